import type { DiscRecord } from '../../drives/record.ts';
import {
  configPath,
  discHistoryPath,
  discRecordPath,
  installConfigPath,
  kernelCopy,
  ramdiskCopy,
} from '../../guest/paths.ts';
import type { GuestSpec, InstallPhase } from '../../guest/spec.ts';
import type { Action, Plan, Step } from '../../plan/action.ts';
import { roundSize } from '../../units.ts';

type Queued = InstallPhase['queue'][number];

const INSTALL_CONFIG = 'install.config';

/** Before the first start from a disc: the discs are where they are wanted, and it is written down how they are changed. */
export function installActions(spec: GuestSpec, config: string | undefined): Action[] {
  const { name, install } = spec;
  if (!install || config === undefined) return [];
  return [
    ...install.queue.flatMap((disc) => (disc.from === undefined ? [] : [ripAction(disc, disc.from)])),
    ...kernelActions(name, install),
    recordAction(name, install),
    configAction(name, config),
  ];
}

/** A disc must still be the one that was looked at, right before anything is begun. */
export function discPreconditions({ install }: GuestSpec, described: boolean): Plan['preconditions'][number][] {
  return (install?.queue ?? []).flatMap(({ findings }) => {
    const { path, is, looked, fingerprint } = findings;
    if (is === 'drive') return [inDrive(path)];
    const there = {
      message: `the disc ${path} is not on the host`,
      remedy: 'Copy it there with scp -p, or name another one.',
    };
    const found = { check: { run: ['test', '-f', path] as const }, ...there, exit: 'invalid' as const };
    if (looked === 'not-at-all') return [found, isDisc(path)];
    if (fingerprint === null) return [found];
    const [size, format] = described ? [fingerprint.split(' ')[0]!, '%s'] : [fingerprint, '%s %Y'];
    return [
      found,
      {
        check: { run: ['stat', '-L', '-c', format, '--', path] as const, says: size },
        message: `the disc ${path} has changed since it was looked at`,
        remedy: 'Go through the questions once more, so that it is looked at again.',
        exit: 'conflict' as const,
      },
    ];
  });
}

const inDrive = (device: string): Plan['preconditions'][number] => ({
  check: { run: ['dd', `if=${device}`, 'of=/dev/null', 'bs=2048', 'skip=16', 'count=1', 'status=none'] },
  message: `no disc can be read in ${device}`,
  remedy: 'Put the disc in, and wait until the drive has found it.',
  exit: 'notReady',
});

/** ISO 9660 has its name in the seventeenth block of 2048 bytes. */
const isDisc = (path: string): Plan['preconditions'][number] => ({
  check: { run: ['dd', `if=${path}`, 'bs=1', 'skip=32769', 'count=5', 'status=none'], says: 'CD001' },
  message: `${path} is no disc, though it was taken for one`,
  remedy: 'Fetch it again, or plan on the host, where it can be looked into.',
  exit: 'invalid',
});

function ripAction({ path, findings }: Queued, from: string): Action {
  const { bytes } = findings;
  const whole = bytes > 0 ? [`count=${bytes}`, 'iflag=count_bytes,fullblock'] : ['iflag=fullblock'];
  return {
    id: 'disc.rip',
    title: `Copy the disc in ${from} to ${path}${bytes > 0 ? ` (${roundSize(bytes)})` : ''}`,
    why: 'The guest reads a file more quickly than a drive, and another disc can take its place.',
    effect: 'creates',
    touches: [path],
    check: { run: ['test', '-e', path] },
    do: [
      { run: ['mkdir', '-p', '-m', '0755', '--', path.slice(0, path.lastIndexOf('/'))] },
      {
        run: ['dd', `if=${from}`, `of=${path}`, 'bs=1M', ...whole, 'conv=fsync', 'status=none'],
        ...(bytes > 0 ? { progress: { from: 'size' as const, totalBytes: bytes } } : {}),
        trouble: {
          message: `the disc in ${from} cannot be read to its end`,
          remedy: 'Clean the disc, or fetch its ISO file instead.',
        },
      },
    ],
    undo: [{ run: ['rm', '-f', '--', path] }],
  };
}

