import type { Answers } from '../guest/answers.ts';
import type { World } from '../guest/world.ts';
import type { Problem } from '../problem.ts';
import { type Evaluation, evaluate, type Placed } from './evaluate.ts';
import type { WizardEvent } from './event.ts';
import type { Answer } from './field.ts';
import { readValue } from './values.ts';

/** All that the wizard remembers. What it shows is derived from this and the world by `view()`. */
export interface WizardState {
  /** What the person said, in normal form, also to questions that are not asked just now. */
  readonly answers: Answers;
  /** The question that is asked, by its key; REVIEW: all are behind. */
  readonly at: string;
  /** Questions that have been passed: the rail shows them as done. */
  readonly seen: ReadonlySet<string>;
  /** Earlier answers, newest last, for undo. */
  readonly past: readonly { answers: Answers; at: string }[];
  /** The text that was refused last, kept so that it can be mended. */
  readonly refused: { key: string; text: string; problem: Problem } | undefined;
}

export const REVIEW = 'review';

/** Begins at the first question that must be answered, or that nobody has answered yet when the answers are empty. */
export function begin(answers: Answers, world: World): WizardState {
  const blank: WizardState = { answers, at: REVIEW, seen: new Set(), past: [], refused: undefined };
  const evaluation = evaluate(answers, world);
  if (answers.size === 0) return { ...blank, at: evaluation.placed[0]?.field.key ?? REVIEW };
  const seen = new Set(answers.keys());
  const first = evaluation.open[0] ?? evaluation.placed.find(({ problem }) => problem);
  return { ...blank, seen, at: first?.field.key ?? REVIEW };
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
      return last ? { ...state, ...last, past: state.past.slice(0, -1), refused: undefined } : state;
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
  const placed = evaluate(state.answers, world).placed.find(({ field }) => field.key === state.at);
  if (!placed) return state;
  if (placed.value === undefined && !placed.field.optional) {
    const problem = {
      field: state.at,
      message: `${placed.field.label} must be answered`,
      remedy: 'There is no sensible default for it.',
    };
    return { ...state, refused: { key: state.at, text: '', problem } };
  }
  if (placed.problem)
    return { ...state, refused: { key: state.at, text: String(placed.value), problem: placed.problem } };
  return onwards({ ...state, refused: undefined }, world);
}

const remember = (state: WizardState): WizardState => ({
  ...state,
  past: [...state.past, { answers: state.answers, at: state.at }].slice(-200),
});

/** To the next question that is not a mere detail; questions that came up through the last answer included. */
function onwards(state: WizardState, world: World): WizardState {
  const { placed } = evaluate(state.answers, world);
  const index = placed.findIndex(({ field }) => field.key === state.at);
  const next = placed.slice(index + 1).find(asked);
  return { ...state, seen: new Set(state.seen).add(state.at), at: next?.field.key ?? REVIEW };
}

function back(state: WizardState, world: World): WizardState {
  const { placed } = evaluate(state.answers, world);
  const index = state.at === REVIEW ? placed.length : placed.findIndex(({ field }) => field.key === state.at);
  const previous = placed.slice(0, Math.max(0, index)).filter(asked).at(-1);
  return previous ? { ...state, at: previous.field.key, refused: undefined } : state;
}

function goto(state: WizardState, key: string, world: World): WizardState {
  if (key === REVIEW) return { ...state, at: REVIEW, refused: undefined };
  const there = evaluate(state.answers, world).placed.some(({ field }) => field.key === key);
  return there ? { ...state, at: key, refused: undefined } : state;
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
