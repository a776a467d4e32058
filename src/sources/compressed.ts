import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
import { roundSize } from '../units.ts';
import { has, u16le, u32le, u64le } from './bytes.ts';
import { readBytes } from './dump.ts';
import type { Compression } from './findings.ts';
import { problem, truncated } from './headers.ts';
import { lastWords, type Probe } from './probe.ts';
import type { Scratch } from './scratch.ts';

export type Packing = Exclude<Compression, 'none'>;

/** The program that unpacks to standard output, and Debian's package with it. */
export const UNPACKERS: Readonly<Record<Packing, { argv: readonly [string, ...string[]]; package: string }>> = {
  gz: { argv: ['gzip', '-dc'], package: 'gzip' },
  // Its strongest preset needs 65 MiB. A file may ask for 1.5 GiB, which a small dom0 does not have. zstd has a limit of its own.
  xz: { argv: ['xz', '-dc', '--memlimit-decompress=256MiB'], package: 'xz-utils' },
  // Holes are kept as holes. Only for regular files: on a device they would let old content shine through.
  zst: { argv: ['zstd', '-dc', '--sparse'], package: 'zstd' },
};

/** SIGXFSZ: the program wrote to the end of what we allow it. */
const LIMIT_HIT = 128 + 25;

/** The first bytes of what is packed, without unpacking the rest. */
export async function peek(
  probe: Probe,
  path: string,
  packing: Packing,
  scratch: Scratch,
  bytes: number,
): Promise<Uint8Array | Problem> {
  const to = `${scratch.dir}/peek`;
  const result = await unpackTo(probe, path, packing, to, bytes);
  if (result.code !== 0 && result.code !== LIMIT_HIT) return failed(result, packing);
  return (await readBytes(probe, to, 0, bytes)) ?? new Uint8Array();
}

/**
 * Unpacks into the scratch folder. `full`: it needs more room than there is.
 * The limit holds for the length of the file, so that a bomb cannot fill the host's disk.
 */
export async function unpack(
  probe: Probe,
  path: string,
  packing: Packing,
  scratch: Scratch,
): Promise<{ path: string } | { full: true } | Problem> {
  const to = `${scratch.dir}/unpacked`;
  const expected = await unpackedSize(probe, path, packing);
  if (expected !== undefined && expected > scratch.roomBytes) return { full: true };
  const size = expected === undefined ? '' : ` (${roundSize(expected)})`;
  probe.progress(t`Unpacking the image${size} to look inside`);
  const watch = watchSize(probe, to, expected);
  try {
    const result = await unpackTo(probe, path, packing, to, scratch.roomBytes);
    if (result.code === 0) return { path: to };
    if (result.code === LIMIT_HIT || /no space left|file too large/i.test(result.stderr)) return { full: true };
    return failed(result, packing);
  } finally {
    await watch.stop();
  }
}

function unpackTo(probe: Probe, path: string, packing: Packing, to: string, limit: number) {
  return probe.ask(['prlimit', `--fsize=${limit}`, ...UNPACKERS[packing].argv], {
    stdinPath: path,
    stdoutPath: to,
    timeoutMs: 2 * 3600_000,
  });
}

/** Bytes of the unpacked content, as its own headers promise; undefined when they do not say. */
async function unpackedSize(probe: Probe, path: string, packing: Packing): Promise<number | undefined> {
  if (packing === 'xz') {
    const list = await probe.ask(['xz', '--robot', '--list', '--', path]);
    const size = Number(/^totals\t\d+\t\d+\t\d+\t(\d+)/m.exec(list.stdout)?.[1]);
    return list.code === 0 && Number.isFinite(size) ? size : undefined;
  }
  // gzip only knows the length modulo 4 GiB: of no use for disks.
  if (packing === 'gz') return undefined;
  const head = await readBytes(probe, path, 0, 18);
  return head && has(head, 0, [0x28, 0xb5, 0x2f, 0xfd]) ? frameContentSize(head) : undefined;
}

/** RFC 8878, 3.1.1.1: the size field of the first Zstandard frame, if it has one. */
export function frameContentSize(head: Uint8Array): number | undefined {
  const descriptor = head[4] ?? 0;
  const single = (descriptor & 0x20) !== 0;
  const at = 5 + (single ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  const kind = descriptor >> 6;
  if (kind === 0) return single ? head[at] : undefined;
  if (kind === 1) return u16le(head, at) + 256;
  return kind === 2 ? u32le(head, at) : u64le(head, at);
}

function failed(
  result: { code: number; stderr: string; stdout: string; timedOut: boolean },
  packing: Packing,
): Problem {
  const tool = UNPACKERS[packing];
  if (result.code === 127) {
    return problem(
      t`the image is packed and ${tool.argv[0]} is not on this host`,
      t`Install it: apt install ${tool.package}.`,
    );
  }
  if (/memory usage limit|too much memory|window size/i.test(result.stderr)) {
    return problem(
      t('unpacking the image would take too much of the host’s memory'),
      t('Unpack it on another machine, and name the result.'),
    );
  }
  if (/unexpected end|premature/i.test(result.stderr)) return truncated(t`${tool.argv[0]} met its end too early`);
  if (/permission denied/i.test(result.stderr))
    return problem(t`the image cannot be read: ${lastWords(result)}`, t('Run xenguide as root.'));
  return problem(t`the image cannot be unpacked: ${lastWords(result)}`, t('Fetch it again and compare its checksum.'));
}

/** How often the growing file is looked at. Each look starts a program. */
const LOOK_EVERY_MS = 2000;

function watchSize(probe: Probe, path: string, total: number | undefined): { stop: () => Promise<void> } {
  let over = false;
  let wake: (() => void) | undefined;
  const loop = async () => {
    while (!over && total !== undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        timer = setTimeout(resolve, LOOK_EVERY_MS);
      });
      if (over) return;
      const size = Number((await probe.tidy(['stat', '-c', '%s', '--', path])).stdout.trim());
      if (!over) probe.progress(t('Unpacking the image to look inside'), Math.min(1, size / total));
    }
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const running = loop();
  return {
    async stop() {
      over = true;
      clearTimeout(timer);
      wake?.();
      await running;
    },
  };
}
