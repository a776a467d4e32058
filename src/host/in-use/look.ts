import { noted } from '../../text/t.ts';
import type { Guest } from '../facts.ts';
import { listDevices, listNames, readDevices, readLinks } from '../probes/block-devices.ts';
import { guests } from '../probes/guests.ts';
import { lvmReport, physicalVolumes } from '../probes/lvm.ts';
import { failure, type ProbeCommand, readJson, type Seen as SeenByProbe } from '../probes/probe.ts';
import { grepAll, splitGrep } from '../probes/text-files.ts';
import { type ListedDevice, type Mounts, readMounts, readSwaps } from '../probes/uses.ts';
import type { Result, Runner } from '../runner.ts';
import { whatIsBelow } from './below.ts';
import { type Identity, readIdentities, STAT_FORMAT } from './identity.ts';
import { pathsOf } from './names.ts';
import type { InUseQuestion } from './question.ts';
import { type Attached, type Loop, readAttached, readLoops, readNamespaces, readOpened } from './read.ts';
import { keyOf, relativesOf } from './relatives.ts';

/** All that the reasons are drawn from, seen within a second or two. */
export interface Seen {
  /** Undefined: nothing is there under this name. */
  target: Identity | undefined;
  /** lsblk's rows: a device on several others has one for each. */
  devices: ListedDevice[];
  /** Links below /dev, by the node they lead to. */
  names: ReadonlyMap<string, string[]>;
  mounts: Mounts;
  /** Mounts that only processes in other mount namespaces see. */
  elsewhere: { process: string; mounts: Mounts }[];
  swaps: readonly string[];
  physicalVolumes: ReadonlyMap<string, string | null>;
  loops: readonly Loop[];
  guests: readonly Guest[];
  attached: readonly Attached[];
  /** The target and its relatives, by whom. */
  opened: readonly { key: string; process: string }[];
  /** Whether the kernel would give the device to one user alone: not when one has it like that already. */
  claim: 'free' | 'taken' | 'not asked';
  /** What blkid recognises on the device, as it says it: NAME=value lines. */
  blkid: string;
  /** Of each image that a guest has: the backing files below it. */
  below: ReadonlyMap<string, readonly string[]>;
  /** What the paths that others name really are. */
  identities: ReadonlyMap<string, Identity>;
  /** What could not be found out, as reasons. */
  unknown: string[];
}

/**
 * An exclusive open is the kernel's own answer: it fails where something has claimed the device, its disk or a partition
 * of it (mount, swap, RAID, device mapper, DRBD, ZFS). It does not see programs, loop devices and Xen guests, which claim
 * nothing. Read-only, since closing a device that was open for writing makes udev read its partition table again.
 */
const CLAIM = 'sysopen(my $device, $ARGV[0], O_RDONLY | O_EXCL) or exit($! + 0)';
const EBUSY = 16;

const SLOW_MS = 30_000;
/** By these the kernel of a dom0 knows that it is one (xen-facts 8). */
const OF_DOM0 = ['/proc/xen/capabilities', '/sys/hypervisor/start_flags/initdomain'];
/** Open files of every process, links resolved: devices and files, by number. A process may end meanwhile. */
const OPEN_FILES: ProbeCommand = {
  argv: [
    ...(['find', '/proc', '-maxdepth', '3', '('] as const),
    ...['-regex', '/proc/[^0-9/][^/]*', '-o', '-regex', '/proc/[0-9]+/[^/]+', '!', '-name', 'fd', ')', '-prune', '-o'],
    ...['-regex', '/proc/[0-9]+/fd/[0-9]+', '-lname', '/*', '(', '-xtype', 'b', '-o', '-xtype', 'f', ')'],
    ...['-exec', 'stat', '-L', '-c', STAT_FORMAT, '{}', '+'],
  ],
  timeoutMs: SLOW_MS,
};
/** Which mount namespace each process is in. */
const NAMESPACES: ProbeCommand = {
  argv: [
    ...(['find', '/proc', '-maxdepth', '3', '('] as const),
    ...['-regex', '/proc/[^0-9/][^/]*', '-o', '-regex', '/proc/[0-9]+/[^/]+', '!', '-name', 'ns', ')', '-prune', '-o'],
    ...['-regex', '/proc/[0-9]+/ns/mnt', '-printf', '%l %p\\n'],
  ],
  timeoutMs: SLOW_MS,
};

