import type { Runner } from '../runner.ts';
import { usesOfDevice } from './device.ts';
import { usesOfFile } from './file.ts';
import { lookAround } from './look.ts';

/** Plain data: it stands in plans as it is. */
export interface InUseQuestion {
  /** The device, best by a stable name, or the file. */
  mustBeFree: string;
  /** The guest that it is for: that its own config names it is no reason. */
  guest: string;
  /**
   * What may be on the device (`signatures` in the facts); '': nothing. Absent: whatever it is. A device that holds nothing
   * is always fine.
   */
  holds?: string;
  /** Not there at all is fine too: for undo, which then has nothing to take back. */
  mayBeGone?: boolean;
}

/** One reason why a device or file must not be written to, nor given to a guest. */
export interface Use {
  reason: string;
  /** It may be over in a moment: udev looks at a disk that was just written, Xen lets go of one a little after its guest. */
  passing?: boolean;
}

const TRIES = 6;
const PAUSE_MS = 500;

/**
 * Why a device or file must not be written to, nor given to a guest; empty: nothing uses it. The one place that knows.
 * Looks only, and reads all there is anew. What could not be found out is a reason too. Rejects with the runner's HostLost.
 */
export async function whyInUse(runner: Runner, question: InUseQuestion): Promise<string[]> {
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
  if (target === undefined) return question.mayBeGone ? [] : [{ reason: 'it is not there' }];
  if (target.kind === 'other') return [{ reason: 'it is neither a block device nor a file' }];
  const uses = target.kind === 'block' ? usesOfDevice(seen, question) : usesOfFile(seen, question);
  return [...uses, ...unknown.map((reason) => ({ reason }))];
}
