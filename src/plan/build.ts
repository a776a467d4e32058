import type { Boot } from '../boot/boot.ts';
import { equal } from '../equal.ts';
import { type Answers, below } from '../guest/answers.ts';
import { configPath } from '../guest/paths.ts';
import type { GuestDisk, GuestSpec } from '../guest/spec.ts';
import { PACKAGE_OF } from '../host/tools.ts';
import type { NetworkCard } from '../network/card.ts';
import { guardActions, guardPreconditions } from '../network/firewall/actions.ts';
import { modeOf } from '../network/index.ts';
import { seedActions } from '../seed/actions.ts';
import { SOURCES } from '../sources/index.ts';
import { installActions, installLines } from '../sources/iso/install-actions.ts';
import { discPreconditions } from '../sources/iso/preconditions.ts';
import { secondLook } from '../sources/second-look.ts';
import { backendOf } from '../storage/index.ts';
import { noted } from '../text/t.ts';
import type { Action, Check, Plan } from './action.ts';
import { stepsOf } from './elsewhere.ts';
import { configActions, judgeAction, startAction, stateFolderAction } from './guest-actions.ts';
import type { FillTemplate } from './host-file.ts';

/** What the plan is made of besides the guest. */
export interface PlanParts {
  /** The rendered config, read back and found equal to the spec. */
  config: string;
  /** The same of its first start from a disc; undefined: that is like any other. */
  installConfig?: string | undefined;
  /** The normalised answers as YAML. */
  answersText: string;
  /** The effective answers. */
  answers: Answers;
  /** For actions that write a file on the host. */
  fill: FillTemplate;
  /** The host was only described: the image may still have to be copied to it. */
  described: boolean;
}

/** One guest becomes one plan. Pure: the same spec and parts give the same plan, byte for byte. */
export function buildPlan(spec: GuestSpec, parts: PlanParts): Plan {
  const actions: Action[] = [
    stateFolderAction(spec.name),
    judgeAction(spec.name, parts.config),
    ...(parts.installConfig === undefined ? [] : [judgeAction(spec.name, parts.installConfig, 'install')]),
    ...once(spec.cards.flatMap((card) => cardActions(card, hostsOf(spec), parts.fill))),
    ...once(spec.disks.flatMap((disk, index) => diskActions(disk, index, parts))),
    ...seedActions(spec),
    ...installActions(spec, parts.installConfig),
    ...configActions(spec, parts.config),
    startAction(spec),
  ];
  return {
    version: 1,
    name: spec.name,
    uuid: spec.uuid,
    configPath: configPath(spec.name),
    config: parts.config,
    answers: parts.answersText,
    findings: spec.findings,
    reasons: spec.reasons,
    warnings: spec.warnings,
    needs: toolsOf(actions),
    preconditions: once([
      ...writable(actions),
      ...bootFiles(spec, actions),
      ...images(spec, parts.described),
      ...discPreconditions(spec, parts.described),
      ...volumes(spec),
      ...cards(spec),
    ]),
    actions,
    after: afterwards(spec),
  };
}

function diskActions(disk: GuestDisk, index: number, { answers, fill }: PlanParts): Action[] {
  const { volume, image } = disk;
  if (!volume) return [];
  const backend = backendOf(volume);
  const make = backend.actions(volume, fill);
  const source = SOURCES.find(({ id }) => id === answers.get('source.kind'));
  const copy = image && source ? source.fill(below(answers, 'source'), image, volume, `disk${index}`) : [];
  const before = backend.beforeWrite?.(volume) ?? [];
  const seen = copy.map((each) =>
    each.touches.includes(volume.path) ? { ...each, do: [...before, ...each.do] } : each,
  );
  return [...make, ...seen, ...(backend.handOver?.(volume) ?? [])];
}

/** What two disks both need, a folder or a session, is made once: before the first of them. */
function once<T>(all: readonly T[]): T[] {
  return all.filter((each, index) => all.findIndex((other) => equal(other, each)) === index);
}

