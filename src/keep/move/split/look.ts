import type { Result, Runner } from '../../../host/runner.ts';
import { runAll } from '../../../plan/apply/ask.ts';
import { type DrbdSight, lookAtDrbd } from '../ways/drbd-state.ts';

/** One of two copies that were written to apart from each other. */
export interface Copy extends DrbdSight {
  /** That the other side has not seen; null: not told. */
  unsentBytes: number | null;
  /** When its file system was last written to, as that says itself (ext2 to ext4 only). */
  lastWritten: string | null;
  /** When this host’s kernel found that the two had parted; null: not in its log. */
  foundAt: string | null;
  /** The guest runs here. */
  guestRuns: boolean;
}

/** Undefined: this host knows no such resource, or it is not up. Rejects with HostLost. */
export async function lookAtCopy(runner: Runner, resource: string, guest: string): Promise<Copy | undefined> {
  const sight = await lookAtDrbd(runner, resource, true);
  if (!sight) return undefined;
  const [minor, proc, head, log, domain] = (await runAll(runner, [
    ['drbdadm', 'sh-minor', resource],
    ['cat', '/proc/drbd'],
    // Past the host’s cache (-D): what that holds of a device below DRBD is as old as the first look at it.
    ['debugfs', '-D', '-R', 'stats -h', sight.backing],
    ['journalctl', '-k', '-q', '--no-pager', '-o', 'short-iso', '-n', '1', '-g', 'Split-Brain detected'],
    ['xl', 'domid', guest],
  ])) as [Result, Result, Result, Result, Result];
  return {
    ...sight,
    unsentBytes: sight.outOfSyncBytes ?? readUnsent(proc.stdout, minor.stdout.trim()),
    lastWritten: /^Last write time:\s+(.+)$/m.exec(head.stdout)?.[1]?.trim() ?? null,
    foundAt: log.code === 0 ? (/^(\S+T\S+)/.exec(log.stdout.trim())?.[1] ?? null) : null,
    guestRuns: domain.code === 0,
  };
}

/** `oos:` of a device in /proc/drbd (8.4), in KiB. */
export function readUnsent(proc: string, minor: string): number | null {
  const at = proc.search(new RegExp(`^ *${minor}: cs:`, 'm'));
  if (!/^\d+$/.test(minor) || at < 0) return null;
  const own = proc.slice(at).split(/\n *\d+: cs:/)[0]!;
  const kib = /\boos:(\d+)/.exec(own)?.[1];
  return kib === undefined ? null : Number(kib) * 1024;
}

/**
 * It holds nothing that the other has not: DRBD has noted no block that was written here alone. So it is after a wire that was cut in the
 * middle of a move: both hosts were Primary, and DRBD gives each a new generation at that moment, though only one of them has a guest that
 * writes (drivers/block/drbd/drbd_state.c, after_state_ch).
 */
export const hasNothingOfItsOwn = (copy: Copy | undefined): boolean =>
  copy !== undefined && copy.unsentBytes === 0 && !copy.guestRuns;
