import type { Plan } from '../../plan/action.ts';
import { applyPlan } from '../../plan/apply/apply.ts';
import type { ApplyOutcome } from '../../plan/apply/events.ts';
import type { Io } from '../io.ts';
import type { NewArgs } from './args.ts';
import type { Target } from './target.ts';

/** Carries a plan out for a script: a line for each thing that happens, then what went wrong, if something did. */
export async function applyInLines(plan: Plan, target: Target, args: NewArgs, io: Io): Promise<ApplyOutcome> {
  const outcome = await applyPlan(plan, target.runner, {
    start: args.start,
    signal: io.signal,
    onEvent: (event) => {
      if (event.type === 'note') io.say(event.text);
      else if (event.type === 'started') io.say(`${event.number}/${event.of} ${event.title}`);
    },
  });
  for (const { message, remedy } of outcome.problems) {
    io.say(`xenguide: ${message}`);
    io.say(`  ${remedy}`);
  }
  return outcome;
}
