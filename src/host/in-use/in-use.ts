import { t } from '../../text/t.ts';
import type { Runner } from '../runner.ts';
import { usesOfDevice } from './device.ts';
import { usesOfFile } from './file.ts';
import { lookAround, type Seen } from './look.ts';
import { guestsCalling, usersOf } from './owners.ts';
import type { InUseQuestion, Use } from './question.ts';

const TRIES = 6;
const PAUSE_MS = 500;

/**
 * Why a device or file must not be written to, nor given to a guest; empty: nothing uses it. The one place that knows.
 * Looks only, and reads all there is anew. What could not be found out is a reason too. Rejects with the runner's HostLost.
 */
export async function whyInUse(runner: Runner, question: InUseQuestion): Promise<string[]> {
  if (question.every === undefined) return whyOne(runner, question);
  const reasons: string[] = [];
  for (const path of await beginningWith(runner, question.mustBeFree)) {
    const uses = await whyOne(runner, { ...question, mustBeFree: path, mayBeGone: true });
    reasons.push(...uses.map((reason) => `${path}: ${reason}`));
  }
  return reasons;
}

/** Devices whose names begin so, in order; a folder that is not there has none. */
async function beginningWith(runner: Runner, stem: string): Promise<string[]> {
  const slash = stem.lastIndexOf('/');
  // A partition’s name has `-part` behind that beginning; in it, it may be a part of a target’s name.
  const name = stem.slice(slash + 1).replace(/[\\*?[\]]/g, '\\$&');
  const { stdout } = await runner.run({
    argv: ['find', stem.slice(0, slash), '-maxdepth', '1', '-name', `${name}*`, '!', '-name', `${name}*-part*`],
    timeoutMs: 30_000,
  });
  return stdout.split('\n').filter(Boolean).sort();
}

async function whyOne(runner: Runner, question: InUseQuestion): Promise<string[]> {
  for (let left = TRIES; ; left -= 1) {
    const uses = await lookOnce(runner, question);
    if (left <= 1 || uses.length === 0 || uses.some(({ passing }) => !passing)) {
      return [...new Set(uses.map(({ reason }) => reason))];
    }
    await new Promise((resolve) => {
      setTimeout(resolve, PAUSE_MS);
    });
  }
}

async function lookOnce(runner: Runner, question: InUseQuestion): Promise<Use[]> {
  const seen = await lookAround(runner, question);
  const { target, unknown } = seen;
  if (question.others) return othersOn(seen, question).filter(({ other }) => other);
  if (target === undefined) return question.mayBeGone ? [] : [{ reason: t('it is not there') }];
  if (target.kind === 'other') return [{ reason: t('it is neither a block device nor a file') }];
  const uses = target.kind === 'block' ? usesOfDevice(seen, question) : usesOfFile(seen, question);
  return [...uses, ...unknown.map((reason) => ({ reason }))];
}

/** Also of a volume that is there without a device node. A file has no other place: where it is gone nothing is lost with it. */
function othersOn(seen: Seen, { mustBeFree, alsoNamed = [], guest, mayBeGone }: InUseQuestion): Use[] {
  const called = [mustBeFree, ...alsoNamed].filter((path) => path.startsWith('/dev/'));
  const keys = [seen.target?.key, ...alsoNamed.map((path) => seen.identities.get(path)?.key)];
  return [
    ...(seen.target !== undefined || mayBeGone ? [] : [{ reason: t('it is not there'), other: true }]),
    ...called.flatMap((path) => guestsCalling(seen, path, guest)),
    ...keys.flatMap((key) => (key === undefined ? [] : usersOf(seen, key, guest))),
  ];
}
