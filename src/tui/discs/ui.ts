import type { DiscView } from '../../face/disc-driver.ts';
import { LEAST, marginOf } from '../layout.ts';

/** What the screen itself remembers: where the person is, never what is in a drive. */
export interface DiscUi {
  readonly cols: number;
  readonly rows: number;
  readonly view: DiscView;
  readonly guest: string;
  /** The drive that discs go into. */
  readonly drive: string | undefined;
  /** The highlighted disc of the list. */
  readonly index: number;
  /** The page of the handbook over everything else, and its first line. */
  readonly guide: { readonly scroll: number } | undefined;
  /** One line above the keys: why a key did nothing. */
  readonly note: string | undefined;
}

/** What a key leads to outside the screen’s own state. */
export type DiscEffect =
  | { type: 'insert'; drive: string; disc: string }
  | { type: 'eject'; drive: string }
  | { type: 'next' | 'look' | 'giveUp' | 'suspend' | 'redraw' }
  | { type: 'leave'; ended: 'left' | 'interrupted' };

export type DiscMode = 'discs' | 'guide' | 'small';

/** The handbook’s page about changing discs. */
export const PAGE = 'discs/swapping';

export function openDiscUi(guest: string, view: DiscView, cols: number, rows: number): DiscUi {
  return withDiscView({ cols, rows, view, guest, drive: undefined, index: 0, guide: undefined, note: undefined }, view);
}

/** News: the chosen drive and the highlight stay as long as they are there. */
export function withDiscView(ui: DiscUi, view: DiscView): DiscUi {
  const drives = view.drives.map(({ drive }) => drive);
  const drive = ui.drive !== undefined && (drives.includes(ui.drive) || drives.length === 0) ? ui.drive : drives[0];
  // What happened is newer than why a key did nothing.
  const note = view.said === ui.view.said ? ui.note : undefined;
  return { ...ui, view, note, drive, index: Math.max(0, Math.min(ui.index, view.discs.length - 1)) };
}

export const isSmall = ({ cols, rows }: DiscUi): boolean => cols < LEAST.cols || rows < LEAST.rows;

export const discMode = (ui: DiscUi): DiscMode => (isSmall(ui) ? 'small' : ui.guide ? 'guide' : 'discs');

/** Columns for text. */
export const innerWidth = ({ cols }: DiscUi): number => Math.min(cols - 2 * marginOf(cols), 110);
