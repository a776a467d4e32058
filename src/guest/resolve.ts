import type { Boot } from '../boot/boot.ts';
import type { Facts } from '../host/facts.ts';
import type { NetworkCard } from '../network/card.ts';
import { withDetails } from '../network/card-details.ts';
import { conflictWarnings } from '../network/conflicts/index.ts';
import { modeOf } from '../network/index.ts';
import { sourceOf } from '../sources/index.ts';
import { unseenImage } from '../sources/prebuilt-look.ts';
import { backendOf } from '../storage/index.ts';
import { noted } from '../text/t.ts';
import { MiB, parseSize } from '../units.ts';
import { type Answers, below } from './answers.ts';
import { bootChoice } from './boot-choice.ts';
import { cardsTogether } from './card-warnings.ts';
import { cardQuestions } from './cards.ts';
import { diskPlaces } from './disk-vdevs.ts';
import { type DiskQuestion, diskQuestions } from './disks.ts';
import { overcommitment } from './disks-together.ts';
import { guarded } from './guards.ts';
import { guestUuid, hostIdentity } from './identity.ts';
import { emptyDrives, installPhase } from './install.ts';
import { loginWarnings, unheardAddresses } from './login-warning.ts';
import { lvmInside } from './lvm-inside.ts';
import { seedPath } from './paths.ts';
import type { GuestDisk, GuestSpec } from './spec.ts';
import { SEED_VDEV } from './vdevs.ts';
import { isForWindows, tooSmallForWindows } from './windows.ts';
import type { World } from './world.ts';

/**
 * Effective answers and world become one guest, with nothing left to choose. Only called without problems for the real
 * thing; for the live preview also with gaps, which then read `…`.
 */
export function resolve(answers: Answers, world: World): GuestSpec {
  const name = String(answers.get('name') ?? '…');
  const host = hostIdentity(world.facts);
  const source = below(answers, 'source');
  const image = world.image ?? sourceOf(source.kind)?.unseen(source) ?? unseenImage('…', source);
  const verdict = bootChoice(answers, { ...world, image });
  const choice = verdict && 'choice' in verdict ? verdict.choice : undefined;
  const memoryMiB = mib(answers.get('memory')) ?? 0;
  const uuid = answers.get('uuid');
  const cards = cardQuestions(answers, world, undefined).flatMap(({ mode, answers: own, context }) => {
    const card = mode?.resolve(own, context);
    return card && mode ? [guarded(withDetails(card, own), mode, name, answers, world.facts)] : [];
  });
  const disks = diskQuestions(answers, { ...world, image });
  const places = diskPlaces(answers, world);
  const made = disks.flatMap((disk, index): GuestDisk[] =>
    index === 0
      ? diskOf(disk, 'system', choice?.vdev ?? 'xvda', 'rw', image.discs ? null : image)
      : diskOf(disk, 'data', places[index - 1]!.vdev, places[index - 1]!.access, null),
  );
  const install = installPhase(answers, image, choice, made);
  const user = answers.get('login.user');
  const login =
    user === undefined || image.cloudInit === false ? null : { user: String(user), sshKeys: keysOf(answers, world) };
  return {
    name,
    uuid: uuid === undefined || uuid === 'auto' ? guestUuid(host, name) : String(uuid),
    type: choice?.type ?? 'pvh',
    memoryMiB,
    maxmemMiB: mib(answers.get('maxmem')) ?? memoryMiB,
    vcpus: Number(answers.get('vcpus') ?? 1),
    boot: withRoot(choice?.boot ?? { method: 'grub', kernel: '…' }, made, cards[0]),
    phase: 'run',
    install,
    windows: isForWindows(answers, { image }),
    disks: [...made, ...(login ? [seedDisk(name)] : []), ...(install ? emptyDrives(install) : [])],
    cards,
    display:
      choice?.type === 'hvm'
        ? { vnc: answers.get('display.vnc') !== false, listen: String(answers.get('display.listen') ?? '127.0.0.1') }
        : null,
    autostart: answers.get('autostart') === true,
    comments: answers.get('comments') !== false,
    login,
    // Before the image has been looked into there is nothing to give reasons from.
    findings: world.image?.says ?? [],
    reasons: [
      ...(world.image !== undefined && choice ? [choice.reason] : []),
      ...new Set(made.flatMap(({ volume }) => (volume ? (backendOf(volume).findings?.(volume) ?? []) : []))),
    ],
    warnings:
      world.image === undefined
        ? []
        : // What may destroy data first, then what keeps the guest from being used; each once.
          unique([
            ...lvmInside(image, made, world.facts),
            ...made.flatMap(({ volume }) => (volume ? (backendOf(volume).warnings?.(volume) ?? []) : [])),
            ...overcommitment(disks),
            ...image.warnings,
            ...loginWarnings(answers, world),
            ...(install && choice?.type === 'hvm' && answers.get('display.vnc') === false ? [UNSEEN_INSTALLER] : []),
            ...(install && isForWindows(answers, { image }) ? tooSmallForWindows(sizeOf(answers)) : []),
            ...(world.facts ? cards.flatMap((card) => cardWarnings(card, world.facts!)) : []),
            ...(world.facts ? conflictWarnings(world.facts, cards, name) : []),
            ...cardsTogether(cards, made, world.peers),
            ...made.flatMap(({ volume }) =>
              volume ? (backendOf(volume).overNetwork?.warnings(volume, cards[0]) ?? []) : [],
            ),
            // A root over the network is reached with the first card's address: the kernel is told it.
            ...(login ? [] : unheardAddresses(made[0]?.xl === null ? cards.slice(1) : cards)),
            ...(choice?.consequences ?? []),
          ]),
  };
}

