import type { Answers } from '../guest/answers.ts';
import type { World } from '../guest/world.ts';
import type { Problem } from '../problem.ts';
import type { Answer, Field } from './field.ts';
import type { Section } from './section.ts';
import { SECTIONS } from './sections/index.ts';
import { readValue } from './values.ts';

/** A question in its place, with what stands there now. */
export interface Placed {
  section: string;
  field: Field;
  value: Answer | undefined;
  from: 'answer' | 'suggestion' | 'nothing';
  problem: Problem | undefined;
}

export interface Evaluation {
  placed: readonly Placed[];
  /** The person's answers where they are fine, else the suggestions; only questions that are asked. */
  effective: Answers;
  /** Questions that must be answered and are not. */
  open: readonly Placed[];
  problems: readonly Problem[];
}

/**
 * Answers and world in; every question, its value and every problem out. Pure, and the only place where suggestions
 * become values: the wizard, the plain face and the answers file all stand on it.
 */
export function evaluate(answers: Answers, world: World): Evaluation {
  const effective = new Map<string, Answer>();
  const placed: Placed[] = [];
  const crossChecks: (() => Problem[])[] = [];
  for (const section of SECTIONS) {
    const own = settle(section, answers, effective, world);
    placed.push(...own);
    for (const { field, value } of own) if (value !== undefined) effective.set(field.key, value);
    if (own.every(({ problem, value, field }) => !problem && (value !== undefined || field.optional))) {
      crossChecks.push(() => section.problems(effective, world));
    }
  }
  const open = placed.filter(({ value, field }) => value === undefined && !field.optional);
  const moot = new Set(placed.filter(isBlocked).flatMap((each) => consequences(placed, placed.indexOf(each))));
  const problems = placed.filter((each) => each.problem && !moot.has(each)).map(({ problem }) => problem!);
  return { placed, effective, open, problems: [...problems, ...crossChecks.flatMap((check) => check())] };
}

/** An answer that would be fine on another host. */
const isBlocked = ({ field, value, problem }: Placed): boolean =>
  problem !== undefined && field.kind === 'choice' && field.options.some((o) => o.value === value && o.blocked);

/** What comes behind it in its group: about a thing that cannot be had nothing else need be said. */
function consequences(placed: readonly Placed[], index: number): Placed[] {
  const { field, section } = placed[index]!;
  const group = field.key.slice(0, field.key.lastIndexOf('.') + 1);
  return placed.slice(index + 1).filter((other) => other.section === section && other.field.key.startsWith(group));
}

/**
 * Asks a section for its questions until an answer or suggestion brings no new one. It sees the person's answers even
 * to questions that have not come up yet: `network.1.mode` is what makes the second card's questions come up at all.
 */
function settle(section: Section, answers: Answers, earlier: Answers, world: World): Placed[] {
  const seen = new Map(answers);
  for (const [key, value] of earlier) seen.set(key, value);
  const settled = new Set<string>();
  for (;;) {
    const placed = section.fields(seen, world).map((field) => place(section.id, field, answers));
    // What is known already changes nothing: the next question need not be asked for anew.
    const next = placed.find(({ field, value }) => {
      if (settled.has(field.key)) return false;
      settled.add(field.key);
      return seen.get(field.key) !== value;
    });
    if (!next) return placed;
    if (next.value === undefined) seen.delete(next.field.key);
    else seen.set(next.field.key, next.value);
  }
}

function place(section: string, field: Field, answers: Answers): Placed {
  const raw = answers.get(field.key);
  if (raw === undefined) {
    const value = field.suggest?.value;
    return { section, field, value, from: value === undefined ? 'nothing' : 'suggestion', problem: undefined };
  }
  // Emptied on purpose: the suggestion of an optional question was turned down.
  if (raw === '' && field.optional) return { section, field, value: undefined, from: 'answer', problem: undefined };
  const reading = readValue(field, raw);
  if ('value' in reading) return { section, field, value: reading.value, from: 'answer', problem: undefined };
  // A refused value stays visible and still steers which questions follow.
  return { section, field, value: raw, from: 'answer', problem: { field: field.key, ...reading } };
}
