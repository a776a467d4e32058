import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
import { latin1, u32be, u32le, u64be, u64le } from './bytes.ts';
import type { ImageFormat } from './findings.ts';

/** Makes a finding about the image's path. */
export function problem(message: string, remedy: string): Problem {
  return { field: 'source.path', message, remedy };
}

/**
 * What a disk format's own header says, read before any tool opens the image: a header may name other files of the
 * host as part of the disk, and whoever opens it would read them. `virtualBytes` is 0 where only the tool can tell.
 */
export interface Header {
  virtualBytes: number;
  problems: Problem[];
}

export function readHeader(
  format: ImageFormat,
  head: Uint8Array,
  tail: Uint8Array | undefined,
  fileBytes: number,
): Header {
  return READERS[format](head, tail, fileBytes);
}

type Reader = (head: Uint8Array, tail: Uint8Array | undefined, fileBytes: number) => Header;

const READERS: Readonly<Record<ImageFormat, Reader>> = {
  raw: (_head, _tail, fileBytes) => ({ virtualBytes: fileBytes, problems: [] }),
  qcow2,
  vhd,
  vmdk,
};

const OTHER_FILE = t('the image says that part of its content lies in another file');
const JOIN = t(
  'It is not followed, since any file of the host could be named there. If you trust the image, make one that stands alone: qemu-img convert -O qcow2 OLD NEW.qcow2',
);

/** qemu's docs/interop/qcow2.txt. Numbers are big-endian. */
function qcow2(head: Uint8Array, _tail: Uint8Array | undefined, fileBytes: number): Header {
  const problems: Problem[] = [];
  const version = u32be(head, 4);
  const virtualBytes = u64be(head, 24);
  if (version !== 2 && version !== 3) {
    problems.push(problem(t`the image is qcow2 of the unknown version ${version}`, t('Fetch the image again.')));
    return { virtualBytes, problems };
  }
  const features = version === 3 ? u32be(head, 76) : 0;
  if (u64be(head, 8) !== 0) problems.push(problem(t`${OTHER_FILE} (a qcow2 backing file)`, JOIN));
  if ((features & 4) !== 0) problems.push(problem(t`${OTHER_FILE} (a qcow2 external data file)`, JOIN));
  if ((features & 2) !== 0) {
    problems.push(problem(t('the image is marked as damaged (qcow2 corrupt bit)'), t('Fetch the image again.')));
  }
  if (u32be(head, 32) !== 0) {
    problems.push(
      problem(
        t('the image is encrypted (qcow2)'),
        t('Decrypt it first with qemu-img convert and its --object secret.'),
      ),
    );
  }
  const tablesEnd = Math.max(u64be(head, 40), u64be(head, 48));
  if (tablesEnd >= fileBytes) problems.push(truncated(t`its tables lie at byte ${tablesEnd} of ${fileBytes}`));
  return { virtualBytes, problems };
}

/** Microsoft's Virtual Hard Disk Image Format Specification: a footer at the end, copied to the front of dynamic disks. */
function vhd(head: Uint8Array, tail: Uint8Array | undefined): Header {
  const front = latin1(head, 0, 8) === 'conectix';
  const footer = front ? head : (tail ?? head);
  const problems: Problem[] = [];
  const type = u32be(footer, 60);
  if (type === 4) problems.push(problem(t`${OTHER_FILE} (a differencing VHD)`, JOIN));
  else if (type !== 2 && type !== 3)
    problems.push(problem(t`the VHD is of the unknown type ${type}`, t('Fetch it again.')));
  if (front && (tail === undefined || latin1(tail, 0, 8) !== 'conectix')) {
    problems.push(truncated(t('its footer is not at the end')));
  }
  return { virtualBytes: 0, problems };
}

/** VMware's Virtual Disk Format 5.0: a sparse extent with its description inside. Numbers are little-endian. */
function vmdk(head: Uint8Array): Header {
  const problems: Problem[] = [];
  const capacity = u64le(head, 12) * 512;
  const at = u64le(head, 28) * 512;
  const length = u64le(head, 36) * 512;
  const description = at + length <= head.length ? latin1(head, at, length) : '';
  const extents = description.match(/^(RW|RDONLY|NOACCESS)\s/gm) ?? [];
  // qemu looks for a parent here, wherever the header says that the description is, and not only at the beginning of a
  // line (block/vmdk.c, vmdk_parent_open).
  const readByQemu = latin1(head, 512, 20 * 512);
  const parent = /^\s*parentCID\s*=\s*(\S+)/im.exec(description)?.[1]?.toLowerCase();
  // A capacity of 0 makes readers take the description for the disk, with whatever files it names.
  if (capacity === 0 || at + length > head.length || extents.length > 1) {
    problems.push(problem(t`${OTHER_FILE} (a split VMDK)`, JOIN));
  } else if (
    (parent !== undefined && parent !== 'ffffffff') ||
    /^\s*parentFileNameHint/im.test(description) ||
    readByQemu.includes('parentFileNameHint')
  ) {
    problems.push(problem(t`${OTHER_FILE} (a VMDK snapshot)`, JOIN));
  }
  if (u32le(head, 4) > 3)
    problems.push(problem(t`the VMDK is of the unknown version ${u32le(head, 4)}`, t('Convert it.')));
  return { virtualBytes: capacity, problems };
}

export function truncated(how: string): Problem {
  return problem(
    t`the image is cut short: ${how}`,
    t('Fetch it again and compare its checksum with the publisher’s (sha256sum FILE).'),
  );
}
