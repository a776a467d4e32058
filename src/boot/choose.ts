import type { Problem } from '../problem.ts';
import { noted } from '../text/t.ts';
import type { BootChoice, BootMethod, GuestType } from './boot.ts';
import { direct } from './direct.ts';
import { firmware } from './firmware.ts';
import { fromDisc } from './from-disc.ts';
import { grub } from './grub.ts';
import { typeObstacle } from './host.ts';
import { called, isDiscs, isFolder, isPartition, isUnseen, isWindows } from './image-words.ts';
import type { BootInput, Obstacle, Verdict, Way } from './input.ts';
import { installerKernel } from './installer-kernel.ts';
import { pygrub } from './pygrub.ts';

export type { BootInput } from './input.ts';

type Pair = readonly [GuestType, Way];

/** What is tried, best first: xen-facts 2.2, 4 and 11, and the recipes of images.md. */
const ORDER: readonly Pair[] = [
  ['pvh', grub],
  ['hvm', firmware],
  ['pv', grub],
  ['pvh', pygrub],
  ['pv', pygrub],
  ['pvh', direct],
  ['pv', direct],
  ['hvm', direct],
];

/** An image that says nothing of its inside but has boot code is safest on a whole PC. */
const ORDER_UNREADABLE: readonly Pair[] = [
  ['hvm', firmware],
  ...ORDER.filter(([type]) => type !== 'hvm'),
  ['hvm', direct],
];

/** The person named a kernel: they want it used. */
const ORDER_DIRECT: readonly Pair[] = ORDER.filter(([, way]) => way.method === 'direct');

const ORDER_DIRECT_FIRST: readonly Pair[] = [...ORDER_DIRECT, ...ORDER.filter(([, way]) => way.method !== 'direct')];

/** Nothing is installed yet. */
const ORDER_DISCS: readonly Pair[] = [
  ['hvm', fromDisc],
  ['pvh', installerKernel],
  ['pv', installerKernel],
];

/**
 * Type and boot method for an image on a host. Pure. The advice is the first of `ORDER` without an obstacle; what the
 * person wants overrules it where it is possible at all. `problems` name the answers `type`, `source.boot` or
 * `source.kernel`.
 */
export function chooseBoot(input: BootInput): Verdict {
  const { wanted, method } = input;
  const found = wayFor(input);
  if ('problem' in found) return { problems: [found.problem] };
  const [type, way] = found.pair;
  const choice: BootChoice = { ...way.choose(input, type), consequences: [] };
  const overruled = wanted !== 'auto' || method !== 'auto';
  const advice = overruled ? orderFor(input, 'auto').find((pair) => obstacleOf(input, pair) === undefined) : found.pair;
  if (advice?.[0] === type && advice[1] === way) return { choice };
  const consequences = advice
    ? [noted`Left to itself xenguide would take ${nameOf(advice)} here.`, ...way.consequences(input, type)]
    : way.consequences(input, type);
  return { choice: { ...choice, reason: noted`You chose ${nameOf(found.pair)}. ${choice.reason}`, consequences } };
}

/** The first way without an obstacle, of those that the person leaves open; else why there is none. */
function wayFor(input: BootInput): { pair: Pair } | { problem: Problem } {
  const { image, wanted, method } = input;
  if (!['disk-image', 'partition-image', 'system-folder', 'discs'].includes(image.kind)) {
    return {
      problem: {
        field: 'source.path',
        message: noted('there is no disk to boot from'),
        remedy: noted('Choose another image.'),
      },
    };
  }
  const fits = ([type, way]: Pair): boolean =>
    (wanted === 'auto' || type === wanted) && (method === 'auto' || way.method === method);
  const asked = orderFor(input, method).filter(fits);
  const pair = asked.find((each) => obstacleOf(input, each) === undefined);
  return pair ? { pair } : { problem: refusal(input, asked) };
}

type Possible = { possible: true } | ({ possible: false } & Obstacle);

type Known = Pick<BootInput, 'image' | 'facts'>;

/** For every type: can it be chosen, and if not, why and what would make it possible. */
export const bootOptions = oncePerHostAndImage((known: Known): Record<GuestType, Possible> => {
  const on = (wanted: GuestType) => possible({ ...known, wanted, method: 'auto' });
  return { pv: on('pv'), pvh: on('pvh'), hvm: on('hvm') };
});

/** For every method, the same, with any type. */
export const methodOptions = oncePerHostAndImage((known: Known): Record<'grub' | 'direct' | 'pygrub', Possible> => {
  const on = (method: 'grub' | 'direct' | 'pygrub') => possible({ ...known, wanted: 'auto', method });
  return { grub: on('grub'), direct: on('direct'), pygrub: on('pygrub') };
});

/** Asked for at every key, and the same until host or image become others: both are replaced, never altered. */
function oncePerHostAndImage<T>(work: (known: Known) => T): (known: Known) => T {
  let last: (Known & { made: T }) | undefined;
  return (known) => {
    if (last?.image !== known.image || last.facts !== known.facts) last = { ...known, made: work(known) };
    return last.made;
  };
}

function possible(input: BootInput): Possible {
  const found = wayFor(input);
  // A kernel of the host can still be named: a later question asks for it.
  if ('pair' in found || found.problem.field === 'source.kernel') return { possible: true };
  const { message, remedy } = found.problem;
  return { possible: false, reason: bare(input) ?? message, remedy };
}

