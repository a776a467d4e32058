import type { PlanSummary } from '../../face/driver.ts';
import type { FieldView, SectionView, WizardEvent, WizardView } from '../../wizard/view.ts';
import type { ApplyState } from './apply.ts';
import { type Editor, editor } from './editor.ts';

/** What the face itself remembers: how things are drawn, never what was answered. */
export interface Ui {
  readonly cols: number;
  readonly rows: number;
  readonly view: WizardView;
  /** The preview before the person's last step: what differs from it is marked. */
  readonly baseline: string;
  /** Text that is being typed, by question: going elsewhere and coming back does not lose it. */
  readonly drafts: Readonly<Record<string, Editor>>;
  /** Where the highlight stands in a list, by question: what was only looked at is forgotten when one goes elsewhere. */
  readonly picks: Readonly<Record<string, Pick>>;
  readonly completion: Completion | undefined;
  readonly overlay: Overlay | undefined;
  /** Wide windows: the preview has its column. Small ones: it takes the place of the guide under the question. */
  readonly preview: { readonly wide: boolean; readonly small: boolean };
  /** First line shown of the preview or the guide; undefined: where the changes are, or the beginning. */
  readonly scroll: number | undefined;
  /** Which row of the review is highlighted. */
  readonly reviewRow: number;
  /** In the review all warnings are told whole, also where that is more than a screen. */
  readonly wholeWarnings: boolean;
  readonly plan: PlanSummary | undefined;
  /** What becomes of the answers when somebody quits. */
  readonly quitNote: string;
  /** Why writing or applying cannot be done here. */
  readonly hinders: { readonly write: string | undefined; readonly apply: string | undefined };
  readonly apply: ApplyState | undefined;
  /** One line above the footer: what was refused, what a key cannot do now. */
  readonly note: string | undefined;
  /** Bad news that was answered by typing: it is not said any more. */
  readonly hushed: WizardView['news'];
}

export interface Pick {
  readonly index: number;
  readonly filter: Editor;
}

/** Paths offered under a path question. */
interface Completion {
  readonly key: string;
  /** The text they were asked for. */
  readonly asked: string;
  /** Undefined: the host has not answered yet. */
  readonly paths: readonly string[] | undefined;
  /** -1: none is highlighted, Enter takes the text. */
  readonly index: number;
}

export type Overlay =
  | { readonly kind: 'guide'; readonly page: string; readonly scroll: number }
  /** The config over the review, where it has no column of its own. */
  | { readonly kind: 'preview'; readonly scroll: number }
  | { readonly kind: 'find'; readonly editor: Editor; readonly index: number }
  | { readonly kind: 'confirm' }
  /** Ctrl-C was pressed once. */
  | { readonly kind: 'quit' };

/** What a key leads to outside the face's own state. */
export type Effect =
  | { type: 'send'; events: readonly WizardEvent[] }
  | { type: 'complete'; key: string; text: string }
  | { type: 'suspend' }
  | { type: 'redraw' }
  | { type: 'apply' }
  | { type: 'abort' }
  /** The changed network stays, or not. */
  | { type: 'keep'; yes: boolean }
  | { type: 'leave'; outcome: 'write' | 'apply' | 'quit' | 'interrupted' };

export interface Step {
  ui: Ui;
  effects: readonly Effect[];
}

export const step = (ui: Ui, ...effects: Effect[]): Step => ({ ui, effects });

export function openUi(view: WizardView, cols: number, rows: number): Ui {
  return {
    cols,
    rows,
    view,
    baseline: view.preview,
    drafts: {},
    picks: {},
    completion: undefined,
    overlay: undefined,
    preview: { wide: true, small: false },
    scroll: undefined,
    reviewRow: 0,
    wholeWarnings: false,
    plan: undefined,
    hinders: { write: undefined, apply: undefined },
    quitNote: '',
    apply: undefined,
    note: undefined,
    hushed: undefined,
  };
}

/** The engine's state after an event of ours (`mine`), or after news from outside. */
export function withView(ui: Ui, view: WizardView, mine: boolean): Ui {
  if (view === ui.view) return ui;
  const moved = view.current?.field.key !== ui.view.current?.field.key;
  return {
    ...ui,
    view,
    // A step that changes nothing in it leaves the last change marked, and in sight.
    baseline: mine && view.preview !== ui.view.preview ? ui.view.preview : ui.baseline,
    scroll: mine || moved ? undefined : ui.scroll,
    picks: moved ? {} : ui.picks,
    completion: moved ? undefined : ui.completion,
    note: mine ? undefined : ui.note,
    reviewRow: moved && view.current === undefined ? 0 : ui.reviewRow,
  };
}

const TYPED = new Set(['text', 'size', 'count', 'path', 'list']);

/** Whether the question is answered by typing. */
export const isTyped = (field: FieldView): boolean => TYPED.has(field.field.kind);

/** The text in the input: what is being typed, what was refused, or the answer. A suggestion is not typed yet. */
export function editorOf(ui: Ui, current: FieldView): Editor {
  const draft = ui.drafts[current.field.key];
  if (draft) return draft;
  if (current.refused !== undefined) return editor(current.refused);
  return editor(current.from === 'answer' ? current.shown : '');
}

export const sectionOf = (view: WizardView, current: FieldView): SectionView | undefined =>
  view.sections.find((section) => section.id === current.section);

export function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!(key in record)) return record;
  const { [key]: _, ...rest } = record;
  return rest;
}
