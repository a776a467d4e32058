import { agreement, goOnLines, madeLines, stepLines } from '../../../src/commands/keep/words.ts';
import { checkLines } from '../../../src/commands/move/words.ts';
import { begunOf } from '../../../src/keep/begun.ts';
import { draftOf, type Manifest, printManifest } from '../../../src/keep/manifest.ts';
import { checkMove } from '../../../src/keep/move/checks/index.ts';
import { leavings, movePlan } from '../../../src/keep/move/plan.ts';
import { progressWords } from '../../../src/keep/move/progress.ts';
import type { DiskLook, MoveLook } from '../../../src/keep/move/seen.ts';
import {
  closeActions,
  leaveActions,
  planOf,
  repairPlan,
  startPlan,
  type Unsettled,
  wakeAction,
} from '../../../src/keep/move/settle.ts';
import { splitAdvice, splitPicture } from '../../../src/keep/move/split/picture.ts';
import { keepPlan } from '../../../src/keep/move/split/plan.ts';
import { tellUnknown, tellWhere } from '../../../src/keep/move/told.ts';
import { lunOf } from '../../../src/keep/move/ways/iscsi.ts';
import { WHEREABOUTS } from '../../../src/keep/move/whereabouts.ts';
import { RECIPE_IDS } from '../../../src/keep/recipes/recipe.ts';
import { restoredConfig } from '../../../src/keep/restore/config.ts';
import { type Restore, restorePlan } from '../../../src/keep/restore/plan.ts';
import { lastPathOf } from '../../../src/keep/schedule/last.ts';
import { schedulePlan } from '../../../src/keep/schedule/plan.ts';
import { EVERY, whenOf } from '../../../src/keep/schedule/when.ts';
import type { Plan } from '../../../src/plan/action.ts';
import { printPlan } from '../../../src/plan/plan-file.ts';
import { shown } from '../../../src/text/shown.ts';
import { ownRenderer } from '../../support/templates.ts';
import { inputOf, planFor } from './making.ts';
import { lookOf, sideOf } from './move/making.ts';
import { PEER, UUID } from './move/stand-in.ts';
import { guestOf } from './stand-in.ts';

/** All that backups, restores, schedules and moves write down, and what they say, for tests of languages. */

const { fill } = ownRenderer;
const GiB = 2 ** 30;

/** How the recipe freeze gets into the guest, and what it finds there. */
const FREEZING = { url: 'ssh://root@192.0.2.10', uuid: 'any', frozen: ['/srv', '/'], others: ['vfat /boot/efi'] };

const backups = (): Record<string, Plan> => ({
  ...Object.fromEntries(RECIPE_IDS.map((id) => [`backup by ${id}`, planFor(id, { ...inputOf(), freezing: FREEZING })])),
  'backup of a file that has no snapshot': planFor(
    'shutdown',
    inputOf(
      guestOf([{ vdev: 'xvda', target: '/srv/vm/web1.qcow2', kind: 'file', format: 'qcow2', bytes: GiB, own: {} }]),
    ),
  ),
  'backup to another host, held back': planFor('pause', inputOf(undefined, { on: 'ssh://root@nas', limit: 2 ** 20 })),
});

function manifestOf(): Manifest {
  const about = { recipe: 'state', madeBy: '0.1.0', host: 'xena', xen: '4.17.7', predictedPauseSeconds: 2 } as const;
  const draft = draftOf(guestOf(), { ...about, state: true });
  const files = draft.disks.map(({ file }) => ({ file, bytes: GiB, sha256: '0'.repeat(64) }));
  return { ...draft, takenAt: '2026-11-26T07:14:00.000Z', pauseSeconds: 0.03, files };
}

