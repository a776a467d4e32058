import type { ApplyEvent, ApplyResult, PlannedAction } from '../../face/driver.ts';
import type { Confirmation } from '../../plan/confirmation.ts';

export type ActionState =
  | 'waiting'
  | 'running'
  | 'done'
  | 'skipped'
  | 'kept'
  | 'left out'
  | 'failed'
  | 'undoing'
  | 'undone';

export interface ActionRun {
  readonly state: ActionState;
  /** The command that runs or ran last. */
  readonly command: string;
  /** The last lines that its commands said. */
  readonly output: readonly string[];
  readonly progress: Progress | undefined;
  readonly message: string;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly bytesPerSecond?: number;
  readonly secondsLeft?: number;
}

export interface ApplyState {
  readonly actions: readonly PlannedAction[];
  readonly runs: Readonly<Record<string, ActionRun>>;
  /** The one that something happened to last. */
  readonly active: string | undefined;
  readonly note: string;
  /** The output of all actions is shown, not only that of the running one. */
  readonly unfolded: boolean;
  readonly stopping: boolean;
  /** Lines scrolled back from the end on the result page or the list. */
  readonly scroll: number | undefined;
  readonly result: ApplyResult | undefined;
  /** What is asked just now; its seconds are those that are left. */
  readonly question: Confirmation | undefined;
}

const MOST_LINES = 200;
const MOST_COLUMNS = 500;
export const FRESH: ActionRun = { state: 'waiting', command: '', output: [], progress: undefined, message: '' };

export const openApply = (actions: readonly PlannedAction[]): ApplyState => ({
  actions,
  runs: {},
  active: undefined,
  note: '',
  unfolded: false,
  stopping: false,
  scroll: undefined,
  result: undefined,
  question: undefined,
});

/** The state after one event. Events of an action that is not in the plan are kept under its id and not shown. */
export function applied(old: ApplyState, event: ApplyEvent): ApplyState {
  if (event.type === 'note') return { ...old, note: event.text };
  const run = old.runs[event.id] ?? FRESH;
  return { ...old, active: event.id, note: '', runs: { ...old.runs, [event.id]: changed(run, event) } };
}

function changed(run: ActionRun, event: Exclude<ApplyEvent, { type: 'note' }>): ActionRun {
  switch (event.type) {
    case 'started':
      return { ...run, state: 'running' };
    case 'command':
      return { ...run, command: event.line, progress: undefined };
    case 'output':
      return { ...run, output: appended(run.output, event.text) };
    case 'progress':
      return { ...run, progress: event };
    case 'failed':
      return { ...run, state: 'failed', message: event.message, progress: undefined };
    default:
      return { ...run, state: event.type, progress: undefined };
  }
}

/** Programs write in pieces, and rewrite a line after a carriage return: the last version of each line is kept. */
function appended(lines: readonly string[], text: string): readonly string[] {
  const open = lines.at(-1) ?? '';
  const pieces = (open + text).split(/\r?\n/).map((piece) => piece.replace(/\r+$/, '\r'));
  const last = pieces.map((piece, i) => (i === pieces.length - 1 ? openLine(piece) : finalText(piece)));
  return [...lines.slice(0, -1), ...last].slice(-MOST_LINES);
}

const finalText = (piece: string) => piece.slice(piece.replace(/\r$/, '').lastIndexOf('\r') + 1).slice(0, MOST_COLUMNS);

/** A carriage return at the very end means that the next piece writes over this line. */
const openLine = (piece: string) =>
  piece.endsWith('\r') ? `${finalText(piece).replace(/\r$/, '')}\r` : finalText(piece);

export const shownOutput = (run: ActionRun): readonly string[] =>
  run.output.map((text) => text.replace(/\r$/, '')).filter((text) => text.trim() !== '');
