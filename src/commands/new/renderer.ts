import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageRoot } from '../../package-root.ts';
import { loadRenderer as load, type Renderer } from '../../plan/render.ts';
import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';

/**
 * The renderer on our own templates, or on a person's where their folder has them. Throws a UserError (usage) for a
 * folder that is none or has none of them: a slip in its name must not go by unseen.
 */
export async function loadRenderer(folder: string | undefined): Promise<Renderer> {
  const own = join(packageRoot(), 'templates');
  if (folder === undefined) return load({ own: true, read: (name) => readFileSync(join(own, name), 'utf8') });
  const there = look(folder);
  if (!there?.isDirectory()) throw refusal(there ? t`${folder} is no folder` : t`there is no folder ${folder}`, own);
  const all = templateNames(own);
  const theirs = new Set(all.filter((name) => look(join(folder, name))?.isFile()));
  if (theirs.size === 0) throw refusal(t`there is no template in ${folder} (${all.join(', ')})`, own);
  return load({
    read: (name) => (theirs.has(name) ? textOf(join(folder, name)) : readFileSync(join(own, name), 'utf8')),
  });
}

/** Letters that are none in UTF-8 would otherwise go into the guest's files as others, without a word. */
function textOf(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const why = t('it is no text in UTF-8');
    throw new Error(why);
  }
}

/** `guest/hvm.cfg`, … */
const templateNames = (own: string): string[] =>
  readdirSync(own, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(own, join(parentPath, name)))
    .sort();

function look(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

const refusal = (message: string, own: string): UserError =>
  new UserError(EXIT.usage, {
    field: '--templates',
    message,
    remedy: t`Copy the templates you want to change into a folder, as they lie in ${own}, and name that.`,
  });
