import { t } from '../text/t.ts';
import { readDiskSpec } from './disk-spec.ts';
import { parseVdev } from './vdev.ts';
import { minorOf, NEWEST_MINOR } from './version.ts';
import type { XlDisk } from './xl-disk.ts';

export type { XlDisk };

/** A disk that no disk string can describe, or that xl would read as another one. */
export class UnprintableDisk extends Error {
  override readonly name = 'UnprintableDisk';
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

/**
 * The disk as a string for disk=[]: `format=F,vdev=V,access=A[,…],target=T`, the one form in which a target may hold
 * commas, colons and equals signs, because `target=` takes the rest of the string (xen-facts 3.2). What is printed is
 * read back and must be the same disk.
 *
 * @throws UnprintableDisk with what is wrong and what to do
 */
export function printDisk(disk: XlDisk): string {
  const cdrom = disk.cdrom === true;
  if (!parseVdev(disk.vdev)) {
    throw new UnprintableDisk(t`${shown(disk.vdev)} is no name of a virtual disk.`, t('Use xvda, xvdb, … or hda-hdd.'));
  }
  if (cdrom && disk.access === 'rw') {
    throw new UnprintableDisk(
      t`The CD drive ${disk.vdev} cannot be writable: xl makes it read-only.`,
      t("Use access 'ro'."),
    );
  }
  if (disk.target === null ? !cdrom : disk.format === 'empty') {
    throw new UnprintableDisk(
      cdrom
        ? t`Only a CD drive can be empty, and ${disk.vdev} is not empty.`
        : t`Only a CD drive can be empty, and ${disk.vdev} is no CD drive.`,
      t('Give a disk a target and a format, and an empty drive neither.'),
    );
  }
  const fields = [`vdev=${disk.vdev}`, `access=${disk.access}`];
  if (disk.target !== null) fields.unshift(`format=${disk.format}`);
  if (cdrom) fields.push('devtype=cdrom');
  if (disk.script !== undefined) fields.push(`script=${field('script', disk.script)}`);
  if (disk.backendtype !== undefined) fields.push(`backendtype=${disk.backendtype}`);
  for (const flag of disk.flags ?? []) fields.push(field('flag', flag));
  fields.push(`target=${target(disk.target)}`);
  const spec = fields.join(',');
  requireSame(disk, spec);
  return spec;
}

/**
 * Reads one entry of disk=[] exactly as xl does: positional fields, old prefixes, flags and all.
 *
 * @param xenVersion `4.17`; default: the newest known. `trusted`, `untrusted` and `grant_usage` came with 4.19.
 */
export function parseDisk(
  spec: string,
  xenVersion?: string,
): { disk: XlDisk } | { problem: { message: string; remedy: string } } {
  const minor = xenVersion === undefined ? undefined : minorOf(xenVersion);
  const read = readDiskSpec(spec, minor ?? NEWEST_MINOR);
  if ('problem' in read) return read;
  const { target, format, vdev, access, cdrom, script, backendtype, flags } = read.disk;
  return {
    disk: {
      target,
      format,
      vdev,
      access,
      ...(cdrom ? { cdrom } : {}),
      ...(script !== null ? { script } : {}),
      ...(backendtype ? { backendtype } : {}),
      ...(flags.length > 0 ? { flags } : {}),
    },
  };
}

function target(path: string | null): string {
  if (path === null) return '';
  if (path === '')
    throw new UnprintableDisk(t('The target is empty.'), t('Give a path, or null for an empty CD drive.'));
  refuseControls('target', path);
  // Exactly one comma at the end is cut off by xl.
  return path.endsWith(',') ? `${path},` : path;
}

function field(what: string, text: string): string {
  refuseControls(what, text);
  if (text === '' || text.includes(',')) {
    throw new UnprintableDisk(t`The ${what} ${shown(text)} is empty or holds a comma.`, t('A comma ends a field.'));
  }
  return text;
}

function refuseControls(what: string, text: string): void {
  if (/[\0-\x1f\x7f]/.test(text)) {
    throw new UnprintableDisk(
      t`The ${what} ${shown(text)} holds a control character.`,
      t('Take it out, or rename the file.'),
    );
  }
}

function requireSame(disk: XlDisk, spec: string): void {
  const back = parseDisk(spec);
  const same =
    'disk' in back &&
    back.disk.target === disk.target &&
    back.disk.format === (disk.target === null ? 'empty' : disk.format) &&
    back.disk.vdev === disk.vdev &&
    back.disk.access === disk.access &&
    (back.disk.cdrom ?? false) === (disk.cdrom ?? false) &&
    back.disk.script === disk.script &&
    back.disk.backendtype === disk.backendtype &&
    sorted(back.disk.flags) === sorted(disk.flags);
  if (same) return;
  throw new UnprintableDisk(
    t`xl would not read ${shown(spec)} as the disk that is meant.`,
    'problem' in back ? back.problem.remedy : t('Look at its flags: each is one of the words xl knows, given once.'),
  );
}

function sorted(flags: string[] | undefined): string {
  return JSON.stringify([...(flags ?? [])].sort());
}

function shown(text: string): string {
  return JSON.stringify(text);
}
