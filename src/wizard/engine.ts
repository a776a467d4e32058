import type { Answers } from '../guest/answers.ts';
import type { World } from '../guest/world.ts';
import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
import { type Evaluation, evaluate, type Placed } from './evaluate.ts';
import type { WizardEvent } from './event.ts';
import type { Answer } from './field.ts';
import { readValue, showValue } from './values.ts';

/** All that the wizard remembers. What it shows is derived from this and the world by `view()`. */
export interface WizardState {
  /**
   * What the person said, in normal form, also to questions that are not asked just now. An accepted suggestion is said
   * too: it stays what was seen, whatever becomes known later. `''`: an optional question that was left empty.
   */
  readonly answers: Answers;
  /** The question that is asked, by its key; REVIEW: all are behind. */
  readonly at: string;
  /** Questions that have been passed: the rail shows them as done. */
  readonly seen: ReadonlySet<string>;
  /** Earlier answers, newest last, for undo. */
  readonly past: readonly { answers: Answers; at: string }[];
  /** The question was gone to from the review: its answer leads back there. */
  readonly fromReview: boolean;
  /** The text that was refused last, kept so that it can be mended. */
  readonly refused: { key: string; text: string; problem: Problem } | undefined;
}

export const REVIEW = 'review';

/**
 * Begins at the first question that the answers leave out as long as one must be answered; answers that are complete
 * lead to the first problem, or to the review.
 */
export function begin(answers: Answers, world: World): WizardState {
  const { placed, open } = evaluate(answers, world);
  const unanswered = placed.find((each) => asked(each) && each.from !== 'answer');
  const first = open.length > 0 ? unanswered : placed.find(({ problem }) => problem);
  const at = first?.field.key ?? REVIEW;
  // Nothing was left to ask: then all of it is behind, what is only suggested too.
  const seen = new Set(at === REVIEW ? placed.map(({ field }) => field.key) : answers.keys());
  return { answers, at, seen, past: [], fromReview: false, refused: undefined };
}

/** Goes on where somebody left off: everything before that question has been passed. */
export function resume(answers: Answers, at: string, world: World): WizardState {
  const { placed } = evaluate(answers, world);
  const state = begin(answers, world);
  const index = at === REVIEW ? placed.length : placed.findIndex(({ field }) => field.key === at);
  if (index < 0) return state;
  const seen = new Set([...state.seen, ...placed.slice(0, index).map(({ field }) => field.key)]);
  return { ...state, at, seen };
}

/** One event, one new state. Never throws: what cannot be done leaves the state as it is. */
export function step(state: WizardState, event: WizardEvent, world: World): WizardState {
  switch (event.type) {
    case 'answer':
      return answer(state, event.key, event.text, world);
    case 'accept':
      return accept(state, world);
    case 'back':
      return back(state, world);
    case 'goto':
      return goto(state, event.key, world);
    case 'undo': {
      const last = state.past.at(-1);
      if (!last) return state;
      // The world may have changed since: that question need not be asked any more.
      return settleAt({ ...state, ...last, past: state.past.slice(0, -1), refused: undefined }, world);
    }
    case 'clear': {
      if (!state.answers.has(event.key)) return state;
      const answers = new Map(state.answers);
      answers.delete(event.key);
      return settleAt({ ...remember(state), answers }, world);
    }
  }
}

function answer(state: WizardState, key: string, text: string, world: World): WizardState {
  const placed = evaluate(state.answers, world).placed.find(({ field }) => field.key === key);
  if (!placed) return state;
  const emptied = text.trim() === '' && placed.field.optional;
  const reading: ReturnType<typeof readValue> = emptied ? { value: '' } : readValue(placed.field, text);
  if (!('value' in reading)) {
    return { ...state, at: key, refused: { key, text, problem: { field: key, ...reading } } };
  }
  const answers = new Map<string, Answer>(state.answers).set(key, reading.value);
  return onwards({ ...remember(state), answers, at: key, refused: undefined }, world);
}

