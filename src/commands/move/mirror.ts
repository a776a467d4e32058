import type { MoveMemory } from '../../keep/move/memory.ts';
import { type DrbdSight, isConnected, isSplit } from '../../keep/move/ways/drbd-state.ts';
import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { MoveArgs } from './args.ts';
import { type EndsNow, lookAtEnds } from './ends.ts';

/** Between two looks. */
const PATIENCE_MS = 2000;
/** Looks in which nothing gets on: two that were just joined need a moment to find each other. */
const STANDSTILL = 10;

const isCopying = ({ connection }: DrbdSight): boolean =>
  /^(Sync|WFBitMap|WFSync|Paused|Verify|Start)/.test(connection);

/**
 * Waits until every mirrored disk is the same on both hosts, for as long as DRBD is at work on it (drbdadm of 8.4 has no command for that).
 * Undefined: they are. Else what is missing; the guest is whole where it is all the same.
 */
export async function waitForMirror(args: MoveArgs, memory: MoveMemory, where: string): Promise<Problem | undefined> {
  if (memory.resources.length === 0) return undefined;
  let told = '';
  for (let still = 0; ; ) {
    const { drbd } = await lookAtEnds(args, memory);
    const late = drbd.filter((each) => !isSame(each));
    if (late.length === 0) return undefined;
    const copying = late.some(({ from, to }) => [from, to].some((sight) => sight && isCopying(sight)));
    still = copying ? 0 : still + 1;
    const [first] = late;
    if (still >= STANDSTILL || args.io.signal.aborted) return problemOf(first!, where);
    const words = t`DRBD copies what ${first!.resource} missed …`;
    if (copying && words !== told) args.io.say(words);
    if (copying) told = words;
    await new Promise((resolve) => {
      setTimeout(resolve, args.patienceMs ?? PATIENCE_MS);
    });
  }
}

const isSame = ({ from, to }: EndsNow['drbd'][number]): boolean =>
  from !== undefined &&
  to !== undefined &&
  [from, to].every((sight) => isConnected(sight) && sight.disk === 'UpToDate') &&
  !from.twoPrimaries &&
  !to.twoPrimaries;

function problemOf({ resource, from, to }: EndsNow['drbd'][number], where: string): Problem {
  const open = from?.twoPrimaries === true || to?.twoPrimaries === true;
  return {
    field: '',
    message: isSplit(from, to)
      ? t`${resource} is in split brain`
      : open
        ? t`${resource} is still open for two writers`
        : t`${resource} is not the same on both hosts yet`,
    remedy: t`The guest is whole on ${where}. See what is missing: drbdadm status ${resource}, on both hosts; mostly the network between them.`,
  };
}
