import { localRunner } from '../../src/host/local.ts';
import { readFacts } from '../../src/host/probe.ts';
import type { Command, Runner } from '../../src/host/runner.ts';

/** A program of its own: reads this machine's facts several times, and each command alone. Prints milliseconds. */
const rounds = Number(process.argv[2] ?? 15);
const runner = localRunner();
const asked: Pick<Command, 'argv' | 'timeoutMs'>[] = [];
const listening: Runner = {
  ...runner,
  run: (command, options) => {
    asked.push(command);
    return runner.run(command, options);
  },
};
await readFacts(listening);
const facts: number[] = [];
const alone = new Map<string, number[]>(asked.map(({ argv }) => [argv.join(' '), []]));
for (let round = -1; round < rounds; round++) {
  const whole = await time(() => readFacts(runner));
  if (round >= 0) facts.push(whole);
  for (const command of asked) {
    const ms = await time(() => runner.run(command));
    if (round >= 0) alone.get(command.argv.join(' '))!.push(ms);
  }
}
process.stdout.write(`${JSON.stringify({ facts, alone: Object.fromEntries(alone) })}\n`);

async function time(what: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await what();
  return performance.now() - begun;
}
