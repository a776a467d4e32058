import type { Answers } from '../guest/answers.ts';
import type { Facts } from '../host/facts.ts';
import type { Runner } from '../host/runner.ts';
import type { Action } from '../plan/action.ts';
import type { Problem } from '../problem.ts';
import type { Volume } from '../storage/backend.ts';
import type { Field } from '../wizard/field.ts';
import type { ImageFindings } from './findings.ts';
import type { InspectOptions } from './probe.ts';

/** The answers under `source:`; which keys are there depends on the kind. */
export type SourceAnswers = Readonly<Record<string, unknown>>;

export interface SourceContext {
  facts: Facts | undefined;
  /** What was found at the path in the answers; undefined: not looked at yet. */
  image: ImageFindings | undefined;
}

/** Where something is looked at. `described`: the host itself cannot be asked, and what is named may lie there. */
export interface LookedAt {
  runner: Runner;
  described: boolean;
}

/**
 * Where the guest's system comes from. One file a source; adding one touches that file, its page and one line of
 * index.ts.
 */
export interface Source {
  id: string;
  label: string;
  summary: string;
  page: string;
  unavailable(facts: Facts): { reason: string; remedy: string } | undefined;
  /** Its own questions, without `kind` itself. Keys begin with `source`. */
  fields(answers: SourceAnswers, context: SourceContext): Field[];
  problems(answers: SourceAnswers, context: SourceContext): Problem[];
  /** The kind as it is written into the answers file: what was found rather than what was asked. */
  settledKind(context: SourceContext): string;
  /** All that the look depends on, as one text; undefined: the answers name nothing yet that could be looked at. */
  lookKey(answers: Answers, described: boolean): string | undefined;
  /** What is wrong with it is in its problems. Throws only HostLost, and the signal's reason. */
  look(answers: Answers, host: LookedAt, options: InspectOptions): Promise<ImageFindings | undefined>;
  /** What it is taken for where nobody can look. */
  unseen(answers: SourceAnswers): ImageFindings;
  /** Fills the new, empty system disk. `id` tells it from other disks in action ids. */
  fill(answers: SourceAnswers, image: ImageFindings, volume: Volume, id: string): Action[];
}
