import type { Runner } from '../../host/runner.ts';
import { t } from '../../text/t.ts';
import { readBytes } from '../dump.ts';
import { statFile } from '../file-facts.ts';
import { type InspectOptions, type Probe, probeWith } from '../probe.ts';
import { blankDisc } from './blank.ts';
import { finishDisc } from './describe-disc.ts';
import type { DiscFindings } from './findings.ts';
import { lookAtDisc } from './look.ts';
import { badDiscPath } from './path.ts';
import { discProblem, ISO_FILE } from './problems.ts';
import { notADisc } from './refuse.ts';
import { readVolume, VOLUME_AT, VOLUME_BYTES } from './volume.ts';

/** Enough to tell what a file is that is no disc. */
const HEAD_BYTES = 4096;

/**
 * Looks at the file of an installation disc: whose it is, what a guest can start from it, and whether it is whole. Changes
 * nothing and mounts nothing. What is wrong with it is in `problems`, never thrown.
 *
 * @throws HostLost, and the signal's reason after an abort.
 */
export async function inspectDisc(runner: Runner, path: string, options: InspectOptions = {}): Promise<DiscFindings> {
  const blank = blankDisc(path, 'file');
  const bad = badDiscPath(path);
  if (bad) return finishDisc(blank, [bad]);
  const probe = probeWith(runner, options);
  const file = await statFile(probe, path, ISO_FILE);
  if ('message' in file) return finishDisc(blank, [file]);
  const start: DiscFindings = { ...blank, bytes: file.bytes, fingerprint: file.fingerprint };
  if (file.bytes === 0) {
    return finishDisc(start, [discProblem('file', t('the ISO file is empty (0 bytes)'), t('Fetch it again.'))]);
  }
  const [head, area] = await Promise.all([readBytes(probe, path, 0, HEAD_BYTES), readArea(probe, path, file.bytes)]);
  if (!head || !area) {
    return finishDisc(start, [
      discProblem('file', t('the ISO file cannot be read'), t('Run xenguide as root, or change its permissions.')),
    ]);
  }
  const volume = readVolume(area);
  return volume ? lookAtDisc(probe, start, volume) : finishDisc(start, [notADisc(head, area, file.bytes)]);
}

/** `od` fails when it is told to begin past the end. */
async function readArea(probe: Probe, path: string, bytes: number): Promise<Uint8Array | undefined> {
  return bytes > VOLUME_AT ? readBytes(probe, path, VOLUME_AT, VOLUME_BYTES) : new Uint8Array();
}