/** xl reads kernel and initial RAM disk on the host: those of the installer are taken off the disc. */
function kernelActions(name: string, { boot, queue }: InstallPhase): Action[] {
  const [first] = queue;
  const installer = first?.findings.installer;
  if (!first || !installer || boot.method !== 'direct' || boot.kernel !== kernelCopy(name)) return [];
  return [
    copyOff(first, 'kernel', 'the installer’s kernel', installer.kernel, kernelCopy(name)),
    ...(installer.ramdisk === null
      ? []
      : [copyOff(first, 'ramdisk', 'its initial RAM disk', installer.ramdisk, ramdiskCopy(name))]),
  ];
}

function copyOff({ path }: Queued, id: string, what: string, from: string, to: string): Action {
  const folder = to.slice(0, to.lastIndexOf('/'));
  return {
    id: `boot.${id}`,
    title: `Copy ${what} off the disc to ${to}`,
    why: 'Xen starts it from there; GRUB’s own reader takes it out of the disc, and nothing is mounted.',
    effect: 'creates',
    touches: [to],
    check: { run: ['test', '-e', to] },
    do: [
      { run: ['mkdir', '-p', '-m', '0755', '--', folder] },
      { run: ['install', '-m', '0600', '/dev/null', to] },
      { run: ['grub-fstest', path, 'cp', '--', `(loop0)${from}`, to], timeoutMs: 300_000 },
      {
        // It says nothing where it fails half-way: an empty file would be started.
        run: ['test', '-s', to],
        trouble: { message: `${from} could not be taken off ${path}`, remedy: 'Fetch the disc again.' },
      },
    ],
    undo: [
      { run: ['rm', '-f', '--', to] },
      // 1: it is gone already. The other file may still be in it.
      { run: ['rmdir', '--ignore-fail-on-non-empty', '--', folder], ok: [0, 1] },
      { run: ['rmdir', '--ignore-fail-on-non-empty', '--', folder.slice(0, folder.lastIndexOf('/'))], ok: [0, 1] },
    ],
  };
}

function recordAction(name: string, install: InstallPhase): Action {
  const path = discRecordPath(name);
  const record: DiscRecord = {
    version: 1,
    how: install.how,
    drives: install.drives,
    queue: install.queue.map((disc) => disc.path),
    install: { config: installConfigPath(name), run: configPath(name) },
  };
  return {
    id: 'disc.record',
    title: `Write down its drives and discs in ${path}`,
    why: `xenguide disc ${name} knows from it which disc comes next, and that the guest is being installed.`,
    effect: 'creates',
    touches: [path],
    check: { run: ['test', '-e', path] },
    do: [{ write: path, mode: 0o600, text: `${JSON.stringify(record, null, 2)}\n` }],
    undo: [{ run: ['rm', '-f', '--', path, discHistoryPath(name)] }],
  };
}

function configAction(name: string, config: string): Action {
  const path = installConfigPath(name);
  return {
    id: INSTALL_CONFIG,
    title: `Write the config of the first start, ${path}`,
    why: 'It starts the disc. The installer’s reboot ends it, and from then on the guest’s own config starts its disk.',
    effect: 'creates',
    touches: [path],
    check: { run: ['test', '-e', path] },
    do: [{ write: path, mode: 0o600, text: config }],
    undo: [{ run: ['rm', '-f', '--', path] }],
  };
}

/** Starts it from the disc, or from its disk when it is installed already: a second apply must not install again. */
export function firstStart(name: string): Step[] {
  const installed = ['grep', '-q', '"install": null', discRecordPath(name)] as const;
  return [
    { run: ['xl', 'create', '-q', installConfigPath(name)], onlyIf: [{ run: installed, ok: [1] }] },
    { run: ['xl', 'create', '-q', configPath(name)], onlyIf: [{ run: installed }] },
  ];
}

/** What the person does once it runs. */
/** Such a plan's guest is installed from discs: its first start has a config of its own. */
export const installs = ({ actions }: Pick<Plan, 'actions'>): boolean =>
  actions.some(({ id }) => id === INSTALL_CONFIG);

export function installLines({ name, install }: GuestSpec): string[] {
  if (!install) return [];
  const further = install.queue.length - install.drives.length;
  return [
    `Install it:    follow its installer; xenguide console ${name} says where it is seen`,
    ...(further > 0 ? [`Next disc:     xenguide disc ${name}`] : []),
    `It reboots:    it is off then; xenguide disc ${name} wait starts it from its disk`,
    `               (by hand: xl create ${configPath(name)})`,
  ];
}
