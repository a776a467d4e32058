import { clean } from '../text/clean.ts';
import { t } from '../text/t.ts';
import type { Field } from '../wizard/field.ts';
import type { Next, Talk } from './talk.ts';
import { BLANK, para } from './words.ts';

const MOST = 40;
/** What takes longer is not waited for in silence. */
const SILENCE_MS = 100;

/** Is it answered with paths, one or several? */
export const takesPaths = (field: Field): boolean =>
  field.kind === 'path' || (field.kind === 'list' && field.paths !== undefined);

/** Of several paths only the last one is completed: what stands before it, with its comma, and its beginning. */
export function lastPath(field: Field, text: string): { before: string; beginning: string } {
  const before = field.kind === 'list' ? (/^.*,\s*/s.exec(text)?.[0] ?? '') : '';
  return { before, beginning: text.slice(before.length) };
}

/**
 * The text with paths in place of the numbers that stand for them in it; undefined: none does. Behind the `draft` that was
 * offered on the line a number counts as well, as long as no path goes on like that.
 */
export function withPicked(field: Field, offered: readonly string[], text: string, draft: string): string | undefined {
  const behind = draft !== '' && text.startsWith(draft) ? text.slice(draft.length) : '';
  const chosen = offered[Number(behind) - 1];
  if (
    /^\d+$/.test(behind) &&
    chosen !== undefined &&
    !offered.some((path) => path.startsWith(beginningOf(field, text)))
  )
    return lastPath(field, text).before + chosen;
  const items = field.kind === 'list' ? text.split(',').map((item) => item.trim()) : [text];
  const paths = items.map((item) => (/^\d+$/.test(item) ? (offered[Number(item) - 1] ?? item) : item));
  return paths.some((path, index) => path !== items[index]) ? paths.join(', ') : undefined;
}

const beginningOf = (field: Field, text: string): string => lastPath(field, text).beginning;

/** Lists what begins so on the host; each can then be chosen by its number. `before` stays on the line in front of it. */
export async function listPaths(talk: Talk, beginning: string, before = ''): Promise<Next> {
  const { voice } = talk;
  const from = beginning.trim() === '' ? '/' : beginning.trim();
  const found = await ask(talk, from);
  talk.offered = (found ?? []).slice(0, MOST);
  const common = found === undefined || found.length === 0 ? from : commonBeginning(found);
  // It is written onto the line as it is, and read there as keys: a name must not steer the terminal or press Enter.
  talk.draft = before + (clean(common) === common ? common : from);
  if (found === undefined) voice.say(t('The host could not be asked.'));
  else if (found.length === 0) voice.say(t`Nothing on the host begins with ${from}.`);
  else {
    voice.say(BLANK, ...talk.offered.map((path, index) => para(path, `  ${index + 1}. `)));
    if (found.length > MOST) voice.say(t`… and ${found.length - MOST} more: type a longer beginning.`);
    voice.say(t('Answer with a number or a path; a folder’s number lists what is in it.'));
  }
  return 'stay';
}

/** Undefined: the host did not answer, or the person would not wait for it. */
async function ask({ driver, ear, voice }: Talk, beginning: string): Promise<string[] | undefined> {
  let forget = (): void => {};
  const stopped = new Promise<undefined>((resolve) => {
    forget = ear.onStop(() => resolve(undefined));
  });
  const slow = setTimeout(() => voice.say(t('Asking the host …')), SILENCE_MS);
  try {
    return await Promise.race([driver.complete(beginning), stopped]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(slow);
    forget();
  }
}

function commonBeginning(paths: readonly string[]): string {
  let common = paths[0] ?? '';
  for (const path of paths) while (!path.startsWith(common)) common = common.slice(0, -1);
  return common;
}
