import { readFile, stat } from 'node:fs/promises';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import type { Facts } from './facts.ts';
import { factsShape } from './facts-shape.ts';

/** The facts of a big host are some hundred KiB. */
const MOST_BYTES = 16 * 2 ** 20;

/**
 * The facts in a file that `doctor --json` wrote (or just its `facts`). Throws UserError, exit 3 and field `--facts`,
 * when the file is not there or does not hold facts, and then names the place in it.
 */
export async function readFactsFile(path: string): Promise<Facts> {
  let text: string;
  try {
    if ((await stat(path)).size > MOST_BYTES) throw wrong(t`${path} is too big to hold the facts of a host.`);
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw wrong(t`${path} cannot be read: ${explain(error)}`);
  }
  return parseFacts(text, path);
}

/** The same for a text; `from` is what messages call it. */
export function parseFacts(text: string, from: string): Facts {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw wrong(t`${from} is not JSON, so it cannot hold the facts of a host.`);
  }
  const inner = typeof json === 'object' && json !== null && 'facts' in json ? json.facts : undefined;
  const within = inner !== undefined;
  const read = factsShape.safeParse(within ? inner : json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = [...(within ? ['facts'] : []), ...(issue?.path ?? [])].map(String).join('.');
  if (place === '' || place === 'facts') throw wrong(t`${from} does not hold the facts of a host.`);
  throw wrong(t`${from} does not hold the facts of a host: ${place} is missing or has another form than expected.`);
}

function explain(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return t('there is no such file.');
  if (code === 'EACCES') return t('you may not read it.');
  if (code === 'EISDIR') return t('it is a folder.');
  return String(code ?? error);
}

function wrong(message: string): UserError {
  const remedy = t(
    'Make the file on that host: xenguide doctor --json > host.json. For a built-in host: --facts example.',
  );
  return new UserError(EXIT.invalid, { field: '--facts', message, remedy });
}
