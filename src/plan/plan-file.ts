import { badName } from '../guest/name.ts';
import { EXIT, type Problem, UserError } from '../problem.ts';
import { noted, t } from '../text/t.ts';
import type { Plan } from './action.ts';
import { planShape } from './plan-shape.ts';
import type { Wrong } from './shape.ts';

/** The text of NAME.plan.json: what `apply` carries out, and what scripts may read. */
export function printPlan(plan: Plan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}

/**
 * A plan out of its file. Throws UserError (EXIT.invalid) that names each place that is wrong: a plan of an unknown
 * version, a hand-edited one with a mistake or half a file is never carried out.
 * `from` is the file's path, for the message.
 */
export function parsePlan(json: string, from: string): Plan {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw refused([{ at: '', message: t`${from} is not JSON: ${(error as Error).message}` }], from);
  }
  const version = typeof value === 'object' && value !== null ? (value as { version?: unknown }).version : undefined;
  if (version !== 1) {
    throw new UserError(EXIT.invalid, {
      field: 'version',
      message:
        version === undefined
          ? t`${from} is not a plan of xenguide: it has no version`
          : t`${from} is a plan of version ${JSON.stringify(version)}; this xenguide knows version 1 only`,
      remedy: t('Write the plan again with this xenguide (xenguide new --answers …), or use the one that wrote it.'),
    });
  }
  const wrong: Wrong[] = [];
  value = inPieces(value);
  planShape(value, '', wrong);
  if (wrong.length === 0) wrong.push(...senseless(value as Plan));
  if (wrong.length > 0) throw refused(wrong, from);
  return value as Plan;
}

/**
 * Plans of xenguide 0.1 before the pieces hold binary content as one base64 text. What was applied from one lies on hosts,
 * and must be taken back by any later program.
 */
function inPieces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPieces);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, inPieces(inner)]);
  const object = Object.fromEntries(entries);
  const { write, base64, ...rest } = object;
  if (typeof write !== 'string' || typeof base64 !== 'string') return object;
  const bytes = Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
  return { ...rest, write, binary: { bytes, pieces: [{ at: 0, what: noted('its content'), base64 }] } };
}

/** What a plan with the right shape can still have wrong. */
function senseless(plan: Plan): Wrong[] {
  const wrong: Wrong[] = [];
  const name = badName(plan.name);
  if (name) wrong.push({ at: 'name', message: name.message });
  const seen = new Set<string>();
  for (const { id } of plan.actions) {
    if (seen.has(id)) wrong.push({ at: 'actions', message: t`two actions have the id ${id}` });
    seen.add(id);
  }
  return wrong;
}

function refused(wrong: readonly Wrong[], from: string): UserError {
  const most = 5;
  const problems: Problem[] = wrong.slice(0, most).map(({ at, message }) => ({
    field: at,
    message,
    remedy: t`Write ${from} again with xenguide new --answers …; nothing was done.`,
  }));
  if (wrong.length > most) {
    problems.push({ field: '', message: t`and ${wrong.length - most} more`, remedy: t('See above.') });
  }
  return new UserError(EXIT.invalid, problems);
}
