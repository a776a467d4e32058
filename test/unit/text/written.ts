import * as yaml from 'yaml';
import { planFiles } from '../../../src/commands/new/files.ts';
import { makePlan } from '../../../src/commands/new/make.ts';
import type { World } from '../../../src/guest/world.ts';
import type { Facts } from '../../../src/host/facts.ts';
import type { DiscFindings } from '../../../src/sources/iso/findings.ts';
import { imageOfDiscs } from '../../../src/sources/iso/look-at-discs.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { debianDisc, laterDisc, windowsDisc } from '../../support/discs.ts';
import { debianExport, ROOT_ANSWERS } from '../../support/exports.ts';
import { ownRenderer } from '../../support/templates.ts';
import { debianImage, equippedFacts, exampleWorld, partitionImage } from '../../support/worlds.ts';
import { plainHost } from '../network/plain-host.ts';
import { routedFacts } from '../network/routed-host.ts';
import { mirrorHost, PEER, peersWith } from '../storage/mirrored.ts';

/** What answers came to: the problems that were said, and the text of each file. */
export type Written = Record<string, { problems: string[]; files: Record<string, string> }>;

type Case = [name: string, answers: Record<string, Answer>, world?: Partial<World>];

const equipped = { facts: equippedFacts() };
const debian = debianDisc('/srv/iso/debian.iso');
const second = laterDisc(2);
const windows = windowsDisc;
const discs = (...all: DiscFindings[]): [Record<string, Answer>, Partial<World>] => [
  { 'source.kind': 'iso', 'source.discs': all.map(({ path }) => path) },
  { image: imageOfDiscs(all) },
];
const SPARE = '/dev/disk/by-id/ata-Disk_1';
const withSpareDisk = (): Facts => {
  const facts = equippedFacts();
  facts.blockDevices.push({
    ...{
      path: '/dev/sdb',
      type: 'disk',
      bytes: 200 * 2 ** 30,
      model: 'Disk',
      readOnly: false,
      parent: null,
      usedBy: [],
    },
    ...{ fsType: 'ext4', label: 'data', signatures: 'TYPE=ext4 UUID=11-22', stableNames: [SPARE] },
  });
  return facts;
};
const unbridged = (): Facts => {
  const facts = routedFacts();
  facts.bridges = [];
  return facts;
};

/** A guest of every backend, mode and source, and what brings warnings. */
const CASES: readonly Case[] = [
  ['image on lvm', { 'login.user': 'admin', 'login.ssh_keys': ['/root/.ssh/id.pub'], autostart: true }],
  ['packed image in a file', { 'storage.backend': 'file' }, { image: debianImage({ compression: 'xz' }) }],
  ['qcow2 file, pv', { 'storage.backend': 'file', 'storage.format': 'qcow2', type: 'pv' }],
  ['hvm with a screen', { type: 'hvm' }],
  ['partition image', { 'source.boot': 'pygrub' }, { image: partitionImage() }],
  [
    'a kernel of the host',
    { 'source.boot': 'direct', 'source.kernel': '/srv/vmlinuz', 'source.ramdisk': '/srv/initrd' },
  ],
  ['thin', { 'storage.backend': 'thin', 'storage.size': '50GiB' }, equipped],
  ['zfs', { 'storage.backend': 'zfs' }, equipped],
  [
    'partition',
    { 'storage.backend': 'partition', 'storage.device': SPARE, 'storage.overwrite': SPARE },
    { facts: withSpareDisk() },
  ],
  ['nfs', { 'storage.backend': 'nfs', 'storage.server': '10.0.0.9', 'storage.export': '/srv/xen' }, equipped],
  [
    'iscsi',
    {
      'storage.backend': 'iscsi',
      'storage.portal': '10.0.0.9',
      'storage.iqn': 'iqn.2026-11.example:disks',
      'storage.lun': 1,
      'storage.size': '10GiB',
    },
    equipped,
  ],
  [
    'drbd',
    { 'storage.backend': 'drbd', 'storage.peer.host': PEER, 'storage.size': '10GiB' },
    { facts: mirrorHost(1), peers: peersWith(mirrorHost(2)) },
  ],
  ['nfs root', ROOT_ANSWERS, { image: debianExport(), ...equipped }],
  [
    'several disks',
    { 'disks.0.backend': 'file', 'disks.0.size': '1GiB', 'disks.1.backend': 'lvm', 'disks.1.size': '2GiB' },
  ],
  ['nat', { 'network.0.mode': 'nat', 'network.0.forwards': ['tcp/2222 to 22', 'udp/123 to 123'] }, equipped],
  [
    'routed',
    { 'network.0.mode': 'route', 'network.0.ip': '192.0.2.10', 'network.0.answer': 'never' },
    { facts: unbridged() },
  ],
  ['a new bridge', { 'network.0.mode': 'bridge', 'network.0.from': 'eno1' }, { facts: plainHost() }],
  [
    'a new bridge over a VLAN',
    { 'network.0.mode': 'bridge', 'network.0.from': 'eno1', 'network.0.vlan': 20 },
    { facts: plainHost() },
  ],
  ['no network', { 'network.0.mode': 'none' }],
  [
    'firewall',
    { 'firewall.antispoof': true, 'firewall.allow': ['tcp/22', 'udp/53 from 192.0.2.0/24', 'icmp'] },
    equipped,
  ],
  ['two cards', { 'network.0.mode': 'bridge', 'network.1.mode': 'bridge' }],
  ['discs', ...discs(debian, second)],
  ['Windows', ...discs(windows)],
];

export function writeAll(): Written {
  return Object.fromEntries(
    CASES.map(([name, answers, more]) => {
      const all = new Map<string, Answer>([
        ['name', 'web1'],
        ['source.path', '/srv/images/debian-12.qcow2'],
        ...Object.entries(answers),
      ]);
      if (all.get('source.kind') !== undefined) all.delete('source.path');
      const world = exampleWorld(more);
      const outcome = outcomeOf(all, world);
      const problems = outcome.problems.map(({ field, message, remedy }) => `${field}: ${message} ${remedy}`);
      if (problems.length > 0) return [name, { problems, files: {} }];
      const files = planFiles(makePlan(outcome, world, ownRenderer, yaml), true);
      return [name, { problems, files: Object.fromEntries(files.map((file) => [file.name, file.text])) }];
    }),
  );
}
