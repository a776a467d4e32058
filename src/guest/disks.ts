import type { Share, StorageBackend, StorageContext, Volume } from '../storage/backend.ts';
import { BACKENDS } from '../storage/index.ts';
import { type Answers, below, entries } from './answers.ts';
import { systemDiskContext } from './system-disk.ts';
import type { World } from './world.ts';

/** One disk of the guest, as the answers have it: the system disk, or an entry of `disks:`. */
export interface DiskQuestion {
  backend: StorageBackend | undefined;
  answers: Readonly<Record<string, unknown>>;
  context: StorageContext;
}

/** Further disks at most: xvdb to xvdy, more than anybody plugs in. A slip in a file must not make thousands. */
export const MOST_DISKS = 24;

/** The question whether another disk comes behind the one at this place. Not written down: the list itself says it. */
export const anotherKey = (at: string): string => `${at}.another`;

/** Whether there is another one behind the disk with this index (0: the system disk): said, or in the list already. */
export function wantsAnother(answers: Answers, index: number): boolean {
  const said = answers.get(anotherKey(placeOf(index)));
  return index < MOST_DISKS && (said === undefined ? isListed(answers, index) : said === true);
}

/** `disks.N` of the answers is the disk with the index N + 1. */
export const isListed = (answers: Answers, index: number): boolean => entries(answers, 'disks', MOST_DISKS) > index;

const placeOf = (index: number): string => (index === 0 ? 'storage' : `disks.${index - 1}`);

/** Every disk that the answers speak of, the system disk first. `usual`: the backend where none is named yet. */
export function diskQuestions(answers: Answers, world: World, usual?: string): DiskQuestion[] {
  const found: DiskQuestion[] = [];
  const shares: Share[] = [];
  const volumes: Volume[] = [];
  const taken = (of: string): number =>
    shares.filter((share) => share.of === of).reduce((sum, { bytes }) => sum + bytes, 0);
  for (let index = 0; index === 0 || wantsAnother(answers, index - 1); index += 1) {
    const at = placeOf(index);
    const last = found.at(-1);
    const volume = last && volumeOf(last);
    if (last) shares.push(...sharesOf(last));
    if (volume) volumes.push(volume);
    const before = new Map(shares.map(({ of }) => [of, taken(of)]));
    const own = below(answers, at);
    const question: DiskQuestion = {
      backend: BACKENDS.find(({ id }) => id === (own.backend ?? usual)),
      answers: own,
      context:
        index === 0
          ? systemDiskContext(answers, world)
          : {
              at,
              guest: String(answers.get('name') ?? '…'),
              role: `data${index}`,
              facts: world.facts,
              leastBytes: 0,
              ...(world.peers ? { peers: world.peers } : {}),
              ...(world.heard ? { heard: world.heard } : {}),
              taken: (of) => before.get(of) ?? 0,
              earlier: [...volumes],
            },
    };
    found.push(question);
  }
  return found;
}

export const volumeOf = ({ backend, answers, context }: DiskQuestion): Volume | undefined =>
  backend?.resolve(answers, context);

/** What a disk draws on; nothing while the host is not known. */
export function sharesOf(question: DiskQuestion): Share[] {
  const { backend, context } = question;
  if (!backend?.shares || !context.facts) return [];
  return backend.shares(backend.resolve(question.answers, context), context.facts, context.peers);
}
