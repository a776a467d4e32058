import type { Runner } from '../../host/runner.ts';
import type { Action, Check, Plan } from '../action.ts';
import { newFiles } from '../starts.ts';

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

/** Files in the way of an action's write steps that nobody of ours made. */
export async function foreignFiles(runner: Runner, plan: Plan, action: Action): Promise<string[]> {
  const found: string[] = [];
  for (const path of newFiles(plan.actions, action)) if (await isThere(runner, path)) found.push(path);
  return found;
}
