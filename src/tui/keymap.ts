import { t } from '../text/t.ts';
import { paneRows, previewHasPlace } from './room.ts';
import { isCompleted } from './state/completion.ts';
import { layoutOf } from './state/layout-of.ts';
import { hasCursor, type Mode, modeOf } from './state/mode.ts';
import { briefWarnings, highlightedRow, questionOf } from './state/review.ts';
import { editorOf, isTyped, type Ui } from './state/ui.ts';
import { keyName, shownKey } from './terminal/key-name.ts';
import type { Key } from './terminal/keys.ts';
import type { Hint } from './widgets/keys-line.ts';

export type Command =
  | 'next'
  | 'complete'
  | 'borrow'
  | 'back'
  | 'undo'
  | 'find'
  | 'guide'
  | 'preview'
  | 'scrollUp'
  | 'scrollDown'
  | 'write'
  | 'apply'
  | 'leave'
  | 'warnings'
  | 'unfold'
  | 'quit'
  | 'stay'
  | 'keep'
  | 'refuse'
  | 'suspend'
  | 'redraw';

/** A key as data: the footer, the help and what happens all come from this table. */
export interface Binding {
  command: Command;
  /** Names of keys (`enter`), letters with Ctrl (`^g`), bare characters (`?`: not while they would be text). */
  keys: readonly string[];
  modes: readonly Mode[];
  /** For the footer; undefined: not shown there. */
  label?: string | ((ui: Ui) => string);
  /** For the help, where the footer does not tell it. */
  help?: string;
  /** In the footer it would only be in the way. */
  hidden?: (ui: Ui) => boolean;
  /** Shown instead of the key's own name. In words: an arrow’s ASCII twin is another key (`^v`), or a letter (`>`). */
  show?: string;
  /** It only exists when this holds. */
  when?: (ui: Ui) => boolean;
  /** Why it would do nothing now. */
  disabled?: (ui: Ui) => string | undefined;
}

const TO_REVIEW = t('back to the review');
const QUESTION: readonly Mode[] = ['typing', 'choosing', 'filtering'];
const WIZARD: readonly Mode[] = [...QUESTION, 'review'];
const EVERYWHERE: readonly Mode[] = [
  ...WIZARD,
  'guide',
  'preview',
  'find',
  'confirm',
  'applying',
  'asked',
  'result',
  'small',
  'quit',
];

/** In the order of the footer: what matters most first, since a narrow window cuts it at the end. */
const BINDINGS: readonly Binding[] = [
  { command: 'quit', keys: ['^c'], modes: ['quit'], label: (ui) => (ui.apply ? t('stop') : t('quit')) },
  { command: 'stay', keys: ['escape'], modes: ['quit'], label: t('stay'), show: t('any other key') },
  { command: 'keep', keys: ['y'], modes: ['asked'], label: t('yes, keep it') },
  { command: 'refuse', keys: ['n'], modes: ['asked'], label: t('no, go back') },
  { command: 'next', keys: ['enter'], modes: ['typing'], label: (ui) => (ui.view.fromReview ? TO_REVIEW : t('next')) },
  {
    command: 'next',
    keys: ['enter'],
    modes: ['choosing', 'filtering'],
    label: (ui) => (ui.view.fromReview ? TO_REVIEW : t('choose')),
  },
  { command: 'next', keys: ['enter'], modes: ['find'], label: t('go there') },
  {
    command: 'next',
    keys: ['enter'],
    modes: ['review'],
    label: t('change'),
    show: t('Arrows Enter'),
    disabled: (ui) => {
      const row = highlightedRow(ui);
      return row && questionOf(ui, row) ? undefined : t('Move to an answer with the arrows: Enter changes it.');
    },
  },
  { command: 'next', keys: ['enter'], modes: ['confirm'], label: t('apply now') },
  { command: 'next', keys: ['enter', 'q', 'escape'], modes: ['result'], label: t('finish') },
  {
    command: 'borrow',
    keys: ['tab', 'right'],
    modes: ['typing'],
    label: t('edit it'),
    when: (ui) => ui.view.current !== undefined && isGhost(ui),
  },
  {
    command: 'complete',
    keys: ['tab'],
    modes: ['typing'],
    label: t('complete'),
    when: (ui) => ui.view.current !== undefined && isCompleted(ui.view.current) && !isGhost(ui),
  },
  {
    command: 'write',
    keys: ['w', '^w'],
    modes: ['review'],
    label: t('write files'),
    disabled: (ui) => unready(ui) ?? ui.hinders.write,
  },
  {
    command: 'apply',
    keys: ['a', '^a'],
    modes: ['review'],
    label: t('apply'),
    hidden: (ui) => ui.hinders.apply !== undefined,
    disabled: (ui) => unready(ui) ?? ui.hinders.apply,
  },
  { command: 'leave', keys: ['q'], modes: ['review'], label: t('quit') },
  {
    command: 'warnings',
    keys: ['m'],
    modes: ['review'],
    label: (ui) => (ui.wholeWarnings ? t('warnings in short') : t('all warnings')),
    when: (ui) => briefWarnings(ui).cut,
  },
  // What moves in a text is no command (state/update.ts): these are only told.
  { command: 'scrollUp', keys: [], modes: ['guide', 'preview'], label: t('scroll'), show: t('Arrows PgUp/PgDn') },
  { command: 'scrollDown', keys: [], modes: ['guide', 'preview'], label: t('top'), show: t('Home') },
  { command: 'back', keys: ['escape'], modes: ['guide', 'preview', 'find'], label: t('close') },
  { command: 'back', keys: ['escape'], modes: ['confirm'], label: t('not yet') },
  {
    command: 'back',
    keys: ['escape', 'shift-tab'],
    modes: WIZARD,
    label: (ui) => (ui.view.fromReview ? t('leave as it was') : t('back')),
    disabled: (ui) => (ui.view.canGoBack ? undefined : t('This is the first question: there is nothing before it.')),
  },
  {
    command: 'undo',
    keys: ['u', '^r', '^_'],
    modes: WIZARD,
    label: t('undo'),
    disabled: (ui) => (ui.view.canUndo ? undefined : t('Nothing has been answered yet: there is nothing to undo.')),
  },
  { command: 'find', keys: ['/', '^f'], modes: WIZARD, label: t('find') },
  { command: 'guide', keys: ['?', '^g', 'f1'], modes: WIZARD, label: t('guide') },
  { command: 'back', keys: ['?', '^g', 'q', 'f1'], modes: ['guide'] },
  { command: 'back', keys: ['p', '^p', 'q'], modes: ['preview'] },
  {
    command: 'preview',
    keys: ['p', '^p'],
    modes: WIZARD,
    label: (ui) => {
      if (!previewHasPlace(ui)) return t('preview');
      if (layoutOf(ui).rail > 0) return ui.preview.wide ? t('hide preview') : t('preview');
      return ui.preview.small ? t('guide here') : t('preview');
    },
  },
  { command: 'unfold', keys: ['o', '^o'], modes: ['applying', 'result'], label: t('output') },
  {
    command: 'scrollUp',
    keys: ['pageup'],
    modes: ['typing', 'choosing', 'review', 'applying', 'result'],
    label: t('scroll'),
    show: t('PgUp/Dn'),
    hidden: (ui) => !ui.apply && ui.view.current !== undefined && paneRows(ui, ui.view.current) === 0,
  },
  { command: 'scrollDown', keys: ['pagedown'], modes: ['typing', 'choosing', 'review', 'applying', 'result'] },
  {
    command: 'quit',
    keys: ['^c'],
    modes: EVERYWHERE,
    label: (ui) => (ui.apply && !ui.apply.result ? t('stop') : t('quit')),
  },
  { command: 'suspend', keys: ['^z'], modes: EVERYWHERE, help: t('to the shell, fg comes back') },
  { command: 'redraw', keys: ['^l'], modes: EVERYWHERE, help: t('draw it anew') },
];

