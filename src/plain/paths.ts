import { t } from '../text/t.ts';
import type { Next, Talk } from './talk.ts';
import { BLANK, para } from './words.ts';

const MOST = 40;

/** Lists what begins so on the host; each can then be chosen by its number. */
export async function listPaths(talk: Talk, beginning: string): Promise<Next> {
  const { voice } = talk;
  const from = beginning.trim() === '' ? '/' : beginning.trim();
  const found = await ask(talk, from);
  talk.offered = (found ?? []).slice(0, MOST);
  talk.draft = found === undefined || found.length === 0 ? from : commonBeginning(found);
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
async function ask({ driver, ear }: Talk, beginning: string): Promise<string[] | undefined> {
  let forget = (): void => {};
  const stopped = new Promise<undefined>((resolve) => {
    forget = ear.onStop(() => resolve(undefined));
  });
  try {
    return await Promise.race([driver.complete(beginning), stopped]);
  } catch {
    return undefined;
  } finally {
    forget();
  }
}

function commonBeginning(paths: readonly string[]): string {
  let common = paths[0] ?? '';
  for (const path of paths) while (!path.startsWith(common)) common = common.slice(0, -1);
  return common;
}
