import type { Runner } from '../host/runner.ts';
import { noted, t } from '../text/t.ts';
import { peek, unpack } from './compressed.ts';
import { examine, toRaw } from './converted.ts';
import { readBytes } from './dump.ts';
import { badPath, statFile } from './file-facts.ts';
import type { ImageFindings, ImageFormat } from './findings.ts';
import { blank, finish } from './finish.ts';
import { problem, readHeader } from './headers.ts';
import { lookAtRaw } from './look-raw.ts';
import { type Container, HEAD_BYTES, recognise } from './magic.ts';
import { type InspectOptions, type Probe, probeWith } from './probe.ts';
import { kindOf, notAnImage } from './refuse.ts';
import { NoScratch, type Scratch, withScratch } from './scratch.ts';

/**
 * Looks at a prebuilt image: what it is, and what is in it. Changes nothing, mounts nothing, follows no reference out
 * of the image. What is wrong with the image is in `problems`, never thrown.
 *
 * @throws HostLost, and the signal's reason after an abort; scratch files are gone in both cases if the host still answers.
 */
export async function inspectImage(runner: Runner, path: string, options: InspectOptions = {}): Promise<ImageFindings> {
  const bad = badPath(path);
  if (bad) return finish(blank(path), [bad]);
  const probe = probeWith(runner, options);
  const file = await statFile(probe, path);
  if ('message' in file) return finish(blank(path), [file]);
  const findings: ImageFindings = {
    ...blank(path),
    fileBytes: file.bytes,
    virtualBytes: file.bytes,
    fingerprint: file.fingerprint,
  };
  if (file.bytes === 0) {
    return finish(findings, [problem(t('the image is empty (0 bytes)'), t('Fetch it again, or name another file.'))]);
  }
  const ends = await readEnds(probe, path, file.bytes);
  if (!ends) {
    return finish(findings, [
      problem(t('the image cannot be read'), t('Run xenguide as root, or change its permissions.')),
    ]);
  }
  const container = recognise(ends.head, ends.tail);
  if (container.is === 'image') {
    return container.format === 'raw'
      ? lookAtRaw(probe, findings, path, ends.head)
      : lookAtFormatted(probe, findings, path, container.format, ends, undefined);
  }
  if (container.is === 'compressed') return lookIntoPacked(probe, findings, container);
  return finish(findings, [notAnImage(container, findings)], kindOf(container));
}

/** Unpacks just enough to tell a tar archive, else all of it, and looks at what comes out. */
async function lookIntoPacked(
  probe: Probe,
  findings: ImageFindings,
  { compression }: Extract<Container, { is: 'compressed' }>,
): Promise<ImageFindings> {
  const packed: ImageFindings = { ...findings, compression };
  return scratched(probe, packed, async (scratch) => {
    const front = await peek(probe, packed.path, compression, scratch, HEAD_BYTES);
    if ('message' in front) return finish(packed, [front]);
    const inner = recognise(front, undefined);
    if (inner.is !== 'image') return finish(packed, [notAnImage(inner, packed)], kindOf(inner));
    const unpacked = await unpack(probe, packed.path, compression, scratch);
    if ('message' in unpacked) return finish(packed, [unpacked]);
    if ('full' in unpacked) return finish(packed, [noRoom(scratch)]);
    const file = await statFile(probe, unpacked.path);
    const bytes = 'bytes' in file ? file.bytes : 0;
    const ends = await readEnds(probe, unpacked.path, bytes);
    if (!ends || bytes === 0)
      return finish(packed, [problem(t('there is nothing in the packed image'), t('Fetch it again.'))]);
    const inside: ImageFindings = { ...packed, virtualBytes: bytes, unpackedBytes: bytes };
    const container = recognise(ends.head, ends.tail);
    if (container.is !== 'image') return finish(inside, [notAnImage(container, inside)], kindOf(container));
    return container.format === 'raw'
      ? lookAtRaw(probe, inside, unpacked.path, ends.head)
      : lookAtFormatted(probe, inside, unpacked.path, container.format, ends, scratch);
  });
}

type Ends = { head: Uint8Array; tail: Uint8Array | undefined };

/** `path` is the image itself or what was unpacked from it, in `scratch`. */
async function lookAtFormatted(
  probe: Probe,
  findings: ImageFindings,
  path: string,
  format: Exclude<ImageFormat, 'raw'>,
  { head, tail }: Ends,
  scratch: Scratch | undefined,
): Promise<ImageFindings> {
  const header = readHeader(format, head, tail, findings.unpackedBytes ?? findings.fileBytes);
  const known: ImageFindings = { ...findings, format, virtualBytes: header.virtualBytes };
  if (header.problems.length > 0) return finish(known, header.problems);
  const checked = await examine(probe, path, format);
  known.virtualBytes = checked.virtualBytes || known.virtualBytes;
  if (checked.problems.length > 0) return finish(known, checked.problems);
  const look = async (room: Scratch): Promise<ImageFindings> => {
    const raw = await toRaw(probe, path, format, room);
    if ('message' in raw) return finish(known, [raw]);
    if ('full' in raw) return outsideOnly(known, room);
    const rawHead = (await readBytes(probe, raw.path, 0, HEAD_BYTES)) ?? new Uint8Array();
    return lookAtRaw(probe, known, raw.path, rawHead);
  };
  return scratch ? look(scratch) : scratched(probe, known, look);
}

async function scratched(
  probe: Probe,
  findings: ImageFindings,
  use: (scratch: Scratch) => Promise<ImageFindings>,
): Promise<ImageFindings> {
  try {
    return await withScratch(probe, use);
  } catch (error) {
    if (!(error instanceof NoScratch)) throw error;
    return finish({ ...findings, warnings: [noted`The image could not be looked into: ${error.message}.`] }, []);
  }
}

/** Without unpacking not even the size of the disk in it is known: nothing could be planned. */
const noRoom = ({ dir }: Scratch) =>
  problem(
    t`there is not enough room in ${parentOf(dir)} on the host to unpack the image and look into it`,
    t('Free some space there, or unpack the image elsewhere and name the result.'),
  );

const parentOf = (dir: string): string => dir.slice(0, dir.lastIndexOf('/'));

function outsideOnly(findings: ImageFindings, { dir }: Scratch): ImageFindings {
  return finish(
    {
      ...findings,
      // Prebuilt images are disks nearly always; the copy is judged again by whoever starts it.
      kind: 'disk-image',
      warnings: [
        noted`There is not enough room in ${parentOf(dir)} to look into the image: it is taken for a disk image.`,
      ],
    },
    [],
  );
}

/** The first bytes, and the last sector where something may stand that matters (the footer of a VHD). */
async function readEnds(probe: Probe, path: string, bytes: number): Promise<Ends | undefined> {
  const [head, tail] = await Promise.all([
    readBytes(probe, path, 0, HEAD_BYTES),
    bytes > 512 ? readBytes(probe, path, bytes - 512, 512) : undefined,
  ]);
  return head && { head, tail };
}
