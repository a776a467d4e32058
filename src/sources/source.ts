import type { Facts } from '../host/facts.ts';
import type { Action } from '../plan/action.ts';
import type { Problem } from '../problem.ts';
import type { Volume } from '../storage/backend.ts';
import type { Field } from '../wizard/field.ts';
import type { ImageFindings } from './findings.ts';

/** The answers under `source:`; which keys are there depends on the kind. */
export type SourceAnswers = Readonly<Record<string, unknown>>;

export interface SourceContext {
  facts: Facts | undefined;
  /** What was found at the path in the answers; undefined: not looked at yet. */
  image: ImageFindings | undefined;
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
  /** Fills the new, empty system disk. `id` tells it from other disks in action ids. */
  fill(answers: SourceAnswers, image: ImageFindings, volume: Volume, id: string): Action[];
}
