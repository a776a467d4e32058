import { shown } from '../text/shown.ts';
import { Config } from './lint/config.ts';
import { RULES } from './lint/rules.ts';
import { parseConfig } from './parse.ts';
import type { LintProblem, LintReport } from './problem.ts';
import type { ParsedConfig } from './value.ts';
import { minorOf } from './version.ts';

export type { LintProblem, LintReport } from './problem.ts';

/**
 * What xl would refuse (errors), and what it would drop, misread, or fail on at `xl create` (warnings).
 *
 * @param text the file. xl reads bytes: give a Uint8Array where you have one
 * @param options xenVersion: `4.17`; without it a key counts as known when any release from 4.17 to 4.22 knows it
 */
export function lint(text: string | Uint8Array, options: { xenVersion?: string } = {}): LintReport {
  return lintParsed(parseConfig(text), options);
}

/** The same for a text that has been parsed already. */
export function lintParsed(parsed: ParsedConfig, options: { xenVersion?: string } = {}): LintReport {
  const minor = options.xenVersion === undefined ? undefined : minorOf(options.xenVersion);
  const config = new Config(parsed, options.xenVersion, minor);
  // The facts of a host may hold what the grammar refuses (a gap), so it is in English until here.
  const problems = parsed.problems.map((problem) => ({
    ...problem,
    message: shown(problem.message),
    remedy: shown(problem.remedy),
  }));
  for (const rule of RULES) {
    if (parsed.accepted || !rule.whole) problems.push(...rule.check(config));
  }
  problems.sort(inOrder);
  return { accepted: problems.every((problem) => problem.severity !== 'error'), problems };
}

function inOrder(a: LintProblem, b: LintProblem): number {
  return a.line - b.line || a.column - b.column || a.code.localeCompare(b.code);
}
