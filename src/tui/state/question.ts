import { t } from '../../text/t.ts';
import { isNo, isYes } from '../../text/yes-no.ts';
import { readValue } from '../../wizard/values.ts';
import type { FieldView } from '../../wizard/view.ts';
import type { Key } from '../terminal/keys.ts';
import { hasFilter, listOf, pickOf } from './choice.ts';
import { candidates, lastPath, takeCandidate } from './completion.ts';
import { type Editor, edit, editor } from './editor.ts';
import { editorOf, isTyped, type Step, step, type Ui, without } from './ui.ts';

/** Enter: the text, the highlighted option, or what stands there already. */
export function next(ui: Ui, current: FieldView): Step {
  if (!isTyped(current)) return choose(ui, current);
  if (ui.completion && ui.completion.index >= 0) return takeCandidate(ui, current);
  const { key, suggest, optional } = current.field;
  const { text } = editorOf(ui, current);
  const calm = { ...ui, completion: undefined };
  if (text === '' && (suggest !== undefined || optional)) {
    // The answer was wiped out: the suggestion, or nothing, counts again.
    const clear = current.from === 'answer' || current.refused !== undefined;
    const events = clear
      ? [{ type: 'clear' as const, key }, { type: 'accept' as const }]
      : [{ type: 'accept' as const }];
    return step({ ...calm, drafts: without(ui.drafts, key) }, { type: 'send', events });
  }
  if (current.from === 'answer' && current.refused === undefined && text === current.shown)
    return step({ ...calm, drafts: without(ui.drafts, key) }, { type: 'send', events: [{ type: 'accept' }] });
  const taken = (optional && text.trim() === '') || 'value' in readValue(current.field, text);
  const drafts = taken ? without(ui.drafts, key) : ui.drafts;
  return step({ ...calm, drafts }, { type: 'send', events: [{ type: 'answer', key, text }] });
}

function choose(ui: Ui, current: FieldView): Step {
  const { key } = current.field;
  const { highlighted } = listOf(ui, current);
  if (!highlighted)
    return step({ ...ui, note: t('Nothing in the list fits what you typed: take letters away with Backspace.') });
  if (highlighted.blocked) return step({ ...ui, note: t`This cannot be chosen here: ${highlighted.blocked.reason}` });
  const picks = without(ui.picks, key);
  const same = current.refused === undefined && current.from !== 'nothing' && highlighted.value === current.shown;
  const event = same ? { type: 'accept' as const } : { type: 'answer' as const, key, text: highlighted.value };
  return step({ ...ui, picks }, { type: 'send', events: [event] });
}

/** Keys that are no command: typing, and moving in lists. */
export function type(ui: Ui, current: FieldView, key: Key): Step {
  if (!isTyped(current)) return move(ui, current, key);
  const { completion } = ui;
  if (completion?.paths && (key.name === 'down' || key.name === 'up')) {
    const count = candidates(ui, current).length;
    const index = completion.index + (key.name === 'down' ? 1 : -1);
    return step({ ...ui, completion: { ...completion, index: Math.max(-1, Math.min(count - 1, index)) } });
  }
  const old = editorOf(ui, current);
  const edited = edit(old, key, current.field.kind === 'list' ? ', ' : ' ');
  if (!edited) return step(ui);
  if (key.name === 'paste' && key.text !== '' && edited === old)
    return step({ ...ui, note: t('That is too long for one answer: nothing of it was taken.') });
  return typed(ui, current, edited);
}

/** The text of a question has changed: offered paths that do not fit any more go away. */
function typed(ui: Ui, current: FieldView, text: Editor): Step {
  const { key } = current.field;
  const after: Ui = { ...ui, drafts: { ...ui.drafts, [key]: text }, hushed: ui.view.news };
  const { completion } = after;
  if (!completion || text.text === editorOf(ui, current).text) return step(after);
  const { path } = lastPath(current, text.text);
  if (!path.startsWith(completion.asked)) return step({ ...after, completion: undefined });
  // One folder deeper: other paths are wanted.
  if (path.slice(completion.asked.length).includes('/')) {
    const asked = path;
    return step(
      { ...after, completion: { key, asked, paths: undefined, index: -1 } },
      { type: 'complete', key, text: asked },
    );
  }
  return step({ ...after, completion: { ...completion, index: -1 } });
}

const PAGE = 8;

function move(ui: Ui, current: FieldView, key: Key): Step {
  const { index, options } = listOf(ui, current);
  const last = options.length - 1;
  const at = (to: number) => pickAt(ui, current, Math.max(0, Math.min(last, to)));
  if (current.field.kind === 'toggle') {
    // In German j is the yes, not a step down the list.
    if (key.name === 'left' || (key.name === 'text' && isYes(key.text))) return at(0);
    if (key.name === 'right' || (key.name === 'text' && isNo(key.text))) return at(1);
    if (key.name === 'text' && key.text === ' ') return at(1 - index);
  }
  if (key.name === 'up') return at(index === 0 ? last : index - 1);
  if (key.name === 'down') return at(index === last ? 0 : index + 1);
  if (key.name === 'home') return at(0);
  if (key.name === 'end') return at(last);
  if (hasFilter(current)) {
    if (key.name === 'pageup') return at(index - PAGE);
    if (key.name === 'pagedown') return at(index + PAGE);
    const pick = pickOf(ui, current);
    const filter = edit(pick.filter, key);
    if (!filter) return step(ui);
    // Another text: the first that fits is highlighted. The same text: only its cursor moved.
    const same = filter.text === pick.filter.text;
    return step({ ...ui, picks: { ...ui.picks, [current.field.key]: { index: same ? index : 0, filter } } });
  }
  if (key.name === 'text' && key.text === 'k') return at(index - 1);
  if (key.name === 'text' && key.text === 'j') return at(index + 1);
  return step(ui);
}

function pickAt(ui: Ui, current: FieldView, index: number): Step {
  const pick = pickOf(ui, current);
  return step({ ...ui, picks: { ...ui.picks, [current.field.key]: { ...pick, index } } });
}

/** Puts the suggestion into the input, to be changed there. */
export function borrow(ui: Ui, current: FieldView): Step {
  const { suggest, key } = current.field;
  if (!suggest) return step(ui);
  return step({ ...ui, drafts: { ...ui.drafts, [key]: editor(suggestionText(current)) } });
}

export function suggestionText(current: FieldView): string {
  const value = current.field.suggest?.value;
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'boolean' ? (value ? t('yes') : t('no')) : String(value);
}
