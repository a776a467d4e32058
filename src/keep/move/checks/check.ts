import type { MoveLook } from '../seen.ts';

/** One thing that was looked at before a move. `no`: it is not begun. */
export interface MoveCheck {
  /** Stable, for scripts: `xen.version`. */
  id: string;
  verdict: 'ok' | 'warn' | 'no';
  message: string;
  /** Given where it is not ok. */
  remedy?: string;
  /** A no because something of the other host has what the guest needs: its name, a card’s address. */
  conflict?: true;
}

/** All of one topic. */
export type Topic = (look: MoveLook) => MoveCheck[];

export const ok = (id: string, message: string): MoveCheck => ({ id, verdict: 'ok', message });
export const warn = (id: string, message: string, remedy: string): MoveCheck => ({
  ...{ id, verdict: 'warn', message, remedy },
});
export const no = (id: string, message: string, remedy: string): MoveCheck => ({
  ...{ id, verdict: 'no', message, remedy },
});
export const taken = (id: string, message: string, remedy: string): MoveCheck => ({
  ...no(id, message, remedy),
  conflict: true,
});
