import { HostLost, type Result, type Runner } from '../../host/runner.ts';
import { EXIT, UserError } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { Check, Condition, RunStep } from '../action.ts';
import { saysYes } from './ask.ts';
import { pause } from './leftovers.ts';

/** An answer that has not come by then may have been lost with the connection. */
const ANSWER_MS = 10_000;
/** One attempt at a new connection, with a question. A host in an emulator takes its time. */
const ATTEMPT_MS = 20_000;
const BETWEEN_MS = 1000;

/**
 * Waits for a program that may cut the connection it was started over. Its own result where that comes; else, once the host
 * says over a new connection that it is through, a plain success. Rejects with HostLost when the host is not heard in time.
 */
export async function acrossTheChange(
  runner: Runner,
  started: Promise<Result>,
  { until, seconds }: NonNullable<RunStep['across']>,
): Promise<Result> {
  const deadline = performance.now() + seconds * 1000;
  const silent = Symbol('silent');
  const first = await Promise.race([
    started.catch((error: unknown) => {
      if (error instanceof HostLost) return silent;
      throw error;
    }),
    ...(runner.renew ? [pause(ANSWER_MS).then((): typeof silent => silent)] : []),
  ]);
  if (first !== silent) return first as Result;
  started.catch(() => undefined);
  // It may hang for a minute before it is known to be dead.
  runner.renew?.();
  if (await comesTrue(runner, until, deadline)) return { code: 0, stdout: '', stderr: '', timedOut: false };
  throw new HostLost(noted`${runner.where} did not answer for ${seconds} seconds after its network was changed`);
}

/** Asks until the answer is yes, over a new connection whenever one breaks or is silent. False: not by then. */
export async function comesTrue(runner: Runner, question: Condition, deadline: number): Promise<boolean> {
  for (;;) {
    if ((await askAnew(runner, question)) === true) return true;
    if (performance.now() + BETWEEN_MS > deadline) return false;
    await pause(BETWEEN_MS);
  }
}

/** One question over the connection that there is, or else a new one. Undefined: nobody answers. */
export async function askAnew(runner: Runner, question: Check): Promise<boolean | undefined> {
  const result = await runAnew(runner, question.run);
  return result && saysYes(question, result);
}

/** The result of a short program, or undefined when the host could not be reached: the next attempt is a new connection. */
export async function runAnew(runner: Runner, argv: RunStep['run']): Promise<Result | undefined> {
  const asking = runner.run({ argv, timeoutMs: ATTEMPT_MS });
  try {
    const result = await Promise.race([asking, pause(ATTEMPT_MS + BETWEEN_MS).then(() => undefined)]);
    if (result) return result;
    asking.catch(() => undefined);
  } catch (error) {
    const unreachable = error instanceof UserError && error.exitCode === EXIT.notReady;
    if (!unreachable && !(error instanceof HostLost)) throw error;
  }
  runner.renew?.();
  return undefined;
}
