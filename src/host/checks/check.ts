import type { Found } from '../../network/conflicts/index.ts';
import { t } from '../../text/t.ts';
import type { Facts } from '../facts.ts';

/** One judgement on a host. */
export interface HostCheck {
  /** Stable, for scripts: `dom0`, `bridge`. */
  id: string;
  /** fail: no guest can be made before this is put right. warn: something will not work, or not well. */
  verdict: 'ok' | 'warn' | 'fail';
  message: string;
  /** What to do about it; empty when it is ok. */
  remedy: string;
  /** The same taken apart, where it is something in the way of guests' networks (network/conflicts). */
  conflict?: Found;
}

/** Looks at one topic. May have nothing to say. */
export type Judge = (facts: Facts) => HostCheck[];

export const ok = (id: string, message: string): HostCheck => ({ id, verdict: 'ok', message, remedy: '' });
export const warn = (id: string, message: string, remedy: string): HostCheck => ({
  id,
  verdict: 'warn',
  message,
  remedy,
});
export const fail = (id: string, message: string, remedy: string): HostCheck => ({
  id,
  verdict: 'fail',
  message,
  remedy,
});

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : t`${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
