import type { BootChoice } from '../boot/boot.ts';
import type { ImageFindings } from '../sources/findings.ts';
import { type Answers, below } from './answers.ts';
import { drivesOf } from './drives.ts';
import { rippedPath } from './paths.ts';
import type { GuestDisk, GuestSpec, InstallPhase } from './spec.ts';

/** The first start of a guest that is installed from discs; null: its system is there already. `disks`: its own ones. */
export function installPhase(
  answers: Answers,
  image: ImageFindings,
  choice: BootChoice | undefined,
  disks: readonly GuestDisk[],
): InstallPhase | null {
  if (!choice?.install || image.discs === undefined) return null;
  const drives = drivesOf(answers, { image }, choice.type);
  const how = choice.type === 'hvm' ? 'trays' : 'disks';
  const name = String(answers.get('name') ?? '…');
  const ripped = below(answers, 'source').rip === true;
  const queue = image.discs.map((findings) =>
    ripped && findings.is === 'drive'
      ? { path: rippedPath(name), from: findings.path, findings }
      : { path: findings.path, findings },
  );
  const filled = drives.flatMap((drive, index) => {
    const path = queue[index]?.path ?? null;
    // A disk that is not there cannot be empty: it comes when its disc is put in.
    return path === null && how === 'disks' ? [] : [disc(drive, path, how)];
  });
  return { boot: choice.install, disks: [...disks, ...filled], how, drives, queue };
}

/** What stays of the drives when the system is installed: empty ones, for later. */
export const emptyDrives = ({ how, drives }: InstallPhase): GuestDisk[] =>
  how === 'trays' ? drives.map((drive) => disc(drive, null, how)) : [];

/** The guest at its first start, as a config of its own. */
export function installing(spec: GuestSpec): GuestSpec | undefined {
  const { install } = spec;
  return install ? { ...spec, phase: 'install', boot: install.boot, disks: install.disks } : undefined;
}

function disc(vdev: string, path: string | null, how: InstallPhase['how']): GuestDisk {
  return {
    role: 'disc',
    xl: {
      target: path,
      format: path === null ? 'empty' : 'raw',
      vdev,
      access: 'ro',
      ...(how === 'trays' ? { cdrom: true } : {}),
    },
    volume: null,
    image: null,
  };
}
