import type { Page } from '../guide/page.ts';
import type { Effect } from '../plan/action.ts';
import type { Confirm } from '../plan/confirmation.ts';
import type { ExitCode } from '../problem.ts';
import type { Diagram } from '../text/diagram.ts';
import type { WizardEvent, WizardView } from '../wizard/view.ts';

/** Everything behind the face: it shows what `view()` says and passes on what the person does. */
export interface Driver {
  /** What the wizard is for, for the header: `new guest web1`. */
  readonly title: string;
  /** Where it will run, for the header: `this machine`, `ssh://root@xen1`. */
  readonly host: string;
  /** One sentence that is shown with the question whether to quit: whether the answers are kept. */
  readonly quitNote?: string;
  /** Cheap, and the same object as long as nothing changed. */
  view(): WizardView;
  /** Takes effect before it returns; listeners may be called. */
  send(event: WizardEvent): void;
  /** Called after every change that did not come from `send` (facts have come), and may be after those too. */
  subscribe(listener: () => void): () => void;
  /** A page of the handbook; asked for when it is to be shown. Undefined: there is none. */
  page(id: string): Page | undefined;
  /** Paths on the host that begin with `path`; folders end with a slash. May reject: then nothing is offered. */
  complete(path: string): Promise<string[]>;
  /** Only asked for while the view is `ready`. */
  plan(): PlanSummary;
  /** Why this cannot be done here, in a sentence; undefined: it can. */
  hinders?(what: 'write' | 'apply'): string | undefined;
  /**
   * Carries the plan out. Absent: only writing is offered. Rejects only because of a bug. `confirm` asks the person whether a
   * change of the host's network is to stay.
   */
  apply?(onEvent: (event: ApplyEvent) => void, signal: AbortSignal, confirm?: Confirm): Promise<ApplyResult>;
}

export interface PlanSummary {
  actions: readonly PlannedAction[];
  /** The files that `write` makes, each with what is in it. */
  files: readonly { path: string; what: string }[];
}

export interface PlannedAction {
  id: string;
  title: string;
  why: string;
  effect: Effect;
  touches: readonly string[];
  /** What is run for it, as a person would type it. */
  commands?: readonly string[];
}

/** What happens while a plan is carried out; `id` is the action's. The events of plan/apply fit as they are. */
export type ApplyEvent =
  /** Something that belongs to no action: the connection is lost, the guest is being waited for. */
  | { type: 'note'; text: string }
  /** skipped: done by an earlier apply. kept: it was there before us. left out: not wanted this time. */
  | { type: 'started' | 'skipped' | 'kept' | 'left out' | 'done' | 'undoing' | 'undone'; id: string }
  | { type: 'failed'; id: string; message: string }
  /** A command begins: as a person would type it. */
  | { type: 'command'; id: string; line: string }
  /** Text from a command, in any pieces. */
  | { type: 'output'; id: string; text: string }
  /** Bytes. */
  | { type: 'progress'; id: string; done: number; total: number; bytesPerSecond?: number; secondsLeft?: number };

export interface ApplyResult {
  ok: boolean;
  /** What the command ends with. */
  exitCode?: ExitCode;
  /** One sentence: `web1 runs.` */
  headline: string;
  /** What exists now, how to log in, what to do next; or what went wrong, what is left, and how to go on. */
  /** `first`: what a screen that is read from its top begins with; printed, the sections stand in their order. */
  sections: readonly { title: string; lines: readonly string[]; first?: true }[];
  /** How the parts of the guest that was made hang together on the host. */
  diagrams?: readonly Diagram[];
}

export interface TuiResult {
  /** write, apply: the person chose so (apply has then been carried out). quit: left. interrupted: Ctrl-C or a signal. */
  outcome: 'write' | 'apply' | 'quit' | 'interrupted';
  /** Of an apply that was carried out. */
  applied?: ApplyResult;
  /** The signal that ended it; the terminal has been given back already. */
  signal?: 'SIGTERM' | 'SIGHUP' | 'SIGINT';
}
