/**
 * Carries out the plan in the file argv[2] on the host argv[3] as a person's xenguide would, who does not answer the question
 * about the network; writes "asked" when it comes. To be killed.
 */
import { readFileSync } from 'node:fs';
import { sshRunner } from '../../../src/host/ssh.ts';
import { applyPlan } from '../../../src/plan/apply/apply.ts';
import { parsePlan } from '../../../src/plan/plan-file.ts';

const [, , path, host] = process.argv as [string, string, string, string];
const runner = await sshRunner(host);
await applyPlan(parsePlan(readFileSync(path, 'utf8'), path), runner, {
  start: true,
  confirm: () => {
    process.stdout.write('asked\n');
    return new Promise(() => undefined);
  },
});
