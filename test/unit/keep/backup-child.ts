/**
 * Carries the plan in the file argv[2] out with the records in argv[3], and kills itself the hard way: argv[4] is the number of the
 * call to the host, or a word of its program (0: not at all), argv[5] whether before or during it. Says how many calls there were.
 */
import { readFileSync } from 'node:fs';
import { localRunner } from '../../../src/host/local.ts';
import type { Runner } from '../../../src/host/runner.ts';
import { BACKUPS } from '../../../src/keep/shelf.ts';
import { applyPlan } from '../../../src/plan/apply/apply.ts';
import { GUESTS } from '../../../src/plan/apply/paths.ts';
import { parsePlan } from '../../../src/plan/plan-file.ts';

const [, , planPath, stateDir, number, moment] = process.argv as string[];
const plan = parsePlan(readFileSync(planPath!, 'utf8'), planPath!);

let calls = 0;
async function call<T>(really: () => Promise<T>, argv: readonly string[] = []): Promise<T> {
  calls += 1;
  const isNow = String(calls) === number || argv.includes(number!);
  if (isNow && moment === 'before') die();
  const work = really();
  if (isNow) setTimeout(die, Number.isNaN(Number(number)) ? 400 : 4);
  return work;
}

const die = (): void => void process.kill(process.pid, 'SIGKILL');

const real = localRunner();
const runner: Runner = {
  where: real.where,
  run: (command, options) => call(() => real.run(command, options), command.argv),
  readText: (path) => call(() => real.readText(path)),
  writeFile: (path, content, mode) => call(() => real.writeFile(path, content, mode)),
  append: (path, text) => call(() => real.append(path, text)),
  close: () => real.close(),
};
// A plan of a guest, and not of a backup: a restore.
const shelf = plan.actions.some(({ id }) => id === 'config.write') ? GUESTS : BACKUPS;
const outcome = await applyPlan(plan, runner, { start: true, stateDir: stateDir!, shelf });
process.stdout.write(`${calls}\n`);
process.exitCode = outcome.exitCode;
