import { EXIT, UserError } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { Action, Plan, Step } from '../action.ts';
import { typedLine } from '../command-line.ts';
import { hostName, otherHosts, placeText } from '../elsewhere.ts';
import { type Hosts, PeerLost } from './hosts.ts';
import type { Journal } from './journal.ts';
import type { GuestPaths } from './paths.ts';

/**
 * Taking a guest back when another host that it was on is gone for good: what is on that host is left, and it is put down
 * what must be done there by hand should it ever return.
 */

const PATIENCE_MS = 30_000;

/**
 * The plan's host that is meant, by its URL or its bare name. Throws UserError (usage) when the plan has no such host.
 */
export function hostMeant(plan: Plan, given: string): string {
  const others = otherHosts(plan);
  const meant = others.find((url) => url === given || hostName(url) === given);
  if (meant !== undefined) return meant;
  throw new UserError(EXIT.usage, {
    field: '--without-peer',
    message: noted`nothing of ${plan.name} is on ${given}`,
    remedy:
      others.length === 0
        ? noted('It is on one host only: leave --without-peer out.')
        : noted`Write the host as the plan has it: ${others.join(', ')}.`,
  });
}

/** Asks once more. Throws UserError (conflict) when it answers; gives back why it does not, in ssh’s words. */
export async function mustBeSilent(hosts: Hosts, url: string, name: string): Promise<string> {
  try {
    const runner = await hosts.at(url);
    await runner.run({ argv: ['true'], timeoutMs: PATIENCE_MS });
  } catch (error) {
    if (error instanceof PeerLost) return error.message;
    throw error;
  }
  throw new UserError(EXIT.conflict, {
    field: '--without-peer',
    message: noted`${url} answers: nothing need be left there`,
    remedy: noted`Leave --without-peer out: xenguide undo ${name} then takes away what is on both hosts. Nothing was changed.`,
  });
}

/** Steps of an action that would be done there. */
const stepsThere = (steps: readonly Step[], url: string): Step[] => steps.filter(({ on }) => on === url);

/** Something of it may be there. */
export const hasPart = (action: Action, url: string): boolean =>
  stepsThere([...action.do, ...action.undo], url).length > 0;

/** What would have been done there, as it is typed there, in its order. */
export function commandsThere(actions: readonly Action[], url: string): string[] {
  const steps = actions.flatMap(({ undo }) => stepsThere(undo, url));
  const lines = steps.map((step) => typedLine({ ...step, on: undefined } as Step));
  // Two actions may take the same thing away.
  return lines.filter((line, index) => lines.indexOf(line) === index);
}

/** Paths, devices and the like that stay on it. */
export function leftThere(actions: readonly Action[], url: string): string[] {
  const tail = placeText('', url);
  return [...new Set(actions.flatMap(({ touches }) => touches.filter((each) => each.endsWith(tail))))];
}

/** The same file each time the undo of one guest is repeated; a later guest of that name gets another. */
export function notePath({ byHand }: GuestPaths, { name }: Plan, journal: Journal, url: string): string {
  const host = hostName(url).replace(/[^A-Za-z0-9.-]/g, '_');
  const begun = (journal.entries[0]?.at ?? '').replace(/[-:]|\.\d+/g, '');
  return `${byHand}/${name}-on-${host}-${begun}.txt`;
}

export function noteText(plan: Plan, url: string, own: string, commands: readonly string[]): string {
  return [
    noted`The guest ${plan.name} was taken back on ${own} while ${url} did not answer.`,
    noted('Its half there could not be taken away. Should that host ever return, run this on it as root,'),
    noted('in this order. That something is not there is no harm.'),
    '',
    ...commands,
    '',
  ].join('\n');
}