export async function lookAround(runner: Runner, question: InUseQuestion): Promise<Seen> {
  const path = question.mustBeFree;
  const first = await ask(runner, {
    target: { argv: ['stat', '-L', '-c', STAT_FORMAT, '--', path], timeoutMs: SLOW_MS },
    devices: listDevices,
    names: listNames,
    lvm: lvmReport,
    texts: { argv: grepAll(['/proc/self/mountinfo', '/proc/swaps', ...OF_DOM0]) },
    loops: { argv: ['losetup', '--list', '--json', '--output', 'NAME,MAJ:MIN,BACK-MAJ:MIN,BACK-INO,BACK-FILE'] },
    xenstore: { argv: ['xenstore-ls', '-f', '/local/domain/0/backend'], timeoutMs: SLOW_MS },
    opened: OPEN_FILES,
    namespaces: NAMESPACES,
    ownNamespace: { argv: ['readlink', '/proc/self/ns/mnt'] },
    blkid: {
      argv: [
        'blkid',
        '-p',
        '-o',
        'export',
        ...['TYPE', 'UUID', 'PTTYPE', 'PTUUID'].flatMap((tag) => ['-s', tag]),
        path,
      ],
      timeoutMs: SLOW_MS,
    },
    claim: { argv: ['perl', '-MFcntl', '-e', CLAIM, '--', path], timeoutMs: SLOW_MS },
    guestList: guests.commands!.list!,
    guestDetails: guests.commands!.details!,
    guestConfigs: guests.commands!.configs!,
  });
  const target = [...readIdentities(first.target.stdout).values()][0];
  const texts = splitGrep(first.texts.stdout);
  const listed = readJson('', first.devices);
  const devices = 'json' in listed ? readDevices(listed.json) : [];
  const relevant = target === undefined ? [] : [target.key, ...sharing(devices, target.key)];
  const opened = readOpened(first.opened.stdout).filter(({ key }) => relevant.includes(key));
  const found = guestsOf(first);
  const attached = readAttached(first.xenstore.stdout);
  const loops = readLoops(first.loops.stdout);
  const namespaces = readNamespaces(first.namespaces.stdout, first.ownNamespace.stdout.trim());
  const paths = [
    ...found.flatMap(({ disks }) => disks.flatMap(pathsOf)),
    ...attached.flatMap(({ params }) => (params === null ? [] : pathsOf(params))),
    ...loops.map(({ file }) => file),
    ...readSwaps(texts.get('/proc/swaps') ?? ''),
  ].filter((each) => each.startsWith('/'));
  const second = await ask(runner, {
    paths: {
      argv: ['stat', '-L', '-c', STAT_FORMAT, '--', ...new Set([path, ...(question.alsoNamed ?? []), ...paths])],
      timeoutMs: SLOW_MS,
    },
    mounts: { argv: grepAll(['/proc/self/mountinfo', ...namespaces.map((pid) => `/proc/${pid}/mountinfo`)]) },
    programs: { argv: grepAll(['/proc/self/comm', ...[...opened.map(({ pid }) => pid), ...namespaces].map(commOf)]) },
  });
  const known = readIdentities(second.paths.stdout);
  const images = [...new Set(found.flatMap(({ disks }) => disks))];
  const { below, identities } = await whatIsBelow(images, known, async (argvs) =>
    Object.values(await ask(runner, Object.fromEntries(argvs.map((argv, index) => [`${index}`, { argv }])))),
  );
  const programs = splitGrep(second.programs.stdout);
  const processOf = (pid: string): string =>
    noted`process ${pid} (${programs.get(commOf(pid))?.trim() ?? noted('ended')})`;
  const others = splitGrep(second.mounts.stdout);
  const mounts = readMounts(texts.get('/proc/self/mountinfo') ?? '');
  return {
    target,
    devices,
    names: readLinks(first.names.stdout),
    mounts,
    elsewhere: namespaces.map((pid) => ({
      process: processOf(pid),
      mounts: readMounts(others.get(`/proc/${pid}/mountinfo`) ?? '').filter((mount) => !isKnown(mounts, mount)),
    })),
    swaps: readSwaps(texts.get('/proc/swaps') ?? ''),
    physicalVolumes: physicalVolumes(first.lvm.stdout),
    loops,
    guests: found,
    attached,
    opened: opened.map(({ key, pid }) => ({ key, process: processOf(pid) })),
    claim: target?.kind !== 'block' ? 'not asked' : first.claim.code === EBUSY ? 'taken' : 'free',
    blkid: first.blkid.code === 0 ? first.blkid.stdout : '',
    ...{ below, identities },
    unknown: [
      ...('gaps' in listed
        ? listed.gaps.map(({ reason }) => noted`the host’s disks could not be listed (${reason})`)
        : []),
      ...(target?.kind === 'block' ? unasked(first.claim, first.blkid) : []),
      ...(first.loops.timedOut ? [noted('it could not be seen in time which loop devices stand for it')] : []),
      ...[first.opened, first.namespaces]
        .filter(({ timedOut, code }) => timedOut || code === 127)
        .map(() => noted('it could not be seen in time which programs use it')),
      ...(OF_DOM0.some((file) => /control_d|^1$/m.test(texts.get(file) ?? '')) && !guestsAreTold(first)
        ? [noted('it could not be seen what the guests that run have')]
        : []),
      ...(texts.has('/proc/self/mountinfo') ? [] : [noted('the host’s mounts could not be read')]),
    ],
  };
}

