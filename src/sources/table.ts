import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
import { roundSize } from '../units.ts';
import { has, u16le, u32be, u32le, u64be, u64le } from './bytes.ts';
import type { ImageFileSystem, ImageFindings, ImagePartition } from './findings.ts';
import { problem, truncated } from './headers.ts';
import { lastWords, type Probe } from './probe.ts';

export const ESP_TYPES: readonly string[] = ['C12A7328-F81F-11D2-BA4B-00A0C93EC93B', 'ef'];
const BIOS_BOOT = '21686148-6449-6E6F-744E-656564454649';
const EXTENDED: readonly string[] = ['5', 'f', '85'];
/** Beyond this many the rest is left unread: each costs a process. */
const MOST_PARTITIONS = 32;

export type Table = NonNullable<ImageFindings['table']>;

/** What blkid sees at an offset: `null` values where it says nothing. */
interface Signature {
  type: string | null;
  uuid: string | null;
  label: string | null;
  tableType: string | null;
  /** Several signatures that contradict each other. */
  ambivalent: boolean;
}

export type Layout =
  | { kind: 'disk-image'; table: Table; biosBoot: boolean; problems: Problem[] }
  | { kind: 'partition-image'; fs: ImageFileSystem; problems: Problem[] }
  | { kind: 'unknown'; problems: Problem[] };

/** Tells a disk from a partition by what is at its beginning. `path` is raw; `head` its first bytes. */
export async function readLayout(probe: Probe, path: string, bytes: number, head: Uint8Array): Promise<Layout> {
  const gpt = has(head, 512, 'EFI PART');
  // A GPT begins in the second sector. What is read in sectors of 512 bytes is only the MBR that keeps others away from it.
  if (!gpt && has(head, 4096, 'EFI PART')) return { kind: 'unknown', problems: [largeSectors] };
  const marked = gpt || u16le(head, 510) === 0xaa55;
  const [whole, table] = await Promise.all([
    signatureAt(probe, path, 0, undefined),
    marked ? probe.ask(['sfdisk', '--json', '--', path]) : undefined,
  ]);
  if (whole.type !== null) {
    const fs = { type: whole.type, uuid: whole.uuid, label: whole.label, bytes, partition: null };
    return { kind: 'partition-image', fs, problems: fileSystemTooLong(head, bytes) };
  }
  if (table && table.code !== 0) {
    return {
      kind: 'unknown',
      problems: [problem(t`its partition table cannot be read: ${lastWords(table)}`, REFETCH)],
    };
  }
  const parsed = table ? parseSfdisk(table.stdout, path) : undefined;
  if (!parsed || parsed.partitions.length === 0) return { kind: 'unknown', problems: [notAnImage(whole, marked)] };
  const partitions = await Promise.all(
    parsed.partitions.map(async (partition, index) =>
      index < MOST_PARTITIONS && mayHoldFiles(partition)
        ? { ...partition, fs: await fileSystemOf(probe, path, partition) }
        : partition,
    ),
  );
  const bootCode = head.subarray(0, 440).some((byte) => byte !== 0);
  return {
    kind: 'disk-image',
    table: { ...parsed, partitions },
    biosBoot: bootCode || partitions.some((partition) => partition.type.toUpperCase() === BIOS_BOOT),
    problems: tableTooLong(parsed, bytes, head, gpt),
  };
}

const REFETCH = t('Fetch it again and compare its checksum with the publisher’s.');

const largeSectors = problem(
  t(
    'the image is of a disk with sectors of 4096 bytes: in a guest, whose disk has sectors of 512, nothing finds its partitions',
  ),
  t('Take the publisher’s image for disks with sectors of 512 bytes.'),
);

function notAnImage(whole: Signature, marked: boolean): Problem {
  if (whole.tableType !== null && whole.tableType !== 'dos' && whole.tableType !== 'gpt') {
    return problem(
      t`the image has a partition table of the kind ${whole.tableType}, which guests on PCs do not use`,
      t('Take an image with an MBR or GPT table.'),
    );
  }
  if (whole.ambivalent) {
    return problem(t('the image has the marks of several file systems at once'), t('See them with: wipefs FILE.'));
  }
  return problem(
    marked
      ? t('the image has an empty partition table: there is no system in it')
      : t('this is not the image of a disk or a partition: it has neither a partition table nor a file system'),
    t('Name a prebuilt image (raw, qcow2, vhd or vmdk; plain or packed with gz, xz or zst).'),
  );
}

