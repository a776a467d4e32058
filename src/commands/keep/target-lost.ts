import { HostLost } from '../../host/runner.ts';
import { begunOf } from '../../keep/begun.ts';
import { BACKUPS } from '../../keep/shelf.ts';
import type { Plan } from '../../plan/action.ts';
import type { ApplyOutcome } from '../../plan/apply/events.ts';
import { lineTeller } from '../../plan/apply/lines.ts';
import { undoGuest } from '../../plan/apply/undo.ts';
import { EXIT, type Problem, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { KeepArgs } from './args.ts';

/**
 * The way to the host that a backup was written to is broken: what is on the guest’s own host is taken back all the same, since a
 * snapshot must not stay, and what is on the other one too, if it answers again. `outcome`: how it stood before. Gives back how it
 * stands then: taken back, or left with only the half backup over there, or as it was.
 */
export async function withoutTarget(plan: Plan, outcome: ApplyOutcome, args: KeepArgs): Promise<ApplyOutcome> {
  const { runner, connect, io, stateDir } = args;
  const { on, partial } = begunOf(plan).places;
  if (on === undefined) return outcome;
  const options = {
    ...{ shelf: BACKUPS, connect, onEvent: lineTeller((line) => io.say(line)) },
    ...(stateDir === undefined ? {} : { stateDir }),
  };
  try {
    const all = await undoGuest(plan.name, runner, options);
    if (all.exitCode === EXIT.done) {
      const remedy = t('Everything is as it was before. Try again when the way to that host holds.');
      return { ...outcome, exitCode: EXIT.takenBack, problems: told(outcome, remedy), left: [] };
    }
    const here = await undoGuest(plan.name, runner, { ...options, without: on });
    if (here.exitCode !== EXIT.done) return outcome;
    const remedy = t`On the guest’s host nothing is left of it. On ${on} there is the half backup ${partial}: remove it when that host answers again.`;
    return { ...outcome, problems: told(outcome, remedy), left: here.left };
  } catch (error) {
    if (error instanceof HostLost || error instanceof UserError) return outcome;
    throw error;
  }
}

const told = ({ problems }: ApplyOutcome, remedy: string): Problem[] => problems.map((each) => ({ ...each, remedy }));
