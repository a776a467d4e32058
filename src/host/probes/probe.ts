import { noted } from '../../text/t.ts';
import type { Facts } from '../facts.ts';
import type { Result } from '../runner.ts';

/**
 * One topic of the host: what to look at, and how to read what was seen. The reading is pure, so that it can be tried
 * with recorded outputs; who asks, and in how many round trips, is not the probe's business.
 */
export interface Probe {
  /** For gaps: `lvm`. */
  id: string;
  /** Small text files. All probes' files are read by one program. */
  files?: readonly string[];
  /** Paths that may be there. All probes' paths are looked at by one program. */
  paths?: readonly string[];
  /** Programs that only look. The same words in two probes are run once. */
  commands?: Readonly<Record<string, ProbeCommand>>;
  /** Never throws because of what a tool said: what cannot be read becomes a gap. */
  parse(seen: Seen): Partial<Facts>;
}

export interface ProbeCommand {
  argv: readonly [string, ...string[]];
  timeoutMs?: number;
}

export interface Seen {
  /** The file's text; undefined when it is not there, not readable or empty. */
  text(path: string): string | undefined;
  /** What the path leads to; undefined when it is not there. Mode: the permission bits. */
  stat(path: string): { type: 'file' | 'directory' | 'other'; mode: number; bytes: number } | undefined;
  /** The result of the probe's own command of that name. */
  result(name: string): Result;
}

/** Why a tool gave no answer, in its own words; undefined when it did. */
export function failure(result: Result): string | undefined {
  if (result.timedOut) return noted('no answer in time');
  if (result.code === 0) return undefined;
  const lines = result.stderr.split('\n').map((line) => line.trim());
  return lines.findLast((line) => line !== '') ?? noted`it ended with code ${result.code}`;
}

/**
 * A tool's JSON, or the gap that it leaves. `what` says what is missing then, for people: `ip: not found`.
 */
export function readJson(probe: string, result: Result): { json: unknown } | { gaps: Facts['gaps'] } {
  const reason = failure(result);
  if (reason !== undefined) return { gaps: [{ probe, reason }] };
  try {
    return { json: JSON.parse(result.stdout) as unknown };
  } catch {
    return { gaps: [{ probe, reason: noted('the tool said something that is not JSON') }] };
  }
}

/** An array of objects with unknown values, whatever was given: for tools' JSON, where a key may be missing. */
export function rows(json: unknown): Row[] {
  return Array.isArray(json) ? json.filter(isRow) : [];
}

export type Row = Readonly<Record<string, unknown>>;

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A number that older tools write as text. */
export function number(value: unknown): number {
  const read = typeof value === 'string' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : 0;
}
