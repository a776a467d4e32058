import type { Runner } from '../../host/runner.ts';
import type { Plan } from '../../plan/action.ts';
import type { Io } from '../io.ts';
import { testAfterApply } from './after-apply.ts';
import { reportJson } from './report.ts';

/** For commands without a face: lines to the person, and what goes into the JSON of the result. */
export async function shortTest(
  plan: Plan,
  runner: Runner,
  wanted: boolean,
  io: Io,
): Promise<{ network?: ReturnType<typeof reportJson> }> {
  if (!wanted) return {};
  const { lines, cards } = await testAfterApply(plan, runner, { signal: io.signal, note: (text) => io.say(text) });
  for (const line of lines) io.say(line);
  return cards.length > 0 ? { network: reportJson(cards) } : {};
}