/** Of a disc there is one way for each type: beside the type’s name only the reason is news. */
function bare(input: BootInput): string | undefined {
  const way = isDiscs(input.image) ? orderFor(input, input.method).find(([type]) => type === input.wanted) : undefined;
  return way && obstacleOf(input, way)?.reason;
}

function orderFor({ image, direct: answers }: BootInput, method: BootInput['method']): readonly Pair[] {
  if (isDiscs(image)) return ORDER_DISCS;
  if (answers && method === 'auto') return ORDER_DIRECT_FIRST;
  const unreadable = image.looked !== 'not-at-all' && (isUnseen(image) || image.unreadable === true);
  return unreadable || isWindows(image) ? ORDER_UNREADABLE : ORDER;
}

function obstacleOf(input: BootInput, [type, way]: Pair): Obstacle | undefined {
  return typeObstacle(input.facts, type) ?? noDisk(input, type, way) ?? way.obstacle(input, type);
}

/** Without a disk there is nothing that a boot loader, or a PC's firmware, could read. */
function noDisk({ image }: BootInput, type: GuestType, { method }: Way): Obstacle | undefined {
  if (!isFolder(image) || (method === 'direct' && type !== 'hvm')) return undefined;
  return {
    reason:
      type === 'hvm' ? noted('an emulated PC starts from a disk, and it has none') : noted('it has no disk to be read'),
    remedy: noted('Answer auto (“Choose for me”): its kernel is copied to the host, and Xen starts it from there.'),
  };
}

/** The most useful of all the reasons: the host's, a kernel that is missing, else what is in the way of the best way. */
function refusal(input: BootInput, asked: readonly Pair[]): Problem {
  const { image, wanted, method, facts } = input;
  const [first] = asked;
  if (!first && isDiscs(image)) {
    return {
      field: 'source.boot',
      message: noted`a disc is not started by ${METHODS[method === 'auto' ? 'grub' : method]}`,
      remedy: noted('Answer auto (“Choose for me”): the disc says how it is started, and afterwards the disk is.'),
    };
  }
  if (!first) {
    return {
      field: 'source.boot',
      message: noted`a guest of type ${wanted} cannot boot by ${METHODS[method === 'auto' ? 'grub' : method]}`,
      remedy: noted('Answer auto (“Choose for me”) to one of the two.'),
    };
  }
  const onType = wanted === 'auto' ? undefined : typeObstacle(facts, wanted);
  if (onType) {
    return { field: 'type', message: noted`${wanted} guests cannot run here: ${onType.reason}`, remedy: onType.remedy };
  }
  const obstacle = obstacleOf(input, first) ?? {
    reason: noted('nothing is known against it'),
    remedy: noted('Report this.'),
  };
  if (wanted === 'auto' && method === 'auto' && !isPartition(image) && !isFolder(image) && !isDiscs(image))
    return nothingWorks(input, obstacle);
  if (!isDiscs(image) && kernelWouldHelp(input)) return needsKernel(input, obstacle);
  return {
    field:
      method !== 'auto' ? 'source.boot' : wanted !== 'auto' ? 'type' : isDiscs(image) ? 'source.discs' : 'source.path',
    message: noted`${nameOf(first)} is not possible for ${called(image)}: ${obstacle.reason}`,
    remedy: obstacle.remedy,
  };
}

/** A whole disk that neither GRUB for Xen nor an emulated PC can start here. */
function nothingWorks(input: BootInput, onGrub: Obstacle): Problem {
  const onFirmware = obstacleOf(input, ['hvm', firmware]) ?? onGrub;
  const reasons = [...new Set([onGrub.reason, onFirmware.reason])].join(`${noted(', and')} `);
  return {
    field: 'source.path',
    message: noted`${called(input.image)} cannot be started on this host: ${reasons}`,
    remedy: kernelWouldHelp(input)
      ? noted`${onFirmware.remedy} Or choose “A kernel of the host” under “How it boots”.`
      : onFirmware.remedy,
  };
}

const kernelWouldHelp = (input: BootInput): boolean =>
  input.direct === undefined && 'pair' in wayFor({ ...input, direct: { kernel: '…' } });

function needsKernel({ image, wanted, method }: BootInput, why: Obstacle): Problem {
  const [kernel] = image.kernels;
  const inside = kernel
    ? ` ${kernel.ramdisk ? noted`${kernel.path} and ${kernel.ramdisk} are in it: copies on the host would do.` : noted`${kernel.path} is in it: a copy on the host would do.`}`
    : '';
  const because = isFolder(image) ? noneFound(image) : method === 'direct' ? noted('none is named') : why.reason;
  const orElse = wanted === 'auto' ? '' : ` ${noted('Or leave the type to xenguide (auto).')}`;
  return {
    field: 'source.kernel',
    message: noted`${called(image)} needs a kernel of the host to be started${wanted === 'auto' ? '' : ` ${noted`as ${wanted}`}`}: ${because}`,
    remedy: noted`Name the kernel and its initial RAM disk, files on the host that fit the system ${isFolder(image) ? noted('in the folder') : noted('in the image')}.${inside}${orElse}`,
  };
}

const noneFound = ({ looked }: BootInput['image']): string =>
  looked === 'inside' ? noted('none was found in its /boot') : noted('whether one is in it could not be seen');

const METHODS: Readonly<Record<BootMethod, string>> = {
  grub: noted('GRUB for Xen'),
  direct: noted('a kernel of the host'),
  pygrub: 'pygrub',
  firmware: noted('the firmware of an emulated PC'),
};

const nameOf = ([type, way]: Pair): string => noted`${type} by ${METHODS[way.method]}`;
