import type { Action, Step } from '../plan/action.ts';
import type { Volume } from '../storage/backend.ts';
import { noted } from '../text/t.ts';
import { roundSize } from '../units.ts';
import { UNPACKERS } from './compressed.ts';
import { QEMU_FORMAT } from './converted.ts';
import type { ImageFindings } from './findings.ts';
import { growBlockSteps, growFileSteps } from './grow-steps.ts';
import { type Growth, growthOf } from './growth.ts';

export { problemsOfFit } from './fit.ts';

export interface FillContext {
  /** Tells the disks of a guest apart in the ids of actions: `disk0`. */
  diskId: string;
  /** A folder on the host with room for an unpacked copy. A private folder is made in it, and removed at the end. */
  scratchDir: string;
  /** Grow the last partition and its file system to the disk's size. */
  grow: boolean;
}

/**
 * Copies an image into a volume that is there and empty. Pure. Every action can be done again from its beginning after
 * it broke off; the volume's own undo takes the content away with it.
 */
export function fillVolume(image: ImageFindings, volume: Volume, context: FillContext): Action[] {
  const growth: Growth = context.grow ? growthOf(image, volume) : { kind: 'none', reason: '' };
  const base = volume.path.slice(volume.path.lastIndexOf('/') + 1);
  const job: Job = {
    image,
    volume,
    growth,
    id: context.diskId,
    scratch: `${context.scratchDir.replace(/\/+$/, '')}/.xenguide-${base}`,
  };
  const packed = image.compression !== 'none';
  // A raw image is unpacked straight into a file; a device is first given a copy that is known to be whole.
  const straight = packed && image.format === 'raw' && volume.format === 'raw' && volume.kind === 'file';
  const source = packed ? `${job.scratch}/unpacked` : image.path;
  const viaRaw = volume.format === 'qcow2' && growth.kind !== 'none';
  const needsScratch = (packed && !straight) || viaRaw;
  return [
    ...(needsScratch ? [makeScratch(job)] : []),
    ...(packed && !straight ? [unpack(job, source)] : []),
    ...(viaRaw ? viaScratch(job, source) : directly(job, source, straight)),
    ...(needsScratch ? [removeScratch(job)] : []),
  ];
}

interface Job {
  image: ImageFindings;
  volume: Volume;
  growth: Growth;
  id: string;
  scratch: string;
}

/** Long enough for a large file on a slow disk; a file server that is gone would be waited for without end. */
const REMOVE_MS = 300_000;

const COPY_WHY = noted('The guest gets a copy of its own, so that the image stays as it is.');

function makeScratch({ id, scratch }: Job): Action {
  return {
    id: `fill.${id}.scratch`,
    title: noted`Make the scratch folder ${scratch}`,
    why: noted('The image is turned into its final form there; nobody but root can look into it.'),
    effect: 'creates',
    touches: [scratch],
    // What an earlier try left is removed. mkdir follows no link that somebody may have put there.
    do: [{ run: ['rm', '-rf', '--', scratch] }, { run: ['mkdir', '-m', '0700', '--', scratch] }],
    undo: [{ run: ['rm', '-rf', '--', scratch], timeoutMs: REMOVE_MS }],
  };
}

function removeScratch({ id, scratch }: Job): Action {
  return {
    id: `fill.${id}.tidy`,
    title: noted`Remove the scratch folder ${scratch}`,
    why: noted('The copy in the guest’s disk is all that is needed.'),
    effect: 'changes',
    touches: [scratch],
    do: [{ run: ['rm', '-rf', '--', scratch] }],
    undo: [],
  };
}

function unpack({ id, image }: Job, to: string): Action {
  return {
    id: `fill.${id}.unpack`,
    title: noted`Unpack ${image.path} (${roundSize(unpackedBytes(image))})`,
    why: noted`The image is packed with ${image.compression}.`,
    effect: 'creates',
    touches: [to],
    do: [unpackStep(image, to)],
    undo: [{ run: ['rm', '-f', '--', to], timeoutMs: REMOVE_MS }],
  };
}

const unpackedBytes = (image: ImageFindings): number => image.unpackedBytes ?? image.virtualBytes;

function unpackStep(image: ImageFindings, to: string): Step {
  const { argv } = UNPACKERS[image.compression === 'none' ? 'gz' : image.compression];
  return { run: argv, from: image.path, to, progress: { from: 'size', totalBytes: unpackedBytes(image) } };
}

