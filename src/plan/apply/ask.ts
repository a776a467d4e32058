import type { Command, Result, Runner } from '../../host/runner.ts';
import type { Action, Check, Plan } from '../action.ts';
import { newFiles } from '../starts.ts';

/** How long a question may take that says nothing about it. */
const PATIENCE_MS = 60_000;

/** Programs that only look, in one round trip where the runner can do that: a far host answers slowly, but to many at once. */
export function runAll(runner: Runner, argvs: readonly Command['argv'][]): Promise<Result[]> {
  const commands = argvs.map((argv) => ({ argv, timeoutMs: PATIENCE_MS }));
  if (runner.runMany && commands.length > 1) return runner.runMany(commands);
  return Promise.all(commands.map((command) => runner.run(command)));
}

/** Puts a question to the host that changes nothing: yes or no. */
export async function isSo(runner: Runner, check: Check): Promise<boolean> {
  return saysYes(
    check,
    await runner.run({
      argv: check.run,
      ...(check.stdin === undefined ? {} : { stdin: check.stdin }),
      ...(check.from === undefined ? {} : { stdinPath: check.from }),
      timeoutMs: check.timeoutMs ?? PATIENCE_MS,
    }),
  );
}

/** The same for many questions; answers in their order. */
export async function areSo(runner: Runner, checks: readonly Check[]): Promise<boolean[]> {
  const isPlain = (check: Check): boolean => check.stdin === undefined && check.from === undefined;
  const plain = checks.filter(isPlain);
  const results = await runAll(
    runner,
    plain.map((check) => check.run),
  );
  return Promise.all(
    checks.map(async (check) =>
      isPlain(check) ? saysYes(check, results[plain.indexOf(check)]!) : isSo(runner, check),
    ),
  );
}

function saysYes(check: Check, { code, stdout, timedOut }: Result): boolean {
  if (timedOut || !(check.ok ?? [0]).includes(code)) return false;
  const said = stdout.trim();
  if (check.atLeast !== undefined && !(/^\d+$/.test(said) && Number(said) >= check.atLeast)) return false;
  return check.says === undefined || said === check.says;
}

/** Whether something is there under this name; a link that leads nowhere counts. */
export const isThere = (path: string): Check => ({ run: ['test', '-e', path, '-o', '-L', path] });

/**
 * What is asked about an action before it is done: whether what it makes is there (when it has a check), and which of the
 * files that it writes are.
 */
export function questionsOf(plan: Plan, action: Action): { check: Check | undefined; files: string[] } {
  const files = newFiles(plan.actions, action);
  const { check } = action;
  // The check asks the same in most cases.
  return { check, files: check ? files.filter((path) => !check.run.includes(path)) : files };
}

/** Answers to questionsOf, for several actions, in one go. */
export async function askAbout(
  runner: Runner,
  plan: Plan,
  actions: readonly Action[],
): Promise<{ isMade: boolean; foreign: string[] }[]> {
  const asked = actions.map((action) => questionsOf(plan, action));
  const checks = asked.flatMap(({ check, files }) => [...(check ? [check] : []), ...files.map(isThere)]);
  const answers = (await areSo(runner, checks)).values();
  const next = (): boolean => answers.next().value === true;
  return asked.map(({ check, files }) => {
    const isMade = check !== undefined && next();
    return { isMade, foreign: files.filter(() => next()) };
  });
}
