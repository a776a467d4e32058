import { t } from '../../text/t.ts';
import { bindingOf, type Command } from '../keymap.ts';
import { paneRows, previewHasPlace, previewStart } from '../room.ts';
import type { Key } from '../terminal/keys.ts';
import { hasFilter, pickOf } from './choice.ts';
import { complete } from './completion.ts';
import { edit, editor } from './editor.ts';
import { places } from './find.ts';
import { layoutOf } from './layout-of.ts';
import { modeOf } from './mode.ts';
import { borrow, next, type } from './question.ts';
import { highlightedRow, questionOf, reviewRows } from './review.ts';
import { type Step, step, type Ui, without } from './ui.ts';

/** One key pressed: the new state, and what is to happen outside. */
export function press(old: Ui, key: Key): Step {
  const ui = old.note === undefined ? old : { ...old, note: undefined };
  const binding = bindingOf(ui, key);
  if (binding) {
    const reason = binding.disabled?.(ui);
    return reason === undefined ? COMMANDS[binding.command](ui) : step({ ...ui, note: reason });
  }
  return otherKey(ui, key);
}

/** Keys that move or type. */
function otherKey(ui: Ui, key: Key): Step {
  switch (modeOf(ui)) {
    case 'quit':
      return step({ ...ui, overlay: undefined });
    case 'typing':
    case 'choosing':
    case 'filtering':
      return type(ui, ui.view.current!, key);
    case 'find':
      return inFind(ui, key);
    case 'guide':
    case 'preview':
      return inText(ui, key);
    case 'review':
      return inReview(ui, key);
    case 'confirm':
      // Letters mean nothing here: whoever types, or pastes, has not read the question.
      if (key.name !== 'text') return step(ui);
      return step({ ...ui, overlay: undefined, note: t('Nothing was applied: in that question only Enter is a yes.') });
    case 'applying':
    case 'asked':
    case 'result':
      return inApply(ui, key);
    default:
      return step(ui);
  }
}

const COMMANDS: Record<Command, (ui: Ui) => Step> = {
  next: (ui) => {
    const mode = modeOf(ui);
    if (mode === 'find') {
      const found = ui.overlay?.kind === 'find' ? places(ui.view, ui.overlay.editor.text)[ui.overlay.index] : undefined;
      if (!found) return step({ ...ui, note: t('No question has this word.') });
      return step({ ...ui, overlay: undefined }, { type: 'send', events: [{ type: 'goto', key: found.key }] });
    }
    if (mode === 'confirm') return step({ ...ui, overlay: undefined }, { type: 'apply' });
    if (mode === 'result') return step(ui, { type: 'leave', outcome: 'apply' });
    if (mode === 'review') {
      const row = highlightedRow(ui);
      const key = row && questionOf(ui, row);
      return key ? step(ui, { type: 'send', events: [{ type: 'goto', key }] }) : step(ui);
    }
    return ui.view.current ? next(ui, ui.view.current) : step(ui);
  },
  complete: (ui) => (ui.view.current ? complete(ui, ui.view.current) : step(ui)),
  borrow: (ui) => (ui.view.current ? borrow(ui, ui.view.current) : step(ui)),
  back: (ui) => {
    if (ui.overlay) return step({ ...ui, overlay: undefined });
    if (ui.completion) return step({ ...ui, completion: undefined });
    const current = ui.view.current;
    if (current && hasFilter(current) && pickOf(ui, current).filter.text !== '')
      return step({ ...ui, picks: without(ui.picks, current.field.key) });
    // On a visit from the review it stays as it was: nothing half typed waits for the next Enter.
    const drafts = current && ui.view.fromReview ? without(ui.drafts, current.field.key) : ui.drafts;
    return step({ ...ui, drafts }, { type: 'send', events: [{ type: 'back' }] });
  },
  undo: (ui) =>
    // What was half typed belongs to the state that is taken back.
    step({ ...ui, drafts: {}, picks: {} }, { type: 'send', events: [{ type: 'undo' }] }),
  find: (ui) => step({ ...ui, overlay: { kind: 'find', editor: editor(), index: 0 } }),
  guide: (ui) => step({ ...ui, overlay: { kind: 'guide', page: pageOf(ui), scroll: 0 } }),
  preview: (ui) => {
    const { preview } = ui;
    const wide = layoutOf(ui).rail > 0;
    if (!previewHasPlace(ui)) return step({ ...ui, overlay: { kind: 'preview', scroll: previewStart(ui) } });
    return step({
      ...ui,
      scroll: undefined,
      preview: wide ? { ...preview, wide: !preview.wide } : { ...preview, small: !preview.small },
    });
  },
  scrollUp: (ui) => scroll(ui, -1),
  scrollDown: (ui) => scroll(ui, 1),
  write: (ui) => step(ui, { type: 'leave', outcome: 'write' }),
  apply: (ui) => step({ ...ui, overlay: { kind: 'confirm' } }),
  leave: (ui) => step(ui, { type: 'leave', outcome: 'quit' }),
  warnings: (ui) => step({ ...ui, wholeWarnings: !ui.wholeWarnings, scroll: undefined, reviewRow: 0 }),
  unfold: (ui) =>
    step(ui.apply ? { ...ui, apply: { ...ui.apply, unfolded: !ui.apply.unfolded, scroll: undefined } } : ui),
  quit: (ui) => {
    if (ui.apply?.result) return step(ui, { type: 'leave', outcome: 'apply' });
    if (ui.overlay?.kind !== 'quit') return step({ ...ui, overlay: { kind: 'quit' } });
    if (!ui.apply) return step(ui, { type: 'leave', outcome: 'interrupted' });
    return step({ ...ui, overlay: undefined, apply: { ...ui.apply, stopping: true } }, { type: 'abort' });
  },
  stay: (ui) => step({ ...ui, overlay: undefined }),
  keep: (ui) => step(ui, { type: 'keep', yes: true }),
  refuse: (ui) => step(ui, { type: 'keep', yes: false }),
  suspend: (ui) => step(ui, { type: 'suspend' }),
  redraw: (ui) => step(ui, { type: 'redraw' }),
};

