import { type Answers, below } from '../guest/answers.ts';
import type { Runner } from '../host/runner.ts';
import { noted } from '../text/t.ts';
import { resolveChecksum } from './checksum.ts';
import type { ImageFindings } from './findings.ts';
import { inspectImage } from './inspect.ts';
import { kindWords } from './kind-words.ts';
import type { InspectOptions } from './probe.ts';
import type { LookedAt, SourceAnswers } from './source.ts';

/** The file and its checksum, and for an image that cannot be seen the answers' word. */
export function prebuiltKey(answers: Answers, described: boolean): string | undefined {
  if (!answers.has('source.path')) return undefined;
  const keys = ['source.path', 'source.checksum', ...(described ? ['source.kind', 'source.format'] : [])];
  return JSON.stringify(keys.map((key) => answers.get(key)));
}

/**
 * Looks into the image that the answers name. Planning for a described host, the image may be elsewhere: then the
 * answers' word is taken for it, and apply looks again.
 */
export async function lookAtPrebuilt(
  answers: Answers,
  { runner, described }: LookedAt,
  options: InspectOptions,
): Promise<ImageFindings | undefined> {
  const path = answers.get('source.path');
  if (typeof path !== 'string' || !path.startsWith('/')) return undefined;
  if (described && !(await isThere(runner, path))) {
    return unseenImage(path, below(answers, 'source'));
  }
  const findings = await inspectImage(runner, path, options);
  const answer = answers.get('source.checksum');
  if (typeof answer !== 'string' || answer === '') return findings;
  // A publisher's list is read now, so that the plan holds the number itself.
  const checksum = await resolveChecksum(runner, answer, path);
  return 'hex' in checksum
    ? { ...findings, checksum: `${checksum.algorithm}:${checksum.hex}` }
    : { ...findings, problems: [...findings.problems, { field: 'source.checksum', ...checksum }] };
}

const isThere = async (runner: Runner, path: string): Promise<boolean> =>
  runner.isThere ? runner.isThere(path) : (await runner.run({ argv: ['test', '-e', path] })).code === 0;

/** What an image that cannot be looked into is taken for: the answers' word (design/contract.md). */
export function unseenImage(path: string, answers: SourceAnswers): ImageFindings {
  const kind = answers.kind === 'partition-image' ? 'partition-image' : 'disk-image';
  const format = answers.format;
  return {
    path,
    looked: 'not-at-all',
    fileBytes: 0,
    fingerprint: null,
    compression: 'none',
    format: format === 'qcow2' || format === 'vhd' || format === 'vmdk' ? format : 'raw',
    virtualBytes: 0,
    kind,
    table: null,
    root: null,
    os: null,
    grub: null,
    kernels: [],
    esp: false,
    biosBoot: kind === 'disk-image',
    cloudInit: null,
    fstabRoot: null,
    hasLogin: null,
    problems: [],
    warnings: [
      noted`${path} is not on this machine: it is taken for a ${kindWords(kind)}, and looked at again before it is used.`,
    ],
    says: [],
  };
}
