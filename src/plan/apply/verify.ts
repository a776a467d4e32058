import { noted } from '../../text/t.ts';
import type { Action } from '../action.ts';
import { commandLine } from '../command-line.ts';
import { watchAlive } from './alive.ts';
import { isSo } from './ask.ts';
import { pause } from './leftovers.ts';
import { troubleOf } from './trouble.ts';
import { Aborted, Failed, type Work } from './work.ts';

/** How long the effect of an action may take to show, unless its check has a time of its own. */
const PATIENCE_MS = 15_000;

/** Did the action have the effect that was wanted? Gives back evidence, line by line. Rejects with Failed or Aborted. */
export async function verifyAction(work: Work, action: Action, signal?: AbortSignal): Promise<string[]> {
  const { verify } = action;
  if (!verify) return [];
  if (verify.kind === 'alive') return watchAlive(work, verify, signal);
  const deadline = performance.now() + (verify.check.timeoutMs ?? PATIENCE_MS);
  for (let wait = 50; ; wait = Math.min(wait * 2, 1000)) {
    if (signal?.aborted) throw new Aborted();
    if (await isSo(work.hosts, verify.check)) return [];
    if (performance.now() + wait > deadline) break;
    await pause(wait);
  }
  const trouble = troubleOf(verify.check, '');
  throw new Failed({
    field: '',
    message: trouble?.message ?? noted('it was done, but did not have the effect that was wanted'),
    remedy: trouble?.remedy ?? noted`This must succeed: ${commandLine(verify.check)}`,
  });
}