/** Devices whose openers matter: those below LVM or RAID are open for what lies on them. */
const sharing = (devices: readonly ListedDevice[], key: string): string[] =>
  relativesOf(devices, key)
    .filter(({ kind }) => kind !== 'below')
    .map(({ device }) => keyOf(device));

const commOf = (pid: string): string => `/proc/${pid}/comm`;

/** Namespaces begin as copies: what is mounted at the same place here too is told once. */
const isKnown = (mounts: Mounts, { number, target }: Mounts[number]): boolean =>
  mounts.some((mount) => mount.number === number && mount.target === target);

function unasked(claim: Result, blkid: Result): string[] {
  // 2: nothing was recognised. 8: several things were, which contradict each other.
  const strange =
    blkid.code === 8 ? noted('blkid finds several things on it that contradict each other') : failure(blkid);
  return [
    ...(claim.code === 0 || claim.code === EBUSY ? [] : [noted`it could not be opened to ask (${failure(claim)})`]),
    ...(blkid.code === 0 || blkid.code === 2 ? [] : [noted`it could not be seen what is on it (${strange})`]),
  ];
}

/**
 * Their disks are told twice, by xenstore and by xl, and one is enough. What the kernel serves a guest nothing else tells. Where
 * no guest has run yet, xenstore has no such folder.
 */
function guestsAreTold({ xenstore, guestList, guestDetails }: Record<GuestAnswer, Result>): boolean {
  const inStore = xenstore.code === 0 || /xs_directory \(.*\): No such file/.test(xenstore.stderr);
  return inStore || (guestList.code === 0 && guestDetails.code === 0);
}

type GuestAnswer = 'xenstore' | 'guestList' | 'guestDetails';

/** The probe's own reading of what runs and what is described. */
function guestsOf(answers: Record<'guestList' | 'guestDetails' | 'guestConfigs', Result>): readonly Guest[] {
  const seen: SeenByProbe = {
    text: () => undefined,
    stat: () => undefined,
    result: (name) =>
      name === 'list' ? answers.guestList : name === 'details' ? answers.guestDetails : answers.guestConfigs,
  };
  return guests.parse(seen).guests ?? [];
}

/**
 * Many questions in one round trip where the runner can do that. Each has an end: what a silent file server holds makes even
 * losetup wait, which asks for the file behind each loop device.
 */
async function ask<K extends string>(runner: Runner, commands: Record<K, ProbeCommand>): Promise<Record<K, Result>> {
  const names = Object.keys(commands) as K[];
  const all = names.map((name) => ({ timeoutMs: SLOW_MS, ...commands[name] }));
  const results = runner.runMany ? await runner.runMany(all) : await Promise.all(all.map((each) => runner.run(each)));
  return Object.fromEntries(names.map((name, at) => [name, results[at]!])) as Record<K, Result>;
}
