import type { Result, Runner } from '../../../host/runner.ts';
import { runAll } from '../../../plan/apply/ask.ts';
import { readDrbd9Status } from './drbd9-status.ts';

/** A DRBD resource as one of its two hosts sees it. Words are DRBD’s own. */
export interface DrbdSight {
  /** Primary, Secondary, Unknown */
  role: string;
  peerRole: string;
  /** Connected, StandAlone, WFConnection (8.4), Connecting (9), SyncSource … */
  connection: string;
  /** UpToDate, Inconsistent, Outdated, DUnknown … */
  disk: string;
  peerDisk: string;
  /** Both hosts may be Primary at once, as the kernel has it now. */
  twoPrimaries: boolean;
  /** A, B or C; '' where not told. */
  protocol: string;
  /** Generation identifiers: current, bitmap, and two of the history, hexadecimal; the last bit tells a Primary and is left out. */
  generations: string[];
  /** That the other side has not, where DRBD tells it with its state (9). */
  outOfSyncBytes?: number | null;
  /** The backing device: `/dev/vg0/web1-disk`. '' where not told. */
  backing: string;
  /** `10.9.0.1`, by the name that a host calls itself. */
  addresses: ReadonlyMap<string, string>;
}

/**
 * Undefined: this host knows no such resource, or it is not up. What does not change, and the generations, which matter only between two that
 * have parted, are asked where the two are not connected or `whole` is wanted: each program costs a far host time. Rejects with HostLost.
 */
export async function lookAtDrbd(runner: Runner, resource: string, whole = false): Promise<DrbdSight | undefined> {
  const [role, state, disk, now, nine] = (await runAll(runner, [
    ['drbdadm', 'role', resource],
    ['drbdadm', 'cstate', resource],
    ['drbdadm', 'dstate', resource],
    ['drbdsetup', 'show', resource],
    ['drbdsetup', 'status', '--json', resource],
  ])) as [Result, Result, Result, Result, Result];
  if (role.code !== 0 || disk.code !== 0) return undefined;
  const status = nine.code === 0 ? readDrbd9Status(nine.stdout, resource) : undefined;
  const connection = status?.connection ?? (state.stdout.trim().split('\n')[0] || 'StandAlone');
  const [file, generations, backing] =
    whole || !isConnected({ connection })
      ? await runAll(runner, [
          ['drbdadm', 'dump', resource],
          ['drbdadm', 'get-gi', resource],
          ['drbdadm', 'sh-ll-dev', resource],
        ])
      : [];
  const [own = 'Unknown', peer = 'Unknown'] = pair(role.stdout);
  const [ownDisk = 'DUnknown', peerDisk = 'DUnknown'] = pair(disk.stdout);
  const protocol = /\bprotocol\s+([ABC])\s*;/;
  return {
    ...{ role: own, peerRole: peer, connection, disk: ownDisk, peerDisk, ...status },
    // What is left at its default is not shown: no.
    twoPrimaries: /\ballow-two-primaries(?:\s+yes)?\s*;/.test(now.stdout),
    protocol: protocol.exec(now.stdout)?.[1] ?? protocol.exec(file?.stdout ?? '')?.[1] ?? '',
    generations: readGenerations(generations?.stdout ?? ''),
    backing: backing?.stdout.trim().split('\n')[0] ?? '',
    addresses: readAddresses(file?.stdout ?? ''),
  };
}

/** 8.4 and 9 say it in different words. */
export const isConnected = ({ connection }: Pick<DrbdSight, 'connection'>): boolean =>
  /^(Connected|Established)$/.test(connection);

/** `Primary/Secondary`, of one volume. */
const pair = (stdout: string): string[] => (stdout.trim().split('\n')[0] ?? '').split('/');

/**
 * `drbdadm get-gi`: CURRENT:BITMAP:HISTORY:HISTORY:flags…, of DRBD 9 a line for each peer with more flags behind (drbd-utils,
 * user/v9/drbdtool_common.c, dt_print_v9_uuids).
 */
function readGenerations(stdout: string): string[] {
  const parts = (stdout.trim().split('\n').at(-1) ?? '').split(':').slice(0, 4);
  return parts.every((part) => /^[0-9A-F]{16}$/i.test(part)) ? parts.map(withoutLastBit) : [];
}

const withoutLastBit = (hex: string): string =>
  `${hex.slice(0, 15)}${(Number.parseInt(hex[15]!, 16) & 0xe).toString(16)}`.toUpperCase();

/** `on xena { … address ipv4 10.9.0.1:7788; }` of `drbdadm dump`. */
function readAddresses(dump: string): Map<string, string> {
  const found = dump.matchAll(/\bon "?([A-Za-z0-9._-]+)"? \{[\s\S]*?\baddress\s+(?:ipv4\s+)?(\d+(?:\.\d+){3}):\d+;/g);
  return new Map([...found].map(([, name, address]) => [name!, address!]));
}

/**
 * Both copies were written to apart from each other. DRBD finds it when the two meet, and parts again (StandAlone); before they meet it is
 * there all the same. What proves it are the generations: neither side’s current one is in the other’s past.
 */
export function isSplit(from: DrbdSight | undefined, to: DrbdSight | undefined): boolean {
  if (!from || !to) return false;
  const apart = ({ connection }: DrbdSight): boolean =>
    !/^(Connected|Established|Sync|Ahead|Behind|Verify|Paused)/.test(connection);
  if (!apart(from) || !apart(to)) return false;
  return diverged(from.generations, to.generations);
}

const NONE = '0000000000000000';

export function diverged(one: readonly string[], other: readonly string[]): boolean {
  const [a] = one;
  const [b] = other;
  if (a === undefined || b === undefined || a === b) return false;
  const past = (all: readonly string[]): string[] => all.slice(1).filter((each) => each !== NONE);
  return !past(one).includes(b) && !past(other).includes(a);
}
