import { diagramsOf } from '../guest/diagrams.ts';
import type { GuestSpec } from '../guest/spec.ts';
import type { World } from '../guest/world.ts';
import type { Problem } from '../problem.ts';
import type { Diagram } from '../text/diagram.ts';
import type { WizardState } from './engine.ts';
import type { Placed } from './evaluate.ts';
import type { Answer, Field } from './field.ts';
import { outcomeOf } from './outcome.ts';
import { SECTIONS } from './sections/index.ts';
import { showValue } from './values.ts';

/** What a face draws: derived from the state by `view()`, never kept. */
export interface WizardView {
  sections: SectionView[];
  /** The question that is asked now; undefined: every question is behind, the review is shown. */
  current: FieldView | undefined;
  /** The config as far as it is known; unanswered values stand as `…`. */
  preview: string;
  /** What keeps the whole from being carried out, each with the question it belongs to. */
  problems: Problem[];
  /** Complete and without problems: the plan can be shown, written, applied. */
  ready: boolean;
  /** What was found in the image, a sentence each. */
  findings?: string[];
  /** It was found on discs: there is no image. */
  fromDiscs?: boolean;
  /** Why the guest is built as it is, a sentence each. */
  reasons: string[];
  /** What should be read before it is made. */
  warnings?: string[];
  /** How the guest's parts hang together on the host; only when everything is answered. */
  diagrams?: Diagram[];
  /** The last thing that was found out about host or image, and whether it is good news. */
  news?: { good: boolean; doubt?: boolean; text: string };
  /** What the engine is waiting for, in words: `looking at the host`, `looking into the image`. Empty: nothing. */
  waiting: string[];
  /** True when `undo` would change something; false disables the key. */
  canUndo: boolean;
  /** True when there is a question before this one. */
  canGoBack: boolean;
  /** The question was gone to from the review: its answer leads back there, and so does going back. */
  fromReview?: boolean;
}

export interface SectionView {
  id: string;
  /** A word or two for the rail: `Storage`. */
  title: string;
  status: 'done' | 'current' | 'open' | 'blocked';
  /** The answers in a few words, for the rail and the review: `vg0, 20 GiB`. */
  summary: string;
  fields: FieldView[];
}

export interface FieldView {
  field: Field;
  section: string;
  /** The person's answer, else the suggestion, else undefined. */
  value: Answer | undefined;
  /** `value` as a person would type it: `20GiB`, `yes`, `a, b`. Empty when there is none. */
  shown: string;
  from: 'answer' | 'suggestion' | 'nothing';
  /** What is wrong with the value, or with the text that was refused last. */
  problem: Problem | undefined;
  /** The text that was refused, so that it is not lost and can be mended. */
  refused: string | undefined;
}

export type { WizardEvent } from './event.ts';

/** Draws nothing, decides nothing: turns state and world into what a face shows. `render` makes the config's text. */
export function view(state: WizardState, world: World, render: (spec: GuestSpec) => string): WizardView {
  const { evaluation, spec, problems, ready } = outcomeOf(state.answers, world);
  const fields = evaluation.placed.map((placed) => fieldView(placed, state, problems));
  const index = fields.findIndex(({ field }) => field.key === state.at);
  return {
    sections: SECTIONS.flatMap((section) => {
      const own = fields.filter((field) => field.section === section.id);
      // A step that has nothing to ask here is not worth a line.
      if (own.length === 0) return [];
      return [
        {
          id: section.id,
          title: section.title,
          status: statusOf(own, state, problems),
          summary: section.summary?.(evaluation.effective, world) ?? summaryOf(own),
          fields: own,
        },
      ];
    }),
    current: fields[index],
    preview: render(spec),
    problems: [...problems],
    ready,
    findings: spec.findings,
    ...(world.image?.discs ? { fromDiscs: true } : {}),
    reasons: spec.reasons,
    warnings: spec.warnings,
    ...(ready ? { diagrams: diagramsOf(spec, world.facts) } : {}),
    ...(world.news ? { news: world.news } : {}),
    waiting: [...world.waiting],
    canUndo: state.past.length > 0,
    canGoBack: index !== 0 || state.fromReview,
    fromReview: state.fromReview,
  };
}

function fieldView(
  { section, field, value, from, problem }: Placed,
  { refused }: WizardState,
  problems: readonly Problem[],
): FieldView {
  const mine = refused?.key === field.key ? refused : undefined;
  return {
    field,
    section,
    value,
    shown: showValue(value),
    from,
    // Not yet answered is no fault that a question should be shown with.
    problem:
      mine?.problem ?? problem ?? (value === undefined ? undefined : problems.find((p) => p.field === field.key)),
    refused: mine?.text,
  };
}

function statusOf(own: readonly FieldView[], state: WizardState, problems: readonly Problem[]): SectionView['status'] {
  if (own.some(({ field }) => field.key === state.at)) return 'current';
  const passed = own.every(({ field, from }) => field.detail || from === 'answer' || state.seen.has(field.key));
  if (!passed) return 'open';
  return own.some(({ field }) => problems.some((problem) => problem.field === field.key)) ? 'blocked' : 'done';
}

/** The values of its main questions; of a path only the last part. */
function summaryOf(own: readonly FieldView[]): string {
  return own
    .filter(({ field, shown }) => !field.detail && shown !== '')
    .map(({ field, shown }) => (field.kind === 'path' ? shown.slice(shown.lastIndexOf('/') + 1) : shown))
    .join(', ');
}
