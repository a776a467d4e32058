import { EXIT, UserError } from '../problem.ts';
import { noted, t } from '../text/t.ts';
import { parseDisk, type XlDisk } from '../xl/disk.ts';
import { parseConfig } from '../xl/parse.ts';
import type { XlValue } from '../xl/value.ts';

export interface ParsedDisk {
  vdev: string;
  target: string;
  format: 'raw' | 'qcow2';
}

/** Keys whose value is a file of the host that the guest cannot start without. */
const FILES = ['kernel', 'ramdisk', 'bootloader', 'firmware_override', 'bios_path_override'];

/**
 * What a backup must know of a guest's config: `path` is for messages. Throws UserError (invalid) for one that xl would
 * refuse, and for disks of a kind that is not kept.
 */
export function readKeptConfig(
  text: string,
  path: string,
): { disks: ParsedDisk[]; leftOut: string[]; hostFiles: string[] } {
  const { accepted, settings, problems } = parseConfig(text);
  if (!accepted) {
    const first = problems.find(({ severity }) => severity === 'error');
    throw refusal(
      first ? t`xl would not take ${path} (line ${first.line}: ${first.message})` : t`xl would not take ${path}`,
      t`See what is wrong: xenguide check ${path}`,
    );
  }
  const disks: ParsedDisk[] = [];
  const leftOut: string[] = [];
  for (const spec of texts(settings.get('disk'))) {
    const read = parseDisk(spec);
    if ('problem' in read) throw refusal(`${path}: ${read.problem.message}`, read.problem.remedy);
    const { disk } = read;
    const why = notKept(disk);
    if (why !== undefined) leftOut.push(why);
    else disks.push(kept(disk));
  }
  const files = FILES.flatMap((key) => settings.get(key) ?? []).filter((value) => typeof value === 'string');
  return { disks, leftOut, hostFiles: files.filter((file) => file.startsWith('/')) };
}

function notKept({ vdev, target, cdrom, access }: XlDisk): string | undefined {
  if (cdrom === true) return noted`The drive ${vdev}: discs are not copied.`;
  if (access === 'ro') return noted`${vdev} (${target}): the guest only reads it, so that it does not change.`;
  return undefined;
}

function kept({ vdev, target, format, script, backendtype }: XlDisk): ParsedDisk {
  if (script !== undefined || target === null) {
    throw refusal(
      t`${vdev} is brought by a script of Xen (${script ?? t('none', 'of scripts')}), and such disks are not backed up yet`,
      t('Logical volumes, ZFS volumes and files are. By hand, with the guest off: xenguide guide keep/backup.'),
    );
  }
  if (format !== 'raw' && format !== 'qcow2') {
    throw refusal(
      t`${vdev} has the format ${format}, which is not backed up yet`,
      t('raw and qcow2 are: qemu-img convert makes one of them, with the guest off.'),
    );
  }
  if (!/^\/[^\p{Cc}]+$/u.test(target) || backendtype === 'standalone') {
    throw refusal(t`${vdev} has a target that is no plain path: ${target}`, t('Write its full path into the config.'));
  }
  return { vdev, target, format };
}

export const texts = (value: XlValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

const refusal = (message: string, remedy: string): UserError =>
  new UserError(EXIT.invalid, { field: 'guest', message, remedy });
