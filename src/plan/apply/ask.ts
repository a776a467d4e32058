import type { Runner } from '../../host/runner.ts';
import type { Action, Check, Plan } from '../action.ts';

/** Puts a question to the host that changes nothing: yes or no. */
export async function isSo(runner: Runner, check: Check): Promise<boolean> {
  const { code, stdout, timedOut } = await runner.run({
    argv: check.run,
    ...(check.stdin === undefined ? {} : { stdin: check.stdin }),
    ...(check.from === undefined ? {} : { stdinPath: check.from }),
    timeoutMs: check.timeoutMs ?? 60_000,
  });
  if (timedOut || !(check.ok ?? [0]).includes(code)) return false;
  return check.says === undefined || stdout.trim() === check.says;
}

/** A link that leads nowhere is there too. */
export async function isThere(runner: Runner, path: string): Promise<boolean> {
  return isSo(runner, { run: ['test', '-e', path, '-o', '-L', path] });
}

/**
 * What an action would write over although nobody of ours made it: paths of its write steps that are there and that no
 * action before it (in the plan) makes.
 */
export async function foreignFiles(runner: Runner, plan: Plan, action: Action): Promise<string[]> {
  const before = plan.actions.slice(0, plan.actions.indexOf(action));
  const ours = new Set(before.flatMap((earlier) => [...earlier.touches, ...earlier.do.flatMap(outputOf)]));
  const own = new Set<string>();
  const found: string[] = [];
  for (const step of action.do) {
    if ('write' in step && !ours.has(step.write) && !own.has(step.write) && (await isThere(runner, step.write))) {
      found.push(step.write);
    }
    for (const path of outputOf(step)) own.add(path);
  }
  return found;
}

const outputOf = (step: Action['do'][number]): string[] =>
  'write' in step ? [step.write] : step.to === undefined ? [] : [step.to];
