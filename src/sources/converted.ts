import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
import type { ImageFormat } from './findings.ts';
import { problem, truncated } from './headers.ts';
import { lastWords, type Probe } from './probe.ts';
import type { Scratch } from './scratch.ts';

/** qemu's own names of the formats. */
export const QEMU_FORMAT: Readonly<Record<ImageFormat, string>> = {
  raw: 'raw',
  qcow2: 'qcow2',
  vhd: 'vpc',
  vmdk: 'vmdk',
};

type Formatted = Exclude<ImageFormat, 'raw'>;

/**
 * Is the inside of it whole, and how big is the disk in it? Always asked with the format that we found: left to
 * itself qemu-img would guess. Needed even though the image is converted later: `qemu-img convert` copies a cut-off
 * qcow2 without a word and fills up with zeros (seen with 7.2).
 */
export async function examine(
  probe: Probe,
  path: string,
  format: Formatted,
): Promise<{ virtualBytes: number; problems: Problem[] }> {
  const name = QEMU_FORMAT[format];
  // VHD has no check of its own, but its reader refuses a file that is too short.
  const [info, check] = await Promise.all([
    probe.ask(['qemu-img', 'info', '-U', '-f', name, '--output=json', '--', path]),
    format === 'vhd' ? undefined : probe.ask(['qemu-img', 'check', '-U', '-f', name, '--output=json', '--', path]),
  ]);
  if (info.code === 127) {
    return {
      virtualBytes: 0,
      problems: [
        problem(t`the image is ${name} and qemu-img is not on this host`, t('Install it: apt install qemu-utils.')),
      ],
    };
  }
  const virtualBytes = number(info.stdout, 'virtual-size');
  if (info.code !== 0 || virtualBytes === undefined) {
    const said = lastWords(info);
    return {
      virtualBytes: 0,
      problems: [
        /truncated|end of file/i.test(said)
          ? truncated(said)
          : problem(t`the image cannot be opened as ${format}: ${said}`, t('Fetch it again and compare its checksum.')),
      ],
    };
  }
  // 3: clusters that nothing uses. Space is lost, content is not.
  if (!check || check.code === 0 || check.code === 3) return { virtualBytes, problems: [] };
  const said = lastWords(check);
  return {
    virtualBytes,
    problems: [
      /end of the file|after EOF/i.test(check.stderr)
        ? truncated(t('parts of its content lie behind its end'))
        : problem(t`the image is damaged: ${said}`, t('Fetch it again and compare its checksum.')),
    ],
  };
}

/**
 * The disk as plain bytes, since GRUB and blkid read nothing else: a sparse scratch file. `full`: no room for it.
 * qemu's FUSE export would show it without a copy, but the program is not on a plain dom0 (Debian keeps it in
 * qemu-system-common), it mounts in the host's name space, and outlives us when we are killed.
 */
export async function toRaw(
  probe: Probe,
  path: string,
  format: Formatted,
  scratch: Scratch,
): Promise<{ path: string } | { full: true } | Problem> {
  const to = `${scratch.dir}/raw`;
  const name = QEMU_FORMAT[format];
  // Measured for raw it would count the holes too; for qcow2 it counts what a sparse file takes, and a little more.
  const measure = await probe.ask([
    'qemu-img',
    'measure',
    '-U',
    '-f',
    name,
    '-O',
    'qcow2',
    '--output=json',
    '--',
    path,
  ]);
  const needed = number(measure.stdout, 'required') ?? Number.POSITIVE_INFINITY;
  if (needed > scratch.roomBytes) return { full: true };
  probe.progress(t('Reading the image'));
  const result = await probe.ask(
    ['qemu-img', 'convert', '-U', '-p', '-f', name, '-O', 'raw', '--', path, to],
    { timeoutMs: 2 * 3600_000 },
    (text) => {
      const percent = /\((\d+\.\d+)\/100%\)[^(]*$/.exec(text)?.[1];
      if (percent !== undefined) probe.progress(t('Reading the image'), Number(percent) / 100);
    },
  );
  if (result.code === 0) return { path: to };
  if (/no space left/i.test(result.stderr)) return { full: true };
  return problem(t`the image cannot be read: ${lastWords(result)}`, t('Fetch it again and compare its checksum.'));
}

/** One number out of qemu-img's JSON. Asked by name, since a hostile file name may stand in it too. */
function number(json: string, key: string): number | undefined {
  try {
    const value: unknown = (JSON.parse(json) as Record<string, unknown>)[key];
    return typeof value === 'number' && value >= 0 ? value : undefined;
  } catch {
    return undefined;
  }
}
