import { t } from '../../text/t.ts';
import type { FieldView } from '../../wizard/view.ts';
import { editor } from './editor.ts';
import { editorOf, type Step, step, type Ui } from './ui.ts';

/** Can what is typed here be completed on the host? */
export const isCompleted = ({ field }: FieldView): boolean =>
  field.kind === 'path' || (field.kind === 'list' && field.paths !== undefined);

/** In a list the last path is completed; what stands before it stays. */
export function lastPath({ field }: FieldView, text: string): { before: string; path: string } {
  const before = field.kind === 'list' ? (/^.*,\s*/s.exec(text)?.[0] ?? '') : '';
  return { before, path: text.slice(before.length) };
}

/** The paths that were found and still begin with what stands in the input. */
export function candidates(ui: Ui, current: FieldView): readonly string[] {
  const { completion } = ui;
  if (!completion?.paths || completion.key !== current.field.key) return [];
  const { before, path } = lastPath(current, editorOf(ui, current).text);
  return unnamed(completion.paths, before).filter((found) => found.startsWith(path) && found !== path);
}

/** What stands in the list already need not be offered again. */
function unnamed(paths: readonly string[], before: string): readonly string[] {
  if (before === '') return paths;
  const named = new Set(before.split(',').map((item) => item.trim()));
  return paths.filter((path) => !named.has(path));
}

/** Where the next one of a list is looked for: beside the one before it. */
const folderBefore = (before: string): string => /(\/(?:[^,]*\/)?)[^,/]*,\s*$/.exec(before)?.[1] ?? '/';

/** Tab: ask the host, or go through what it said. */
export function complete(ui: Ui, current: FieldView): Step {
  const { key } = current.field;
  const found = candidates(ui, current);
  if (ui.completion && found.length > 1)
    return step({ ...ui, completion: { ...ui.completion, index: (ui.completion.index + 1) % found.length } });
  const { before, path } = lastPath(current, editorOf(ui, current).text);
  const asked = path === '' ? folderBefore(before) : path;
  const drafts = path === '' ? { ...ui.drafts, [key]: editor(before + asked) } : ui.drafts;
  const completion = { key, asked, paths: undefined, index: -1 };
  return step({ ...ui, drafts, completion }, { type: 'complete', key, text: asked });
}

/** The host's answer; undefined: it gave none. Too late, when the person has gone on. */
export function completed(ui: Ui, key: string, asked: string, paths: readonly string[] | undefined): Step {
  const current = ui.view.current;
  if (current?.field.key !== key || ui.completion?.asked !== asked) return step(ui);
  if (paths === undefined) return step({ ...ui, completion: undefined, note: t('The host could not be asked.') });
  const { text, at } = editorOf(ui, current);
  const { before, path } = lastPath(current, text);
  const fitting = unnamed(paths, before).filter((found) => found.startsWith(path));
  if (fitting.length === 0)
    return step({ ...ui, completion: undefined, note: t('Nothing on the host begins like this.') });
  const common = commonStart(fitting);
  const longer = common.length > path.length && at === text.length;
  const drafts = longer ? { ...ui.drafts, [key]: editor(before + common) } : ui.drafts;
  // A folder was completed whole: look into it.
  if (longer && fitting.length === 1 && common.endsWith('/'))
    return step(
      { ...ui, drafts, completion: { key, asked: common, paths: undefined, index: -1 } },
      { type: 'complete', key, text: common },
    );
  const completion = fitting.length > 1 ? { key, asked, paths, index: -1 } : undefined;
  return step({ ...ui, drafts, completion });
}

/** Enter on an offered path: it becomes the text; a folder is looked into at once. */
export function takeCandidate(ui: Ui, current: FieldView): Step {
  const { key } = current.field;
  const path = candidates(ui, current)[ui.completion?.index ?? 0];
  if (path === undefined) return step({ ...ui, completion: undefined });
  const { before } = lastPath(current, editorOf(ui, current).text);
  const drafts = { ...ui.drafts, [key]: editor(before + path) };
  if (!path.endsWith('/')) return step({ ...ui, drafts, completion: undefined });
  const completion = { key, asked: path, paths: undefined, index: -1 };
  return step({ ...ui, drafts, completion }, { type: 'complete', key, text: path });
}

function commonStart(texts: readonly string[]): string {
  let common = texts[0] ?? '';
  for (const text of texts) {
    let i = 0;
    while (i < common.length && common[i] === text[i]) i++;
    common = common.slice(0, i);
  }
  // Not half of a character.
  return /[\ud800-\udbff]$/.test(common) ? common.slice(0, -1) : common;
}
