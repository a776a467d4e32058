import type { Answers } from '../../guest/answers.ts';
import type { Problem } from '../../problem.ts';
import { isQuoted } from '../../text/quoted.ts';
import type { Answer } from '../../wizard/field.ts';
import type { ImageFindings } from '../findings.ts';
import { blank } from '../finish.ts';
import type { InspectOptions } from '../probe.ts';
import type { LookedAt } from '../source.ts';
import { arrangeDiscs } from './arrange.ts';
import { blankDisc } from './blank.ts';
import { finishDisc } from './describe-disc.ts';
import type { DiscFindings } from './findings.ts';
import { inspectDisc } from './inspect-disc.ts';
import { inspectDrive } from './inspect-drive.ts';
import { behindComma } from './path.ts';
import { unseenDisc } from './unseen.ts';

/** Which discs or which drive; `described`: whether anybody can look. */
export function discsKey(answers: Answers, key: string, described: boolean): string | undefined {
  const named = answers.get(key);
  return named === undefined ? undefined : JSON.stringify([key, named, described]);
}

/** Looks at the ISO files one after the other, and puts a set of them in order. */
export async function lookAtDiscs(
  named: Answer | undefined,
  { runner, described }: LookedAt,
  options: InspectOptions,
): Promise<ImageFindings | undefined> {
  const paths = pathsOf(named);
  if (paths.length === 0) return undefined;
  const discs: DiscFindings[] = [];
  for (const [index, path] of paths.entries()) {
    if (index > 0 && !path.startsWith('/') && !isQuoted(path)) {
      discs.push(finishDisc(blankDisc(path, 'file'), [behindComma(path)]));
      continue;
    }
    const elsewhere = described && (await runner.run({ argv: ['test', '-e', path] })).code !== 0;
    discs.push(elsewhere ? unseenDisc(path) : await inspectDisc(runner, path, options));
  }
  return imageOfDiscs(discs);
}

/** Looks at the disc in a drive of the host. */
export async function lookAtDrive(
  device: Answer | undefined,
  { runner, described }: LookedAt,
  options: InspectOptions,
): Promise<ImageFindings | undefined> {
  if (typeof device !== 'string' || !device.startsWith('/')) return undefined;
  return described ? unseenDiscs([device], 'drive') : imageOfDiscs([await inspectDrive(runner, device, options)]);
}

export const unseenDiscs = (paths: readonly string[], is: DiscFindings['is'] = 'file'): ImageFindings =>
  imageOfDiscs(paths.map((path) => ({ ...unseenDisc(path), is })));

/** As typed, or from a file. */
export const pathsOf = (named: unknown): string[] =>
  (Array.isArray(named) ? named : String(named ?? '').split(','))
    .map((path) => path.trim())
    .filter((path) => path !== '');

/** Of several discs one must hear which one is meant. */
const about =
  (path: string) =>
  (problem: Problem): Problem =>
    problem.message.includes(path) ? problem : { ...problem, message: `${path}: ${problem.message}` };

/** In place of an image: nothing of the guest's system is there yet but the discs that bring it. */
export function imageOfDiscs(found: readonly DiscFindings[]): ImageFindings {
  const own = found.flatMap(({ path, problems }) => (found.length > 1 ? problems.map(about(path)) : problems));
  const { order, problems, warnings, says } = arrangeDiscs(found);
  const [first] = order;
  return {
    ...blank(first?.path ?? ''),
    kind: 'discs',
    looked: found.some(({ looked }) => looked === 'not-at-all') ? 'not-at-all' : (first?.looked ?? 'outside'),
    discs: order,
    os: first?.os ?? null,
    // An installer asks for a user by itself.
    cloudInit: false,
    hasLogin: true,
    problems: own.length > 0 ? own : problems,
    warnings: [...order.flatMap((disc) => disc.warnings), ...warnings],
    says: [...order.flatMap((disc) => disc.says), ...says],
  };
}