function restores(): Record<string, Plan> {
  const manifest = manifestOf();
  const renamed = { name: 'web2', uuid: UUID, macs: ['00:16:3e:00:00:09'] };
  const text = `${manifest.config.text}disk += ["/srv/iso/a.iso,raw,xvdd,ro"]\nvif = ["script=vif-route,ip=192.0.2.7", "bridge=xenbr0,ip=192.0.2.8"]\n`;
  const { text: config, notes } = restoredConfig(text, {
    renamed: { ...renamed, macs: [...renamed.macs, '00:16:3e:00:00:0a'] },
    ...{ disks: manifest.disks, missing: new Set(['xvdd']), network: true },
  });
  const restore: Restore = {
    ...{ backup: { path: '/backup/web1-20261126-071400' }, manifest, name: 'web2', uuid: UUID },
    disks: manifest.disks.map((disk) => ({ ...disk, blank: disk.kind !== 'lvm' })),
    ...{ config, notes, host: {}, resume: false },
  };
  return {
    restore: restorePlan(restore, fill),
    'restore from another host, going on': restorePlan(
      { ...restore, backup: { on: 'ssh://root@nas', path: '/backup/web1' }, resume: true },
      fill,
    ),
    'restore for a test': restorePlan({ ...restore, test: { expect: null, seconds: 300 } }, fill),
  };
}

const schedules = (): Record<string, Plan> =>
  Object.fromEntries(
    EVERY.flatMap((every) =>
      [undefined, 'ssh://root@nas'].map((on) => [
        `schedule every ${every} to ${on ?? 'a folder'}`,
        schedulePlan(
          {
            ...{ guest: 'web1', configPath: '/etc/xen/web1.cfg', when: whenOf(every, undefined) },
            to: on === undefined ? { path: '/backup' } : { on, path: '/backup' },
            writes: on === undefined ? ['/backup'] : [],
            command: ['/usr/bin/xenguide', 'backup', 'web1', '--to', '/backup', '--yes', '--scheduled'],
            before: [],
            lastPath: lastPathOf('web1', '/var/lib/xenguide'),
          },
          fill,
          UUID,
        ),
      ]),
    ),
  );

const DEVICE = '/dev/disk/by-path/ip-10.0.0.9:3260-iscsi-iqn.2026-11.example:vm-lun-2';
const seenOf = (way: string, target: string, own: object): DiskLook => ({
  disk: { target, format: 'raw', vdev: 'xvda', access: 'rw' },
  ...{ way, seen: { own: own as Record<string, unknown> } },
});
const byIscsi = (own: object = {}): DiskLook =>
  seenOf('iscsi', DEVICE, {
    ...{ lun: lunOf(DEVICE), record: '/etc/iscsi/nodes/x/default', notes: ['web1-disk'], bytes: 1000 },
    ...{ there: false, thereBytes: 0, tool: true, newPlace: true, ...own },
  });
const byNfs = (own: object = {}): DiskLook =>
  seenOf('nfs', '/srv/vm/web1.raw', {
    ...{ mount: '/srv/vm', source: 'nas:/vm', options: 'nfsvers=4.2', there: null, bytes: GiB, ...own },
  });
const carried = (own: object = {}): DiskLook =>
  seenOf('carry', '/dev/vg0/web1-disk', {
    ...{ kind: 'lvm', vg: 'vg0', lv: 'web1-disk', bytes: GiB, there: false, rsync: true, free: 10 * GiB },
    ...{ old: null, readBytesPerSecond: null, ...own },
  });
const onlyRead = seenOf('copy', '/srv/iso/seed.iso', {});

const LOOKS: Readonly<Record<string, MoveLook>> = {
  mirrored: lookOf(() => ({
    files: [{ path: '/srv/boot/vmlinuz', use: 'boot', bytes: 9, mode: '644', there: 'absent' }],
  })),
  iscsi: lookOf(() => ({ disks: [byIscsi()] })),
  nfs: lookOf(() => ({ disks: [byNfs()] })),
  cold: lookOf(() => ({ disks: [carried()], cold: true })),
};

/** Looks at which something stands against the move, or should be known. */
const AGAINST: readonly MoveLook[] = [
  lookOf(() => ({ wire: undefined, wireBack: undefined, files: [] })),
  lookOf(({ guest, from }) => ({
    from: { ...from, paused: true },
    guest: { ...guest, type: 'pv', bound: ['nomigrate', 'pci', 'vnuma'], cards: [] },
  })),
  lookOf(() => ({ to: sideOf('xenb', { clock: 7, cpuVendor: 'GenuineIntel', scripts: new Map() }, { bridges: [] }) })),
  lookOf(() => ({ to: sideOf('xenb', { clock: Number.NaN, cpuCaps: ['178bf3ff', '0'] }) })),
  lookOf(() => ({
    disks: [byIscsi({ there: true, thereBytes: 5 }), byIscsi({ tool: false }), byIscsi({ record: null })],
  })),
  lookOf(() => ({ disks: [byNfs({ there: 'other:/vm' }), byNfs({ there: 'nas:/vm' }), byNfs({ mount: '/ä' })] })),
  lookOf(() => ({
    disks: [carried({ kind: null }), carried({ there: true }), carried({ free: null }), carried({ free: 1 })],
  })),
  lookOf(() => ({ disks: [carried({ rsync: false }), onlyRead, seenOf('none', '/dev/vg0/x', {})] })),
];

