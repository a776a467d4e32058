import type { Runner } from '../../host/runner.ts';
import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { readBytes } from '../dump.ts';
import { badPath, statPath } from '../file-facts.ts';
import { type InspectOptions, lastWords, type Probe, probeWith } from '../probe.ts';
import { blankDisc } from './blank.ts';
import { finishDisc } from './describe-disc.ts';
import type { DiscFindings } from './findings.ts';
import { lookAtDisc } from './look.ts';
import { DRIVE, discProblem } from './problems.ts';
import { readVolume, VOLUME_AT, VOLUME_BYTES } from './volume.ts';

const NAME_ONE = t('Name the drive: lsblk lists it with the type rom, /dev/sr0 as a rule.');
const WIPE = t('Wipe the disc, try another drive, or take the ISO file itself.');

/**
 * Looks at the disc that lies in one of the host's CD or DVD drives; `device` is `/dev/sr0` as a rule. Nothing is mounted.
 *
 * @throws HostLost, and the signal's reason after an abort.
 */
export async function inspectDrive(
  runner: Runner,
  device: string,
  options: InspectOptions = {},
): Promise<DiscFindings> {
  const blank = blankDisc(device, 'drive');
  const bad = badPath(device, DRIVE);
  if (bad) return finishDisc(blank, [bad]);
  const probe = probeWith(runner, options);
  const noDrive = await notADrive(probe, device);
  if (noDrive) return finishDisc(blank, [noDrive]);
  const bytes = await mediumBytes(probe, device);
  if (typeof bytes !== 'number') return finishDisc(blank, [bytes]);
  const area = await readBytes(probe, device, VOLUME_AT, VOLUME_BYTES);
  const start: DiscFindings = { ...blank, bytes };
  if (!area) return finishDisc(start, [problem(t`the disc in ${device} cannot be read`, WIPE)]);
  const volume = readVolume(area);
  if (volume) return lookAtDisc(probe, start, volume);
  return finishDisc(start, [
    problem(
      t`the disc in ${device} holds no files that are known (a music CD, or an empty one?)`,
      t('Put the installation disc in.'),
    ),
  ]);
}

const problem = (message: string, remedy: string): Problem => discProblem('drive', message, remedy);

async function notADrive(probe: Probe, device: string): Promise<Problem | undefined> {
  const found = await statPath(probe, device, DRIVE);
  if ('message' in found) return found;
  if (found.type === 'file') {
    return problem(t`${device} is a file, not a drive`, t('If it is an ISO file, choose the file instead of a drive.'));
  }
  if (found.type !== 'device') return problem(t`${device} is no CD or DVD drive`, NAME_ONE);
  const type = await probe.ask(['lsblk', '-dno', 'TYPE', '--', device]);
  return type.stdout.trim() === 'rom' ? undefined : problem(t`${device} is no CD or DVD drive`, NAME_ONE);
}

/** Opening a drive asks it for its medium, so the kernel's answer is of now; what sysfs and lsblk know may be old. */
async function mediumBytes(probe: Probe, device: string): Promise<number | Problem> {
  const size = await probe.ask(['blockdev', '--getsize64', device]);
  const bytes = Number(size.stdout.trim());
  if (size.code === 0 && bytes > 0) return bytes;
  if (size.timedOut) return problem(t`${device} does not answer`, WIPE);
  const said = lastWords(size);
  if (size.code === 0 || /no medium/i.test(said))
    return problem(t`there is no disc in ${device}`, t('Put the disc in, and close the drive.'));
  return problem(t`${device} cannot be opened: ${said}`, t('Run xenguide as root, or try another drive.'));
}