const UNSEEN_INSTALLER = noted(
  'An installer shows itself on the guest’s screen: without VNC nobody sees it, unless it also writes to the serial console.',
);

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** Of a disk that is made new. */
const sizeOf = (answers: Answers): number | undefined => parseSize(String(answers.get('storage.size') ?? ''), 'GiB');

const cardWarnings = (card: NetworkCard, facts: Facts): string[] => modeOf(card)?.warnings?.(card, facts) ?? [];

function diskOf(
  { backend, answers, context }: DiskQuestion,
  role: 'system' | 'data',
  vdev: string,
  access: 'ro' | 'rw',
  image: GuestDisk['image'],
): GuestDisk[] {
  if (!backend) return [];
  const volume = backend.resolve(answers, context);
  return [{ role, xl: backend.xlDisk(volume, vdev, access), volume, image }];
}

/** The kernel of a guest without a disk is told where its root is, unless the person's own words say it. */
function withRoot(boot: Boot, [system]: readonly GuestDisk[], card: NetworkCard | undefined): Boot {
  const over = system?.volume && backendOf(system.volume).overNetwork;
  if (!over || !system.volume || !card || boot.method !== 'direct') return boot;
  const said = boot.cmdline.split(' ');
  const words = over.words(system.volume, card).filter((word) => !said.some((each) => keyOf(each) === keyOf(word)));
  const at = said.findIndex((word) => word.startsWith('root=')) + 1;
  return { ...boot, cmdline: said.toSpliced(at, 0, ...words).join(' ') };
}

/** `ip` of `ip=dhcp`. */
const keyOf = (word: string): string => word.split('=', 1)[0]!;

const seedDisk = (name: string): GuestDisk => ({
  role: 'seed',
  xl: { target: seedPath(name), format: 'raw', vdev: SEED_VDEV, access: 'ro' },
  volume: null,
  image: null,
});

function keysOf(answers: Answers, world: World): string[] {
  const named = answers.get('login.ssh_keys');
  if (!Array.isArray(named)) return [];
  return named.flatMap((item) => {
    const text = item.startsWith('/') ? world.keys.get(item) : item;
    return text ? [text.trim()] : [];
  });
}

const mib = (value: unknown): number | undefined => {
  const bytes = value === undefined ? undefined : parseSize(String(value), 'MiB');
  return bytes === undefined ? undefined : Math.floor(bytes / MiB);
};
