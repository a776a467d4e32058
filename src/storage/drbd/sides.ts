import type { Peers } from '../../guest/world.ts';
import type { Facts, VolumeGroup } from '../../host/facts.ts';
import { onOther } from '../../plan/elsewhere.ts';
import { t } from '../../text/t.ts';
import { parseSize } from '../../units.ts';
import type { StorageAnswers, StorageContext, Volume } from '../backend.ts';

/** One of the two hosts that a mirrored disk is on. */
export interface Side {
  /** The ssh URL of the peer; undefined: the guest’s own host. */
  on: string | undefined;
  /** `uname -n` there: DRBD finds itself in the resource file by it. */
  name: string;
  vg: string;
  address: string;
  /** Of the logical volume: the disk and DRBD’s own notes behind it. */
  bytes: number;
}

export interface Mirror {
  resource: string;
  port: string;
  minor: string;
  /** Xen’s hotplug script, a file in /etc/xen/scripts. */
  script: string;
  /** DRBD 9 on both hosts; 8.4 refuses some of its settings. */
  nine: boolean;
  sides: [own: Side, peer: Side];
}

export const OWN_SCRIPT = 'block-drbd-xenguide';
/** The one of drbd-utils up to 9.30. */
export const THEIR_SCRIPT = 'block-drbd';

/** Also the name of the logical volumes. */
export const resourceName = ({ guest, role }: Pick<StorageContext, 'guest' | 'role'>): string => `${guest}-${role}`;

/** The peer’s facts; undefined: not looked at (yet), or it cannot be had. */
export const peerFacts = (answers: StorageAnswers, { peers }: StorageContext): Facts | undefined =>
  factsOf(peers, String(answers['peer.host'] ?? '').trim());

export function factsOf(peers: Peers | undefined, url: string): Facts | undefined {
  const look = peers?.get(url);
  return look && 'facts' in look ? look.facts : undefined;
}

/** What a half is cut from, by the name that the guest’s other disks have for it. */
export const groupName = ({ on, name, vg }: Pick<Side, 'on' | 'name' | 'vg'>): string =>
  on === undefined ? t`volume group ${vg}` : t`volume group ${vg} on ${name}`;

export const groupOf = (facts: Facts | undefined, vg: unknown): VolumeGroup | undefined =>
  facts?.volumeGroups.find(({ name }) => name === vg);

const SECTOR = 512;
const PAGE = 4096;

/**
 * Bytes that DRBD leaves of a device with its metadata inside: superblock, activity log and the bitmap for one peer take
 * ceil(sectors / 2^18) * 8 + 72 sectors (DRBD User’s Guide, “Estimating metadata size”; seen with 8.4.11). DRBD 9 has a
 * bitmap for each peer; its create-md counts those of the resource file, and ours names one.
 */
export function usableBytes(deviceBytes: number): number {
  const sectors = Math.floor(deviceBytes / SECTOR);
  const meta = Math.ceil(sectors / 2 ** 18) * 8 + 72;
  return Math.max(0, Math.floor(((sectors - meta) * SECTOR) / PAGE) * PAGE);
}

/** The smallest volume of whole extents on which DRBD gives at least so many bytes. */
export function volumeBytes(diskBytes: number, extent: number): number {
  let bytes = Math.ceil(diskBytes / extent) * extent;
  while (usableBytes(bytes) < diskBytes) bytes += extent;
  return bytes;
}

export const isNine = (...hosts: (Facts | undefined)[]): boolean =>
  hosts.every((facts) => /^(9|[1-9]\d)\./.test(facts?.drbd?.module ?? ''));

/** The disk’s size, rounded up to whole pages, which is how DRBD counts. */
export const wantedBytes = (answers: StorageAnswers): number =>
  Math.ceil((parseSize(String(answers.size), 'GiB') ?? 0) / PAGE) * PAGE;

const EXTENT = 4 * 2 ** 20;

export function toVolume(answers: StorageAnswers, context: StorageContext): Volume {
  const there = peerFacts(answers, context);
  const bytes = wantedBytes(answers);
  const nine = isNine(context.facts, there);
  const room = (facts: Facts | undefined, vg: unknown): string =>
    String(volumeBytes(bytes, groupOf(facts, vg)?.extentBytes ?? EXTENT));
  const own: Record<string, string> = {
    resource: resourceName(context),
    port: String(answers.port),
    minor: String(answers.minor),
    script: String(answers.script ?? THEIR_SCRIPT),
    nine: nine ? 'yes' : 'no',
    name: context.facts?.hostname ?? '…',
    vg: String(answers.vg),
    address: String(answers.address),
    bytes: room(context.facts, answers.vg),
    peerHost: String(answers['peer.host']),
    peerName: String(answers['peer.name']),
    peerVg: String(answers['peer.vg']),
    peerAddress: String(answers['peer.address']),
    peerBytes: room(there, answers['peer.vg']),
  };
  return {
    backend: 'drbd',
    guest: context.guest,
    path: `/dev/drbd${own.minor}`,
    kind: 'block',
    format: 'raw',
    bytes,
    own,
  };
}

/** What `toVolume` put down. */
export function mirrorOf({ own = {} }: Volume): Mirror {
  const word = (key: string): string => own[key] ?? '';
  return {
    resource: word('resource'),
    port: word('port'),
    minor: word('minor'),
    script: word('script'),
    nine: word('nine') === 'yes',
    sides: [
      { on: undefined, name: word('name'), vg: word('vg'), address: word('address'), bytes: Number(word('bytes')) },
      {
        on: word('peerHost'),
        name: word('peerName'),
        vg: word('peerVg'),
        address: word('peerAddress'),
        bytes: Number(word('peerBytes')),
      },
    ],
  };
}

/** For a step on that host. */
export const at = (on: string | undefined): { on?: string } => (on === undefined ? {} : { on });
export const idOf = ({ on }: Side): string => (on === undefined ? 'here' : 'there');
/** For a title. */
export const there = ({ on }: Side): string => onOther(on);
/** Its half, as LVM names it. */
export const lvOf = ({ resource }: Mirror, { vg }: Side): string => `${vg}/${resource}`;
