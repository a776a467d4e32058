import { isRow, text } from '../probes/probe.ts';
import type { Result } from '../runner.ts';
import { type Identity, readIdentities, STAT_FORMAT } from './identity.ts';

/**
 * What lies below the images of guests: a qcow2 file may hold only what differs from another file or device, its backing file, and is
 * worth nothing without it. Several guests often stand on one image like that.
 */

type Ask = (argvs: readonly (readonly [string, ...string[]])[]) => Promise<Result[]>;

/** An image above an image above an image: more than anybody makes. */
const LEVELS = 8;

/**
 * By the path of each image, all that is below it, from the top. `images`: paths as guests name them; of those only files are looked into.
 * A file is asked for what it says itself, and nothing that it names is opened: that may be anything, in an image that a guest wrote.
 */
export async function whatIsBelow(
  images: readonly string[],
  identities: ReadonlyMap<string, Identity>,
  ask: Ask,
): Promise<{ below: Map<string, string[]>; identities: Map<string, Identity> }> {
  const known = new Map(identities);
  const parents = new Map<string, string>();
  let level = images.filter((path) => known.get(path)?.kind === 'file');
  for (let depth = 0; depth < LEVELS && level.length > 0; depth += 1) {
    const answers = await ask(
      level.map((path) => ['qemu-img', 'info', '-U', '--output=json', '-f', 'qcow2', '--', path]),
    );
    const found = level.flatMap((path, index) => {
      const parent = parentIn(answers[index]!.stdout);
      return parent === undefined ? [] : [[path, parent] as const];
    });
    for (const [path, parent] of found) parents.set(path, parent);
    const fresh = [...new Set(found.map(([, parent]) => parent))].filter((path) => !known.has(path));
    if (fresh.length === 0) break;
    const [seen] = await ask([['stat', '-L', '-c', STAT_FORMAT, '--', ...fresh]]);
    for (const [path, identity] of readIdentities(seen!.stdout)) known.set(path, identity);
    level = fresh.filter((path) => known.get(path)?.kind === 'file');
  }
  return { below: new Map(images.map((path) => [path, chainOf(path, parents)])), identities: known };
}

function chainOf(path: string, parents: ReadonlyMap<string, string>): string[] {
  const chain: string[] = [];
  for (let next = parents.get(path); next !== undefined && !chain.includes(next); next = parents.get(next))
    chain.push(next);
  return chain;
}

/** qemu-img(1) info --output=json. Only what lies in the host’s own file system. */
function parentIn(stdout: string): string | undefined {
  try {
    const json: unknown = JSON.parse(stdout);
    const parent = isRow(json) ? text(json['full-backing-filename']) : null;
    return parent?.startsWith('/') ? parent : undefined;
  } catch {
    // It is no qcow2 file, or qemu-img is not there.
    return undefined;
  }
}