const WHAT: Unsettled = {
  ...{ name: 'web1', uuid: UUID, config: '/etc/xen/web1.cfg', resources: ['web1-disk'] },
  from: { on: undefined, name: 'xena', xen: '4.17.7' },
  to: { on: PEER, name: 'xenb', xen: '4.20.0' },
};

function moves(): Record<string, Plan> {
  const repairs = WHEREABOUTS.flatMap((state) => {
    const plan = repairPlan(WHAT, state, { domains: [], sends: false, receivers: [77], receivesOther: false }, UUID);
    return plan ? [[`repair of ${state}`, plan] as const] : [];
  });
  const looks = Object.entries(LOOKS).flatMap(([name, look]) => [
    [`move: ${name}`, movePlan(look, look.wire!, fill, UUID)] as const,
    [`left behind: ${name}`, planOf(WHAT, UUID, leavings(look))] as const,
  ]);
  const keeping = { resource: 'web1-disk', winner: WHAT.to, loser: WHAT.from, backing: '/dev/vg0/web1-disk' };
  return {
    ...Object.fromEntries([...repairs, ...looks]),
    start: startPlan(WHAT, UUID),
    end: planOf(WHAT, UUID, [
      ...[...closeActions(WHAT, 'to'), wakeAction(WHAT)],
      ...leaveActions(WHAT, ['/etc/xen/auto/web1.cfg']),
    ]),
    split: keepPlan(WHAT, { ...keeping, stamp: '20261126-071400' }, UUID),
  };
}

const plans = (): Record<string, Plan> => ({ ...backups(), ...restores(), ...schedules(), ...moves() });

/** Each file by the name of what it is of. */
export const writeAll = (): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(plans()).map(([name, plan]) => [name, printPlan(plan)])),
  manifest: printManifest(manifestOf()),
});

/** What stands around the steps; a line that is only a path is left out. */
const aboutLines = ({ reasons, warnings = [], preconditions, actions, after }: Plan): string[] =>
  [
    ...[...reasons, ...warnings, ...after],
    ...preconditions.flatMap(({ message, remedy }) => [message, remedy]),
    ...actions.flatMap(({ why }) => why),
  ]
    .filter((line) => line.includes(' '))
    .map(shown);

/** Lines for people, by what they are about. */
export function sayAll(): Record<string, string[]> {
  const names = { name: 'web1', from: 'xena', to: 'xenb' };
  const all = plans();
  return {
    ...Object.fromEntries(
      Object.entries(backups()).map(([name, plan]) => [name, agreement(plan, begunOf(plan), 'this machine')]),
    ),
    ...Object.fromEntries(Object.entries(all).map(([name, plan]) => [`steps of ${name}`, stepLines(plan.actions)])),
    ...Object.fromEntries(Object.entries(all).map(([name, plan]) => [`reasons of ${name}`, aboutLines(plan)])),
    'a backup': [...madeLines('/backup/web1', manifestOf()).slice(1), ...goOnLines('/backup/web1')],
    'checks of a move': checkLines([...Object.values(LOOKS), ...AGAINST].flatMap(checkMove)),
    'where a guest is': WHEREABOUTS.filter((state) => state !== 'unknown').flatMap((state) =>
      Object.values(tellWhere(state, names)).filter((line) => line !== ''),
    ),
    'an end that is silent': (['both', 'from', 'to'] as const).flatMap((which) =>
      Object.values(tellUnknown(names, which, '…', 'xenguide move web1 --repair')),
    ),
    'split brain': [
      ...splitPicture('web1-disk', 'web1', [
        { name: 'xena', copy: undefined },
        { name: 'xenb', copy: undefined },
      ]).slice(0, 1),
      ...splitAdvice(['xena', 'xenb'], 'xenguide move web1'),
    ],
    'how far it is': [1, 3].map((sentBytes) => progressWords({ sentBytes, memoryBytes: 2 })),
  };
}
