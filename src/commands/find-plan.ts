import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { badName } from '../guest/name.ts';
import type { Runner } from '../host/runner.ts';
import { onHost } from '../host/where.ts';
import type { Plan } from '../plan/action.ts';
import { readRecord } from '../plan/apply/read.ts';
import { parsePlan } from '../plan/plan-file.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';

/**
 * The plan that `target` means: a plan's file, a folder that holds one, or else a guest whose records are on the host (to go
 * on with an apply that was cut off). Throws UserError: there is none (usage), it is damaged (invalid).
 */
export async function findPlan(target: string, runner: Runner, options: { stateDir?: string }): Promise<Plan> {
  const here = planHere(target);
  if (typeof here === 'string') return parsePlan(read(here), here);
  // A folder that only happens to be called so does not hide a guest that was begun.
  if (badName(target) === undefined) {
    const record = await readRecord(target, runner, options);
    if (record?.plan) return record.plan;
  }
  if (here) throw here;
  throw new UserError(EXIT.usage, {
    field: 'target',
    message: t`there is no plan ${JSON.stringify(target)}: neither a folder or file here, nor a guest that was begun on ${onHost(runner.where)}`,
    remedy: t('Write one with xenguide new --write, and name its folder.'),
  });
}

/** A plan's file on this machine; why the folder of that name has none; undefined when `target` is nothing here. */
function planHere(target: string): string | UserError | undefined {
  const found = look(target);
  if (!found) return undefined;
  if (!found.isDirectory()) return target;
  const plans = readdirSync(target).filter((name) => name.endsWith('.plan.json'));
  if (plans.length === 1) return join(target, plans[0]!);
  const problem = new UserError(EXIT.usage, {
    field: 'target',
    message: plans.length === 0 ? t`there is no plan in the folder ${target}` : t`there are several plans in ${target}`,
    remedy:
      plans.length === 0
        ? t('A plan’s file ends in .plan.json; xenguide new --write writes one.')
        : t`Name one of them: ${plans.map((name) => join(target, name)).join(', ')}`,
  });
  if (plans.length > 1) throw problem;
  return problem;
}

/** What is no path at all (too long, a zero byte) is nothing here. */
function look(target: string): ReturnType<typeof statSync> {
  try {
    return statSync(target);
  } catch {
    return undefined;
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError(EXIT.usage, {
      field: 'target',
      message: t`${path} cannot be read: ${(error as Error).message}`,
      remedy: t('See who may read it: ls -l.'),
    });
  }
}
