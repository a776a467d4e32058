import { t } from '../../text/t.ts';
import { keyName, shownKey } from '../terminal/key-name.ts';
import type { Key } from '../terminal/keys.ts';
import type { Hint } from '../widgets/keys-line.ts';
import { type DiscMode, type DiscUi, discMode } from './ui.ts';

export type DiscCommand =
  | 'insertNumber'
  | 'insert'
  | 'next'
  | 'eject'
  | 'giveUp'
  | 'otherDrive'
  | 'driveBefore'
  | 'up'
  | 'down'
  | 'look'
  | 'guide'
  | 'close'
  | 'scrollUp'
  | 'scrollDown'
  | 'pageUp'
  | 'pageDown'
  | 'top'
  | 'leave'
  | 'interrupt'
  | 'suspend'
  | 'redraw';

/** A key as data, as in the wizard’s keymap.ts: the footer and what happens both come from this table. */
interface Binding {
  command: DiscCommand;
  keys: readonly string[];
  modes: readonly DiscMode[];
  /** For the footer; absent: not shown there. */
  label?: string;
  show?: string;
  /** It only exists when this holds. */
  when?: (ui: DiscUi) => boolean;
  /** Why it would do nothing now. */
  disabled?: (ui: DiscUi) => string | undefined;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const EVERYWHERE: readonly DiscMode[] = ['discs', 'guide', 'small'];

/** In the order of the footer: what matters most first. */
const BINDINGS: readonly Binding[] = [
  {
    command: 'giveUp',
    keys: ['escape'],
    modes: ['discs'],
    label: t('give up'),
    when: (ui) => ui.view.busy?.waiting === true,
  },
  {
    command: 'insertNumber',
    keys: DIGITS,
    modes: ['discs'],
    label: t('insert'),
    show: '1-9',
    disabled: (ui) => noChange(ui) ?? noDisc(ui),
  },
  {
    command: 'insert',
    keys: ['enter'],
    modes: ['discs'],
    label: t('insert it'),
    show: t('Arrows Enter'),
    disabled: (ui) => noChange(ui) ?? noDisc(ui),
  },
  { command: 'next', keys: ['n'], modes: ['discs'], label: t('next disc'), when: hasQueue, disabled: noChange },
  {
    command: 'eject',
    keys: ['e'],
    modes: ['discs'],
    label: t('eject'),
    disabled: (ui) => noChange(ui) ?? emptyDrive(ui),
  },
  { command: 'otherDrive', keys: ['tab', 'right'], modes: ['discs'], label: t('other drive'), disabled: oneDrive },
  { command: 'driveBefore', keys: ['shift-tab', 'left'], modes: ['discs'], disabled: oneDrive },
  { command: 'up', keys: ['up'], modes: ['discs'] },
  { command: 'down', keys: ['down'], modes: ['discs'] },
  { command: 'scrollUp', keys: ['up'], modes: ['guide'], label: t('scroll'), show: t('Arrows PgUp/PgDn') },
  { command: 'scrollDown', keys: ['down'], modes: ['guide'] },
  { command: 'pageUp', keys: ['pageup'], modes: ['guide'] },
  { command: 'pageDown', keys: ['pagedown', ' '], modes: ['guide'] },
  { command: 'top', keys: ['home'], modes: ['guide'], label: t('top'), show: t('Home') },
  { command: 'close', keys: ['escape', '?', 'q', 'f1'], modes: ['guide'], label: t('close') },
  { command: 'look', keys: ['r'], modes: ['discs'], label: t('again') },
  { command: 'guide', keys: ['?', 'f1', '^g'], modes: ['discs'], label: t('guide') },
  { command: 'leave', keys: ['q'], modes: ['discs', 'small'], label: t('leave') },
  { command: 'interrupt', keys: ['^c'], modes: EVERYWHERE },
  { command: 'suspend', keys: ['^z'], modes: EVERYWHERE },
  { command: 'redraw', keys: ['^l'], modes: EVERYWHERE },
];

/** Why no disc can be changed now. */
function noChange({ view, guest, drive }: DiscUi): string | undefined {
  if (view.busy) return view.busy.waiting ? t('One disc at a time: Esc gives up the one under way.') : t('One moment.');
  if (view.phase === 'gone') return t`${guest} does not run: its discs can be changed once it does.`;
  if (view.phase === 'lost') return t('The host does not answer just now.');
  if (view.phase === 'looking') return t('One moment: the drives are being looked at.');
  return drive === undefined ? t`${guest} has no drive for a disc.` : undefined;
}

function noDisc({ view }: DiscUi): string | undefined {
  return view.discs.length === 0 ? t('No ISO file was found on the host that could be inserted.') : undefined;
}

function emptyDrive({ view, drive }: DiscUi): string | undefined {
  return view.drives.find((each) => each.drive === drive)?.disc === null ? t`${drive} is empty.` : undefined;
}

function oneDrive({ view }: DiscUi): string | undefined {
  return view.drives.length > 1 ? undefined : t('There is no other drive.');
}

function hasQueue({ view }: DiscUi): boolean {
  return view.discs.some(({ from }) => from === 'queue');
}

const isHere = (ui: DiscUi, binding: Binding): boolean =>
  binding.modes.includes(discMode(ui)) && (binding.when?.(ui) ?? true);

/** What a key means now, and why it would do nothing. */
export function discBinding(ui: DiscUi, key: Key): { command: DiscCommand; disabled: string | undefined } | undefined {
  const name = keyName(key);
  const binding = BINDINGS.find((each) => each.keys.includes(name) && isHere(ui, each));
  return binding && { command: binding.command, disabled: binding.disabled?.(ui) };
}

/** What the footer says. */
export function discHints(ui: DiscUi): Hint<DiscCommand>[] {
  return BINDINGS.flatMap((binding): Hint<DiscCommand>[] => {
    const { command, label, show, keys } = binding;
    if (label === undefined || !isHere(ui, binding)) return [];
    const enabled = binding.disabled?.(ui) === undefined;
    return [{ command, key: show ?? shownKey(keys[0] ?? ''), label, enabled }];
  });
}