function accept(state: WizardState, world: World): WizardState {
  const evaluation = evaluate(state.answers, world);
  const placed = evaluation.placed.find(({ field }) => field.key === state.at);
  if (!placed) return state;
  if (placed.value === undefined && !placed.field.optional) {
    const problem = {
      field: state.at,
      message: t`${placed.field.label} must be answered`,
      remedy: placed.field.needed?.remedy ?? t('There is no sensible default for it.'),
    };
    return { ...state, refused: { key: state.at, text: '', problem } };
  }
  // Also what is only wrong together with the host or the image: a file that is no image is not passed by with Enter.
  const problem = evaluation.problems.find(({ field }) => field === state.at);
  if (problem && placed.value !== undefined) {
    return { ...state, refused: { key: state.at, text: showValue(placed.value), problem } };
  }
  // What was there stays there; a suggestion becomes an answer, so that it stays as well.
  if (placed.from === 'answer') return onwards({ ...remember(state), refused: undefined }, world);
  return answer(state, state.at, showValue(placed.value), world);
}

const remember = (state: WizardState): WizardState => ({
  ...state,
  past: [...state.past, { answers: state.answers, at: state.at }].slice(-200),
});

/**
 * To the next question that is not a mere detail, questions that came up through the last answer included; back to the
 * review if that is where one came from and the answer has brought up nothing that must be answered or put right.
 */
function onwards(state: WizardState, world: World): WizardState {
  const evaluation = evaluate(state.answers, world);
  const { placed } = evaluation;
  const index = placed.findIndex(({ field }) => field.key === state.at);
  const next = placed.slice(index + 1).find(asked);
  const seen = new Set(state.seen).add(state.at);
  // What was in the way before waits in the review.
  const known = unsettled(evaluate(state.past.at(-1)?.answers ?? state.answers, world));
  const done = state.fromReview && [...unsettled(evaluation)].every((key) => known.has(key));
  const at = done ? REVIEW : (next?.field.key ?? REVIEW);
  return { ...state, seen, at, fromReview: state.fromReview && at !== REVIEW };
}

const unsettled = ({ open, problems }: Evaluation): Set<string> =>
  new Set([...open.map(({ field }) => field.key), ...problems.map(({ field }) => field)]);

function back(state: WizardState, world: World): WizardState {
  // Who only looked at an answer wants to be where they came from.
  if (state.fromReview) return goto(state, REVIEW, world);
  const { placed } = evaluate(state.answers, world);
  const index = state.at === REVIEW ? placed.length : placed.findIndex(({ field }) => field.key === state.at);
  const previous = placed.slice(0, Math.max(0, index)).filter(asked).at(-1);
  return previous ? { ...state, at: previous.field.key, refused: undefined } : state;
}

function goto(state: WizardState, key: string, world: World): WizardState {
  if (key === REVIEW) return { ...state, at: REVIEW, fromReview: false, refused: undefined };
  const there = evaluate(state.answers, world).placed.some(({ field }) => field.key === key);
  const fromReview = state.fromReview || state.at === REVIEW;
  return there ? { ...state, at: key, fromReview, refused: undefined } : state;
}

/** After the answers or the world changed: if the question is not asked any more, stand at the nearest one before it. */
export function settleAt(
  state: WizardState,
  world: World,
  evaluation: Evaluation = evaluate(state.answers, world),
): WizardState {
  if (state.at === REVIEW || evaluation.placed.some(({ field }) => field.key === state.at)) return state;
  const section = state.at.split('.')[0]!;
  const near =
    evaluation.placed.filter(({ field }) => field.key.startsWith(section)).find(asked) ?? evaluation.placed.find(asked);
  return { ...state, at: near?.field.key ?? REVIEW };
}

/** Asked in passing: details wait until somebody goes to them, unless they must be answered or are wrong. */
const asked = ({ field, value, problem }: Placed): boolean =>
  !field.detail || problem !== undefined || (value === undefined && !field.optional);