const isExtended = (partition: ImagePartition): boolean => EXTENDED.includes(partition.type.toLowerCase());
const mayHoldFiles = (partition: ImagePartition): boolean =>
  !isExtended(partition) && partition.type.toUpperCase() !== BIOS_BOOT;

async function fileSystemOf(probe: Probe, path: string, partition: ImagePartition): Promise<ImageFileSystem | null> {
  const found = await signatureAt(probe, path, partition.startBytes, partition.sizeBytes);
  if (found.type === null) return null;
  return {
    type: found.type,
    uuid: found.uuid,
    label: found.label,
    bytes: partition.sizeBytes,
    partition: partition.number,
  };
}

/** blkid's low-level probe (-p): no cache, no other devices. Exit 2: nothing found; 8: ambivalent. */
async function signatureAt(probe: Probe, path: string, offset: number, size: number | undefined): Promise<Signature> {
  const window = size === undefined ? [] : ['-O', String(offset), '-S', String(size)];
  const result = await probe.ask(['blkid', '-p', '-o', 'export', ...window, '--', path]);
  const value = (key: string): string | null => {
    const line = result.stdout.split('\n').find((each) => each.startsWith(`${key}=`));
    // Export format protects odd characters with backslashes.
    return line === undefined ? null : line.slice(key.length + 1).replace(/\\(.)/g, '$1');
  };
  return {
    type: value('TYPE'),
    uuid: value('UUID'),
    label: value('LABEL'),
    tableType: value('PTTYPE'),
    ambivalent: result.code === 8,
  };
}

/** `sfdisk --json`: starts and sizes are in sectors of `sectorsize`. Undefined when it is not what we know. */
export function parseSfdisk(json: string, path: string): Table | undefined {
  let top: unknown;
  try {
    top = JSON.parse(json);
  } catch {
    return undefined;
  }
  const table = (top as { partitiontable?: Record<string, unknown> } | null)?.partitiontable;
  const label = table?.label;
  if (table === undefined || (label !== 'dos' && label !== 'gpt')) return undefined;
  const sectorBytes = typeof table.sectorsize === 'number' ? table.sectorsize : 512;
  const partitions: ImagePartition[] = [];
  for (const entry of Array.isArray(table.partitions) ? (table.partitions as Record<string, unknown>[]) : []) {
    const number = Number(/^p?(\d+)$/.exec(String(entry.node).slice(path.length))?.[1]);
    if (!Number.isInteger(number) || typeof entry.start !== 'number' || typeof entry.size !== 'number') continue;
    partitions.push({
      number,
      startBytes: entry.start * sectorBytes,
      sizeBytes: entry.size * sectorBytes,
      type: String(entry.type),
      bootable: entry.bootable === true,
      fs: null,
    });
  }
  return { label, sectorBytes, partitions };
}

/** A partition, or the GPT's copy at the end, that lies behind the end of the file. */
function tableTooLong(table: Table, bytes: number, head: Uint8Array, gpt: boolean): Problem[] {
  const beyond = table.partitions.find((partition) => partition.startBytes + partition.sizeBytes > bytes);
  if (beyond) {
    const end = roundSize(beyond.startBytes + beyond.sizeBytes);
    return [truncated(t`partition ${beyond.number} ends at ${end}, the image at ${roundSize(bytes)}`)];
  }
  const copy = u64le(head, 512 + 32) * table.sectorBytes;
  if (gpt && copy >= bytes) return [truncated(t('the copy of its partition table is not at its end'))];
  return [];
}

/** The length that ext2/3/4 and xfs note in their first block, against the length of the image. */
function fileSystemTooLong(head: Uint8Array, bytes: number): Problem[] {
  const claimed = ext(head) ?? xfs(head);
  if (claimed === undefined || claimed <= bytes) return [];
  return [truncated(t`its file system is ${roundSize(claimed)} long, the image ${roundSize(bytes)}`)];
}

/** Linux Documentation/filesystems/ext4/super.rst: the superblock is at 1024. */
function ext(head: Uint8Array): number | undefined {
  if (u16le(head, 1024 + 0x38) !== 0xef53) return undefined;
  const wide = (u32le(head, 1024 + 0x60) & 0x80) !== 0;
  const blocks = u32le(head, 1024 + 4) + (wide ? u32le(head, 1024 + 0x150) * 2 ** 32 : 0);
  return blocks * 1024 * 2 ** u32le(head, 1024 + 0x18);
}

function xfs(head: Uint8Array): number | undefined {
  return has(head, 0, 'XFSB') ? u64be(head, 8) * u32be(head, 4) : undefined;
}
