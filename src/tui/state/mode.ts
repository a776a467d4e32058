import { hasFilter } from './choice.ts';
import { layoutOf } from './layout-of.ts';
import { isTyped, type Ui } from './ui.ts';

/** What the keys mean now. In the modes with a text cursor, letters are text and commands are typed with Ctrl. */
export type Mode =
  | 'small'
  | 'typing'
  | 'choosing'
  | 'filtering'
  | 'review'
  | 'guide'
  | 'preview'
  | 'find'
  | 'confirm'
  | 'quit'
  | 'applying'
  /** The network was changed: is it still readable? */
  | 'asked'
  | 'result';

export function modeOf(ui: Ui): Mode {
  if (ui.overlay?.kind === 'quit') return 'quit';
  if (layoutOf(ui).tooSmall) return 'small';
  if (ui.apply) return ui.apply.result ? 'result' : ui.apply.question ? 'asked' : 'applying';
  if (ui.overlay) return ui.overlay.kind;
  if (!ui.view.current) return 'review';
  if (isTyped(ui.view.current)) return 'typing';
  return hasFilter(ui.view.current) ? 'filtering' : 'choosing';
}

const WITH_CURSOR: ReadonlySet<Mode> = new Set(['typing', 'filtering', 'find']);
export const hasCursor = (mode: Mode): boolean => WITH_CURSOR.has(mode);
