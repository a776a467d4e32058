import { t } from '../../text/t.ts';
import type { Key } from '../terminal/keys.ts';
import { type DiscCommand, discBinding } from './keymap.ts';
import type { DiscEffect, DiscUi } from './ui.ts';

export interface DiscStep {
  ui: DiscUi;
  effects: readonly DiscEffect[];
}

const step = (ui: DiscUi, ...effects: DiscEffect[]): DiscStep => ({ ui, effects });

/** One key pressed: the new state, and what is to happen outside. */
export function pressDisc(old: DiscUi, key: Key): DiscStep {
  const ui = old.note === undefined ? old : { ...old, note: undefined };
  const binding = discBinding(ui, key);
  if (!binding) return step(ui);
  if (binding.disabled !== undefined) return step({ ...ui, note: binding.disabled });
  return COMMANDS[binding.command](ui, key);
}

const COMMANDS: Record<DiscCommand, (ui: DiscUi, key: Key) => DiscStep> = {
  insertNumber: (ui, key) => insert(ui, Number(key.text) - 1, t`There is no disc ${key.text}.`),
  insert: (ui) => insert(ui, ui.index, t('There is no disc on the host that could be inserted.')),
  next: (ui) => step(ui, { type: 'next' }),
  eject: (ui) => (ui.drive === undefined ? step(ui) : step(ui, { type: 'eject', drive: ui.drive })),
  giveUp: (ui) => step(ui, { type: 'giveUp' }),
  otherDrive: (ui) => step(chooseDrive(ui, 1)),
  driveBefore: (ui) => step(chooseDrive(ui, -1)),
  up: (ui) => step(moved(ui, -1)),
  down: (ui) => step(moved(ui, 1)),
  look: (ui) => step(ui, { type: 'look' }),
  guide: (ui) => step({ ...ui, guide: { scroll: 0 } }),
  close: (ui) => step({ ...ui, guide: undefined }),
  scrollUp: (ui) => step(scrolled(ui, -1)),
  scrollDown: (ui) => step(scrolled(ui, 1)),
  pageUp: (ui) => step(scrolled(ui, -(ui.rows - 6))),
  pageDown: (ui) => step(scrolled(ui, ui.rows - 6)),
  top: (ui) => step({ ...ui, guide: { scroll: 0 } }),
  leave: (ui) => step(ui, { type: 'leave', ended: 'left' }),
  interrupt: (ui) => step(ui, { type: 'leave', ended: 'interrupted' }),
  suspend: (ui) => step(ui, { type: 'suspend' }),
  redraw: (ui) => step(ui, { type: 'redraw' }),
};

function insert(ui: DiscUi, index: number, none: string): DiscStep {
  const disc = ui.view.discs[index];
  if (!disc || ui.drive === undefined) return step({ ...ui, note: none });
  return step({ ...ui, index }, { type: 'insert', drive: ui.drive, disc: disc.path });
}

function chooseDrive(ui: DiscUi, by: number): DiscUi {
  const drives = ui.view.drives.map(({ drive }) => drive);
  const at = drives.indexOf(ui.drive ?? '');
  return { ...ui, drive: drives[(at + by + drives.length) % drives.length] };
}

const moved = (ui: DiscUi, by: number): DiscUi => ({
  ...ui,
  index: Math.max(0, Math.min(ui.view.discs.length - 1, ui.index + by)),
});

const scrolled = (ui: DiscUi, by: number): DiscUi => ({
  ...ui,
  guide: { scroll: Math.max(0, (ui.guide?.scroll ?? 0) + by) },
});