/** The input is empty and shows the suggestion instead. */
function isGhost(ui: Ui): boolean {
  const current = ui.view.current;
  return (
    current !== undefined &&
    isTyped(current) &&
    current.field.suggest !== undefined &&
    editorOf(ui, current).text === ''
  );
}

function unready(ui: Ui): string | undefined {
  if (ui.view.ready) return undefined;
  const [first] = ui.view.problems;
  if (first) return t`Not yet: ${first.message}`;
  return ui.view.waiting.length > 0 ? t`Not yet: ${ui.view.waiting.join(', ')}.` : t('Not yet: questions are open.');
}

/** The binding that a key means now, whether it is disabled or not. */
export function bindingOf(ui: Ui, key: Key): Binding | undefined {
  const mode = modeOf(ui);
  const name = keyName(key);
  return BINDINGS.find(
    (binding) => binding.keys.some((k) => k === name && isLive(ui, mode, k)) && isHere(ui, mode, binding),
  );
}

const isHere = (ui: Ui, mode: Mode, binding: Binding): boolean =>
  binding.modes.includes(mode) && (binding.when?.(ui) ?? true);

/** A bare character is a command where no text is typed; `?` also in an empty input, since no answer begins with it. */
function isLive(ui: Ui, mode: Mode, name: string): boolean {
  if (name.length > 1 || !hasCursor(mode)) return true;
  const current = ui.view.current;
  return name === '?' && mode === 'typing' && current !== undefined && editorOf(ui, current).text === '';
}

/** What the footer says. */
export const hints = (ui: Ui): Hint<Command>[] => told(ui, ({ hidden, label }) => (hidden?.(ui) ? undefined : label));

/** Every key of what lies below the help, also those that the footer has no room for. */
export const helped = (ui: Ui): Hint<Command>[] =>
  told({ ...ui, overlay: undefined }, ({ label, help }) => label ?? help);

function told(ui: Ui, labelOf: (binding: Binding) => Binding['label']): Hint<Command>[] {
  const mode = modeOf(ui);
  const seen = new Set<Command>();
  const out: Hint<Command>[] = [];
  for (const binding of BINDINGS) {
    if (seen.has(binding.command) || !isHere(ui, mode, binding)) continue;
    const said = labelOf(binding);
    if (said === undefined) continue;
    seen.add(binding.command);
    const name = binding.keys.find((k) => k.length > 1 || !hasCursor(mode)) ?? '';
    out.push({
      command: binding.command,
      key: binding.show ?? shownKey(name),
      label: typeof said === 'string' ? said : said(ui),
      enabled: binding.disabled?.(ui) === undefined,
    });
  }
  return out;
}
