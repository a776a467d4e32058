/**
 * Carries out the plan in the file argv[2] with the records in argv[3], and kills itself the hard way at a chosen moment:
 * argv[5] is the number of the call to the host, or a program that it starts; argv[6] whether before, during or after it.
 * Number 0: not at all.
 */
import { readFileSync } from 'node:fs';
import { localRunner } from '../../../../src/host/local.ts';
import type { Runner } from '../../../../src/host/runner.ts';
import { applyPlan } from '../../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../../src/plan/apply/undo.ts';
import { parsePlan } from '../../../../src/plan/plan-file.ts';

const [, , planPath, stateDir, verb, number, moment] = process.argv as string[];
const plan = parsePlan(readFileSync(planPath!, 'utf8'), planPath!);

let calls = 0;
async function call<T>(really: () => Promise<T>, argv: readonly string[] = []): Promise<T> {
  calls += 1;
  const isNow = String(calls) === number || argv.includes(number!);
  if (isNow && moment === 'before') die();
  const work = really();
  if (isNow && moment === 'during') setTimeout(die, 4);
  const value = await work;
  if (isNow && moment === 'after') die();
  return value;
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

const real = localRunner();
const runner: Runner = {
  where: real.where,
  run: (command, options) => call(() => real.run(command, options), command.argv),
  readText: (path) => call(() => real.readText(path)),
  writeFile: (path, content, mode) => call(() => real.writeFile(path, content, mode)),
  append: (path, text) => call(() => real.append(path, text)),
  close: () => real.close(),
};

// The other host is this machine too, under another name.
const options = { stateDir: stateDir!, connect: async (where: string) => ({ ...runner, where }) };
const outcome =
  verb === 'undo'
    ? await undoGuest(plan.name, runner, options)
    : await applyPlan(plan, runner, { start: true, ...options });
process.stdout.write(`${calls}\n`);
process.exitCode = outcome.exitCode;
