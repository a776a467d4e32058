import type { Answers } from '../guest/answers.ts';
import type { World } from '../guest/world.ts';
import type { Facts } from '../host/facts.ts';
import { ofHost } from '../host/of-host.ts';
import type { Problem } from '../problem.ts';
import type { Field, Option } from './field.ts';

/** A step of the wizard, as data: the same for Ink, for plain lines and for an answers file. */
export interface Section {
  id: string;
  /** A word or two for the rail. */
  title: string;
  /**
   * Its questions, given what is answered so far (the person's answers, else the suggestions of the questions before).
   * Called again after each answer, so that one answer can bring or take away the next question.
   */
  fields(answers: Answers, world: World): Field[];
  /** What is wrong between several answers, or between them and the host. Only asked when each answer is fine. */
  problems(answers: Answers, world: World): Problem[];
  /** The answers in a few words, where listing the values would not do. */
  summary?(answers: Answers, world: World): string;
}

interface Choosable {
  id: string;
  label: string;
  summary: string;
  unavailable(facts: Facts): { reason: string; remedy: string } | undefined;
}

/** A backend, mode or source as a choice: greyed with its reason where this host cannot do it. */
export const optionOf = (thing: Choosable, facts: Facts | undefined): Option =>
  facts === undefined ? option(thing, undefined) : optionsOn(facts)(thing);

/** The first one that this host can do. */
export function firstPossible<T extends Choosable>(things: readonly T[], facts: Facts | undefined): T | undefined {
  return things.find((thing) => !optionOf(thing, facts).blocked);
}

const option = ({ id, label, summary }: Choosable, blocked: Option['blocked']): Option =>
  blocked ? { value: id, label, hint: summary, blocked } : { value: id, label, hint: summary };

const optionsOn = ofHost((facts) => {
  const known = new Map<Choosable, Option>();
  return (thing: Choosable): Option => {
    const made = known.get(thing) ?? option(thing, thing.unavailable(facts));
    known.set(thing, made);
    return made;
  };
});
