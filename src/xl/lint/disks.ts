import { t } from '../../text/t.ts';
import type { DiskReading } from '../disk-state.ts';
import { at, error, type Finding, type LintProblem, warning } from '../problem.ts';
import { collision, ideSlot, parseVdev } from '../vdev.ts';
import { type Config, type LintedDisk, quoted, type Rule } from './config.ts';

type Look = (disk: DiskReading, linted: LintedDisk, config: Config) => Finding | undefined;

function each(look: Look): (config: Config) => LintProblem[] {
  return (config) =>
    config.disks.flatMap((linted) => {
      const finding = 'disk' in linted.read ? look(linted.read.disk, linted, config) : undefined;
      return finding ? [at(linted.place, finding)] : [];
    });
}

function unreadable(config: Config): LintProblem[] {
  return config.disks.flatMap(({ place, read, spec }) => {
    if (!('problem' in read)) return [];
    const { message, remedy } = read.problem;
    return [at(place, error('bad-disk', t`xl refuses the disk ${quoted(spec)}: ${message}.`, remedy))];
  });
}

const badVdev: Look = ({ vdev }, linted) => {
  if (linted.vdev) return undefined;
  const better = vdev.trim().toLowerCase().replace(/^vd/, 'xvd').replace(/^xvdx/, 'xvd');
  const remedy = parseVdev(better) ? t`Write ${better}.` : t('Use xvda, xvdb, …, or for emulated drives hda to hdd.');
  const message = t`${quoted(vdev)} is no name of a virtual disk: xl takes the file, but the guest does not start.`;
  return warning('bad-vdev', message, remedy);
};

const relativeTarget: Look = ({ target, script }) => {
  if (target === null || script || target.startsWith('/')) return undefined;
  const message = t`${quoted(target)} is a relative path: it is lost when the guest reboots.`;
  return warning('relative-path', message, t('Write the whole path, from / on.'));
};

const swallowed: Look = ({ target, script }) => {
  const field = /,\s*((format|vdev|access|devtype|script|backendtype)=[^,]*|cdrom|raw|qcow2|ro|rw)(,|$)/.exec(
    target ?? '',
  );
  if (!field || script) return undefined;
  const message = t`target= takes the rest of the line: ${quoted(field[1] as string)} becomes part of the file's name.`;
  return warning('target-swallows', message, t('Put target= last.'));
};

const oldPrefix: Look = ({ prefixes }) => {
  const first = prefixes[0];
  if (first === undefined) return undefined;
  const means: Record<string, string> = { 'drbd:': 'script=block-drbd', 'iscsi:': 'script=block-iscsi' };
  const format = /^(raw|qcow2?|vhd):$/.exec(first)?.[1];
  const said = format ? `format=${format}` : means[first];
  const message = said
    ? t`${first} is an old way to write ${said}.`
    : t`${first} is an old prefix that selects nothing.`;
  return warning('old-disk-prefix', message, t`Write ${said ? `${said},` : ''}vdev=…,access=…,target=/the/path.`);
};

const formatMismatch: Look = ({ target, format, script }) => {
  const ending = /\.(qcow2|vhd|vmdk|vdi|vhdx|raw)$/i.exec(target ?? '')?.[1]?.toLowerCase();
  if (ending === undefined || script || ending === format || format === 'empty') return undefined;
  if (ending === 'vmdk' || ending === 'vdi' || ending === 'vhdx') {
    const message = t`xl cannot read ${ending} images, and hands this one to the guest as ${format}.`;
    return warning('format-mismatch', message, t`Convert it: qemu-img convert -f ${ending} -O qcow2 IN OUT.`);
  }
  const message = t`The file is named .${ending} but goes to the guest as ${format}: xl does not look inside.`;
  return warning('format-mismatch', message, t`Write format=${ending} if that is what it is, or rename the file.`);
};

const noBackend: Look = ({ format, backendtype, script }, _linted, config) => {
  if (format === 'empty') return undefined;
  const say = (why: string, remedy: string) =>
    warning('no-backend', t`${why}: the guest does not start ("no suitable backend for disk").`, remedy);
  if (script && format !== 'raw') return say(t`A script serves raw disks only, not ${format}`, t('Take out format=.'));
  if (script && backendtype && backendtype !== 'phy')
    return say(t`${backendtype} runs no script`, t('Take out backendtype=.'));
  if (backendtype === 'phy' && format !== 'raw')
    return say(t`phy cannot read ${format}`, t('Take out backendtype=phy.'));
  if (backendtype === 'tap' && (config.minor ?? 19) < 19)
    return say(t('tap does not work before Xen 4.19'), t('Take it out.'));
  return undefined;
};