/** `-n`: into what is there already, else it is made anew. The source's format is always named: guessing can be misled. */
function convert(job: Job, from: string, fromFormat: string, to: string, toFormat: string, existing: boolean): Step {
  // A volume that reads as zeros keeps its holes: a thin one takes no space for what is empty in the image.
  const keep = existing ? (job.volume.blank ? ['-n', '--target-is-zero'] : ['-n']) : [];
  return {
    run: ['qemu-img', 'convert', '-p', ...keep, '-t', 'writeback', '-f', fromFormat, '-O', toFormat, '--', from, to],
    progress: { from: 'qemu-img', totalBytes: job.image.virtualBytes },
  };
}

/** Copy and grow in the volume itself. */
function directly(job: Job, source: string, straight: boolean): Action[] {
  const { image, volume, growth, id } = job;
  const format = QEMU_FORMAT[image.format];
  const title = straight
    ? noted`Unpack ${image.path}${sizeOf(image)} into ${volume.path}`
    : noted`Copy ${image.path}${sizeOf(image)} into ${volume.path}`;
  const action = (name: string, title: string, why: string, steps: Step[]): Action => ({
    id: `fill.${id}.${name}`,
    title,
    why,
    effect: 'changes',
    touches: [volume.path],
    do: steps,
    undo: [],
  });
  if (volume.kind === 'block') {
    const copy = action('copy', title, COPY_WHY, [convert(job, source, format, volume.path, 'raw', true)]);
    return growth.kind === 'none'
      ? [copy]
      : [copy, action('grow', growTitle(growth), growth.reason, growBlockSteps(volume.path, growth))];
  }
  if (growth.kind === 'none' && !straight) {
    return [action('copy', title, COPY_WHY, [convert(job, source, format, volume.path, volume.format, true)])];
  }
  // One action: growing cuts the file for a moment, so it must never be done twice on the same copy.
  const copy = straight ? unpackStep(image, volume.path) : convert(job, source, format, volume.path, 'raw', false);
  const grow = lower(growTitle(growth));
  const both = straight
    ? noted`Unpack ${image.path}${sizeOf(image)} into ${volume.path}, and ${grow}`
    : noted`Copy ${image.path}${sizeOf(image)} into ${volume.path}, and ${grow}`;
  return [
    action('copy', growth.kind === 'none' ? title : both, `${COPY_WHY} ${growth.reason}`.trim(), [
      copy,
      ...growFileSteps(volume.path, growth, volume.bytes),
      { run: ['sync', '--', volume.path] },
    ]),
  ];
}

/** qcow2 cannot be grown inside with the field's tools: it is done in a raw copy, which is then converted. */
function viaScratch(job: Job, source: string): Action[] {
  const { image, volume, growth, id, scratch } = job;
  const raw = `${scratch}/raw`;
  return [
    {
      id: `fill.${id}.prepare`,
      title: noted`Copy ${image.path}${sizeOf(image)} to ${raw}, and ${lower(growTitle(growth))}`,
      why: growth.reason,
      effect: 'creates',
      touches: [raw],
      do: [
        convert(job, source, QEMU_FORMAT[image.format], raw, 'raw', false),
        ...growFileSteps(raw, growth, volume.bytes),
      ],
      undo: [{ run: ['rm', '-f', '--', raw], timeoutMs: REMOVE_MS }],
    },
    {
      id: `fill.${id}.copy`,
      title: noted`Copy it into ${volume.path} (${volume.format})`,
      why: COPY_WHY,
      effect: 'changes',
      touches: [volume.path],
      do: [convert(job, raw, 'raw', volume.path, volume.format, true)],
      undo: [],
    },
  ];
}

function growTitle(growth: Growth): string {
  if (growth.kind === 'whole') return noted`Grow its file system to ${roundSize(growth.fileSystemBytes)}`;
  if (growth.kind === 'none') return noted('Leave its size');
  const size = roundSize(growth.sectors * 512);
  return noted`Grow partition ${growth.number}${growth.fileSystemBytes === null ? '' : ` ${noted('and its file system')}`} to ${size}`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** ` (64 MiB)`; nothing for an image that could not be looked at. */
const sizeOf = ({ virtualBytes }: ImageFindings): string => (virtualBytes > 0 ? ` (${roundSize(virtualBytes)})` : '');