/** The guide's page for what is on the screen. */
export function pageOf(ui: Ui): string {
  if (ui.view.current) return ui.view.current.field.page;
  const row = highlightedRow(ui);
  return row?.kind === 'answer' ? row.field.field.page : 'concepts/plan-apply-undo';
}

const LARGE = 1_000_000;

/** The panes know how long their text is and keep the number in bounds when they draw. */
function scroll(ui: Ui, by: -1 | 1): Step {
  const lines = by * Math.max(1, scrollRows(ui));
  if (ui.apply) {
    const from = ui.apply.scroll ?? 0;
    return step({ ...ui, apply: { ...ui.apply, scroll: Math.max(0, from - lines) } });
  }
  return step({ ...ui, scroll: Math.max(0, Math.min(LARGE, (ui.scroll ?? 0) + lines)) });
}

/** The review is read page by page; elsewhere half a page keeps one's place, and never is a line passed over. */
function scrollRows(ui: Ui): number {
  const { body } = layoutOf(ui);
  const { current } = ui.view;
  if (ui.apply) return Math.floor(body / 2);
  return current ? Math.min(Math.floor(body / 2), paneRows(ui, current) - 1) : body - 3;
}

function inFind(ui: Ui, key: Key): Step {
  if (ui.overlay?.kind !== 'find') return step(ui);
  const { overlay } = ui;
  const last = places(ui.view, overlay.editor.text).length - 1;
  const at = (index: number) => step({ ...ui, overlay: { ...overlay, index: Math.max(0, Math.min(last, index)) } });
  if (key.name === 'up') return at(overlay.index - 1);
  if (key.name === 'down') return at(overlay.index + 1);
  if (key.name === 'pageup') return at(overlay.index - 8);
  if (key.name === 'pagedown') return at(overlay.index + 8);
  const edited = edit(overlay.editor, key);
  return edited ? step({ ...ui, overlay: { kind: 'find', editor: edited, index: 0 } }) : step(ui);
}

/** Reading a page of the guide or the config. */
function inText(ui: Ui, key: Key): Step {
  if (ui.overlay?.kind !== 'guide' && ui.overlay?.kind !== 'preview') return step(ui);
  const { overlay } = ui;
  const page = Math.max(1, layoutOf(ui).body - 3);
  const to = (line: number) => step({ ...ui, overlay: { ...overlay, scroll: Math.max(0, Math.min(LARGE, line)) } });
  if (key.name === 'up' || key.text === 'k') return to(overlay.scroll - 1);
  if (key.name === 'down' || key.text === 'j' || key.name === 'enter') return to(overlay.scroll + 1);
  if (key.name === 'pageup' || key.text === 'b') return to(overlay.scroll - page);
  if (key.name === 'pagedown' || key.text === ' ') return to(overlay.scroll + page);
  if (key.name === 'home' || key.text === 'g') return to(0);
  if (key.name === 'end' || key.text === 'G') return to(LARGE);
  return step(ui);
}

function inReview(ui: Ui, key: Key): Step {
  const last = reviewRows(ui).length - 1;
  const now = Math.min(ui.reviewRow, last);
  const at = (row: number) => step({ ...ui, scroll: undefined, reviewRow: Math.max(0, Math.min(last, row)) });
  const up = key.name === 'up' || key.text === 'k';
  const down = key.name === 'down' || key.text === 'j';
  // After paging the highlight comes back where one has read to.
  if (ui.scroll !== undefined && (up || down)) return at(now);
  if (up) return at(now - 1);
  if (down) return at(now + 1);
  if (key.name === 'home') return at(0);
  if (key.name === 'end') return at(last);
  return step(ui);
}

function inApply(ui: Ui, key: Key): Step {
  if (!ui.apply) return step(ui);
  const from = ui.apply.scroll ?? 0;
  const to = (lines: number) => step({ ...ui, apply: { ...ui.apply!, scroll: Math.max(0, lines) } });
  if (key.name === 'up') return to(from + 1);
  if (key.name === 'down') return to(from - 1);
  return step(ui);
}