const volumes = (spec: GuestSpec): Plan['preconditions'][number][] =>
  spec.disks.flatMap(({ volume }) => (volume ? (backendOf(volume).preconditions?.(volume) ?? []) : []));

const PACKAGES: Readonly<Record<string, string>> = { ...PACKAGE_OF, perl: 'perl-base' };

/** Every program that a step starts and that does not belong to every Linux. */
function toolsOf(actions: readonly Action[]): Plan['needs'] {
  const needs = new Map<string, Plan['needs'][number]>();
  for (const step of actions.flatMap(stepsOf)) {
    // The look at what is in use asks the kernel through perl (host/in-use/look.ts); without it a device is not known to be free.
    const tool = 'run' in step ? step.run[0] : 'mustBeFree' in step && !step.others ? 'perl' : '';
    const from = PACKAGES[tool];
    if (from === undefined) continue;
    const { on } = step;
    needs.set(`${on ?? ''} ${tool}`, on === undefined ? { tool, package: from } : { tool, package: from, on });
  }
  return [...needs.values()];
}

/** Before anything is begun, not at the first file that does not get written: the folders of the host's own settings. */
function writable(actions: readonly Action[]): Plan['preconditions'][number][] {
  const paths = actions
    .flatMap(stepsOf)
    .flatMap((step) => ('write' in step && step.on === undefined ? step.write : []));
  const folders = ['/etc/xen', '/etc/systemd/system', '/etc/sysctl.d'];
  return folders
    .filter((folder) => folder === '/etc/xen' || paths.some((path) => path.startsWith(`${folder}/`)))
    .map((folder) => ({
      check: { run: ['test', '-w', folder] as const },
      message: noted`${folder} cannot be written to`,
      remedy: noted`See whether it is there, and whether its file system is read-only: findmnt -T ${folder}. Then: mount -o remount,rw and the mount point.`,
      exit: 'notReady' as const,
    }));
}

/** Kernel, initial RAM disk or GRUB image: xl -N create does not look whether they are there (xen-facts 7). */
function bootFiles({ boot, install }: GuestSpec, actions: readonly Action[]): Plan['preconditions'][number][] {
  const filesOf = (each: Boot): string[] =>
    'kernel' in each ? [each.kernel, ...('ramdisk' in each && each.ramdisk ? [each.ramdisk] : [])] : [];
  const files = [...filesOf(boot), ...(install ? filesOf(install.boot) : [])];
  const made = new Set(actions.flatMap(({ touches }) => touches));
  return files
    .filter((path) => !made.has(path))
    .map((path) => ({
      check: { run: ['test', '-r', path] as const },
      message: noted`${path} is not on the host`,
      remedy:
        path === kernelOfGrub(boot)
          ? noted('Install it: apt install grub-xen-host.')
          : noted('Copy it there, or name another file.'),
      exit: 'notReady' as const,
    }));
}

const kernelOfGrub = (boot: Boot): string | undefined => (boot.method === 'grub' ? boot.kernel : undefined);

function images(spec: GuestSpec, described: boolean): Plan['preconditions'][number][] {
  return spec.disks.flatMap(({ image }) => {
    // What is in its place already is no file; its storage looks at it.
    if (!image || image.kind === 'system-folder') return [];
    return [
      {
        check: { run: ['test', '-f', image.path] as const },
        message: noted`the image ${image.path} is not on the host`,
        remedy: noted('Copy it there with scp -p, or name another one.'),
        exit: 'invalid' as const,
      },
      ...(image.looked === 'not-at-all' ? secondLook(image) : []),
      ...(image.fingerprint === null
        ? []
        : [
            {
              check: unchanged(image.path, image.fingerprint, described),
              message: noted`the image ${image.path} has changed since it was looked at`,
              remedy: noted('Go through the questions once more, so that it is looked at again.'),
              exit: 'conflict' as const,
            },
          ]),
    ];
  });
}

/** Size and date; of an image that still has to travel to its host only the size, since a copy gets another date. */
function unchanged(path: string, fingerprint: string, described: boolean): Check {
  return described
    ? { run: ['stat', '-L', '-c', '%s', '--', path], says: fingerprint.split(' ')[0]! }
    : { run: ['stat', '-L', '-c', '%s %Y', '--', path], says: fingerprint };
}