const cdDrive: Look = ({ cdrom, accessGiven, target, vdev }, linted, config) => {
  if (!cdrom) return undefined;
  if (accessGiven === 'rw') {
    return warning(
      'cdrom-is-read-only',
      t('A CD drive is read-only, whatever its access says.'),
      t('Write access=ro.'),
    );
  }
  if (target === null && (config.guest === 'pv' || config.guest === 'pvh')) {
    const message = t`A ${config.guest} guest cannot change discs: an empty drive (${vdev}) is of no use to it.`;
    return warning('empty-drive', message, t('Take it out; attach discs with xl block-attach.'));
  }
  if (config.guest === 'hvm' && linted.vdev && ideSlot(linted.vdev) === undefined) {
    const message = t`${vdev} is no emulated drive: the firmware and most installers do not see this CD.`;
    return warning('cdrom-not-emulated', message, t('Use hda, hdb, hdc or hdd for a CD drive.'));
  }
  return undefined;
};

const emptyDisk: Look = ({ cdrom, target, vdev }) => {
  if (cdrom || target !== null) return undefined;
  return warning(
    'empty-disk',
    t`The disk ${vdev} has no target.`,
    t('Add target=/the/file, or cdrom for an empty drive.'),
  );
};

const emulated: Look = ({ cdrom, access, target, vdev }, linted, config) => {
  const slot = linted.vdev && ideSlot(linted.vdev);
  if (config.guest !== 'hvm' || cdrom || slot === undefined) return undefined;
  if (access === 'ro') {
    const message = t`${vdev} is an emulated IDE disk, and those cannot be read-only: the guest does not start.`;
    return warning('read-only-ide', message, t('Use xvde or later, make it writable, or make it a CD drive.'));
  }
  if (target?.includes(',')) {
    const message = t`A comma in the path of ${vdev} breaks QEMU's command line: the guest does not start.`;
    return warning('comma-in-path', message, t('Rename the file, or use xvde or later.'));
  }
  if (linted.vdev?.partition && config.text('kernel') === undefined) {
    const message = t`The firmware of an hvm guest sees ${vdev} as a whole disk and finds nothing to boot in a partition.`;
    return warning('partition-on-hvm', message, t('Use a disk image, or a kernel of the host with xvde1.'));
  }
  return undefined;
};

const newerFlags: Look = (_disk, linted, config) => {
  const flag = /(?:^|,)\s*(trusted|untrusted|grant_usage=[01])\b/.exec(linted.spec)?.[1];
  if (flag === undefined || config.minor !== undefined) return undefined;
  return warning(
    'disk-flag-too-new',
    t`${flag} is refused before Xen 4.19.`,
    t('Take it out if the host may be older.'),
  );
};

function collisions(config: Config): LintProblem[] {
  const disks = config.disks.filter((disk) => disk.vdev !== undefined);
  return disks.flatMap((later, i) => {
    for (const earlier of disks.slice(0, i)) {
      const finding = clash(earlier, later, config);
      if (finding) return [at(later.place, finding)];
    }
    return [];
  });
}

function clash(earlier: LintedDisk, later: LintedDisk, config: Config): Finding | undefined {
  if (!earlier.vdev || !later.vdev) return undefined;
  const [first, second] = [nameOf(earlier), nameOf(later)];
  const kind = collision(earlier.vdev, later.vdev);
  if (kind === 'same-device') {
    const message = t`Disks ${earlier.position} and ${later.position} are the same device ${second}: the guest does not start.`;
    return warning('duplicate-vdev', message, t('Give each disk its own vdev.'));
  }
  if (kind === 'whole-and-partition') {
    const message = t`${first} and ${second}: a disk is given either whole or by partitions, never both.`;
    return warning('whole-and-partition', message, t('Use another letter for one of them.'));
  }
  const slot = ideSlot(later.vdev);
  if (config.guest !== 'hvm' || slot === undefined || slot !== ideSlot(earlier.vdev)) return undefined;
  // Partitions of one disk are another matter, see partition-on-hvm.
  if (earlier.vdev.kind === later.vdev.kind) return undefined;
  const message = t`${first} and ${second} are the same emulated drive of an hvm guest.`;
  return warning(
    'same-ide-slot',
    message,
    t(`Use another letter for one of them: hda and xvda are one, hdc and xvdc are one.`),
  );
}

function nameOf(linted: LintedDisk): string {
  return 'disk' in linted.read ? linted.read.disk.vdev : '';
}

export const diskRules: Rule[] = [
  // disk specifications xl cannot read
  { check: unreadable },
  // names of virtual disks
  { check: each(badVdev) },
  // targets that are not whole paths
  { check: each(relativeTarget) },
  // target= takes the rest of the line
  { check: each(swallowed) },
  // old prefixes select nothing
  { check: each(oldPrefix) },
  // formats are never guessed
  { check: each(formatMismatch) },
  // formats that the backend cannot serve
  { check: each(noBackend) },
  // CD drives
  { check: each(cdDrive) },
  // empty disks
  { check: each(emptyDisk) },
  // hvm: drives the firmware can see
  { check: each(emulated) },
  // flags of newer Xen releases
  { check: each(newerFlags) },
  // two disks in one place
  { check: collisions },
];
