import type { Problem } from '../problem.ts';
import type { Answer, Field } from './field.ts';

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
  /** Why the guest is built as it is, a sentence each. */
  reasons: string[];
  /** What the engine is waiting for, in words: `looking at the host`, `looking into the image`. Empty: nothing. */
  waiting: string[];
  /** True when `undo` would change something; false disables the key. */
  canUndo: boolean;
  /** True when there is a question before this one. */
  canGoBack: boolean;
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

/** What a person (or a file, or the outside world) does to the wizard. */
export type WizardEvent =
  /** A text, an option's value, `yes`/`no` — read by the field's kind. Goes on to the next question when it is taken. */
  | { type: 'answer'; key: string; text: string }
  /** Enter on an untouched field: take what is there (answer or suggestion) and go on. */
  | { type: 'accept' }
  | { type: 'back' }
  /** Jump to any question, or to the review with `review`. */
  | { type: 'goto'; key: string }
  /** Take back the last answer. */
  | { type: 'undo' }
  /** Forget the answer to this question: the suggestion counts again. */
  | { type: 'clear'; key: string };
