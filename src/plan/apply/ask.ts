import type { Command, Result, Runner } from '../../host/runner.ts';
import type { Action, Check, Plan } from '../action.ts';
import { placeText } from '../elsewhere.ts';
import { newFiles, type PlacedPath } from '../starts.ts';
import type { Hosts } from './hosts.ts';

/** How long a question may take that says nothing about it. */
const PATIENCE_MS = 60_000;

/** Programs that only look, in one round trip where the runner can do that: a far host answers slowly, but to many at once. */
export function runAll(runner: Runner, argvs: readonly Command['argv'][]): Promise<Result[]> {
  const commands = argvs.map((argv) => ({ argv, timeoutMs: PATIENCE_MS }));
  if (runner.runMany && commands.length > 1) return runner.runMany(commands);
  return Promise.all(commands.map((command) => runner.run(command)));
}

/** Puts a question to the host that it is about, which changes nothing: yes or no. */
export async function isSo(hosts: Hosts, check: Check): Promise<boolean> {
  const runner = await hosts.for(check);
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
export async function areSo(hosts: Hosts, checks: readonly Check[]): Promise<boolean[]> {
  const isPlain = (check: Check): boolean => check.stdin === undefined && check.from === undefined;
  const answers = new Map<Check, boolean>();
  const places = [...new Set(checks.map(({ on }) => on))].map(async (on) => {
    const plain = checks.filter((check) => check.on === on && isPlain(check));
    const argvs = plain.map((check) => check.run);
    const results = argvs.length === 0 ? [] : await runAll(await hosts.for(on === undefined ? {} : { on }), argvs);
    for (const [index, check] of plain.entries()) answers.set(check, saysYes(check, results[index]!));
  });
  await Promise.all(places);
  return Promise.all(checks.map(async (check) => answers.get(check) ?? isSo(hosts, check)));
}

export function saysYes(check: Check, { code, stdout, timedOut }: Result): boolean {
  if (timedOut || !(check.ok ?? [0]).includes(code)) return false;
  const said = stdout.trim();
  if (check.atLeast !== undefined && !(/^\d+$/.test(said) && Number(said) >= check.atLeast)) return false;
  if (check.mentions !== undefined && !said.split(/\s+/).includes(check.mentions)) return false;
  return check.says === undefined || said === check.says;
}

/** Whether something is there under this name; a link that leads nowhere counts. */
export const isThere = (path: string, on?: string): Check => ({
  run: ['test', '-e', path, '-o', '-L', path],
  ...(on === undefined ? {} : { on }),
});

/**
 * What is asked about an action before it is done: whether what it makes is there (when it has a check), and which of the
 * files that it writes are.
 */
function questionsOf(plan: Plan, action: Action): { check: Check | undefined; files: PlacedPath[] } {
  const files = newFiles(plan.actions, action);
  const { check } = action;
  // The check asks the same in most cases.
  return { check, files: files.filter(({ path, on }) => !check || check.on !== on || !check.run.includes(path)) };
}

/** Answers to questionsOf, for several actions, in one go. Files with the host that they are on. */
export async function askAbout(
  hosts: Hosts,
  plan: Plan,
  actions: readonly Action[],
): Promise<{ isMade: boolean; foreign: string[] }[]> {
  const asked = actions.map((action) => questionsOf(plan, action));
  const checks = asked.flatMap(({ check, files }) => [
    ...(check ? [check] : []),
    ...files.map(({ path, on }) => isThere(path, on)),
  ]);
  const answers = (await areSo(hosts, checks)).values();
  const next = (): boolean => answers.next().value === true;
  return asked.map(({ check, files }) => {
    const isMade = check !== undefined && next();
    return { isMade, foreign: files.filter(() => next()).map(({ path, on }) => placeText(path, on)) };
  });
}