/** Where the guest may run: its own host, and those that its disks are on too. */
const hostsOf = (spec: GuestSpec): (string | undefined)[] => [
  undefined,
  ...new Set(spec.disks.flatMap(({ volume }) => (volume ? (backendOf(volume).otherHosts?.(volume) ?? []) : []))),
];

const cardActions = (card: NetworkCard, hosts: readonly (string | undefined)[], fill: FillTemplate): Action[] => {
  const { guard } = card;
  return [
    ...(modeOf(card)?.actions(card, fill) ?? []),
    ...(guard ? hosts.flatMap((on) => guardActions(guard, fill, on)) : []),
  ];
};

const cards = (spec: GuestSpec): Plan['preconditions'][number][] =>
  spec.cards.flatMap((card) => [
    ...(modeOf(card)?.preconditions(card) ?? []),
    ...(card.guard ? hostsOf(spec).flatMap((on) => guardPreconditions(card.guard!, on)) : []),
  ]);

function afterwards(spec: GuestSpec): string[] {
  const { name } = spec;
  const console = ['xl', 'console', ...(spec.type === 'hvm' ? ['-t', 'serial'] : []), name].join(' ');
  const user = spec.login?.user;
  const further = spec.disks.flatMap(({ role, xl }) => (role === 'data' && xl ? [xl.vdev] : []));
  return [
    noted`See it:        xl list ${name}`,
    // Windows says nothing on a serial port.
    ...(spec.windows ? [] : [noted`Its console:   ${console}   (leave it with Ctrl and ])`]),
    ...(spec.display?.vnc
      ? [noted`Its screen:    ssh -L 5900:${spec.display.listen}:5900 root@HOST, then a VNC viewer on 127.0.0.1:5900`]
      : []),
    ...installLines(spec),
    ...ways(spec.cards, user),
    ...(spec.login ? [] : byHand(spec.cards)),
    ...(further.length > 0
      ? [
          noted`Further disks: ${further.join(', ')}   (an empty one wants a file system: mkfs.ext4 /dev/${further[0]} in the guest)`,
        ]
      : []),
    noted`Shut it down:  xl shutdown ${spec.windows ? noted`-F ${name}   (without -F once Xen’s drivers are in it)` : name}`,
    noted`Start it:      xl create ${configPath(name)}`,
    noted`Take it back:  xenguide undo ${name}`,
  ];
}

/** What nothing else tells a guest without a first-login disk. */
function byHand(cards: readonly NetworkCard[]): string[] {
  const [first, ...others] = cards.flatMap((card) => modeOf(card)?.byHand?.(card) ?? []);
  return first === undefined ? [] : [noted`Set in it:     ${first}`, ...others.map((line) => `               ${line}`)];
}

/** How the guest is reached: by an address that is known, by a port of the host, or by one that has to be looked for. */
function ways(cards: readonly NetworkCard[], user: string | undefined): string[] {
  const [first] = cards;
  if (!first) return [];
  const { address, forwards = [] } = first;
  const ip = address.dhcp ? address.reserved : address.ip.split('/')[0];
  const second = address.dhcp ? undefined : address.second?.ip.split('/')[0];
  const ssh = forwards.find(({ proto, guest }) => proto === 'tcp' && guest === 22);
  const others = forwards.filter((each) => each !== ssh);
  const inside = address.dhcp && ip !== undefined ? `   ${noted('(from the host)')}` : '';
  return [
    ...(ip === undefined ? [] : [noted`Its address:   ${[ip, second ?? []].flat().join(', ')}`]),
    ...(user
      ? [
          noted`Log in:        ssh ${user}@${ip ?? noted('its address (see the console, or your DHCP server)')}${inside}`,
        ]
      : []),
    ...(ssh ? [noted`From outside:  ssh -p ${ssh.host} ${user ?? 'USER'}@HOST`] : []),
    ...others.map(({ proto, host, guest }) => noted`From outside:  port ${proto}/${host} of the host is its ${guest}`),
  ];
}
