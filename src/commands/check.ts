import { readFile, stat } from 'node:fs/promises';
import { EXIT, type ExitCode, UserError } from '../problem.ts';
import { many, t } from '../text/t.ts';
import { toByteString, toText } from '../xl/bytes.ts';
import { type LintProblem, type LintReport, lint } from '../xl/lint.ts';
import { minorOf } from '../xl/version.ts';

export interface CheckArgs {
  /** Path of the config on this machine. */
  file: string;
  /** The report as one JSON object instead of lines for people. */
  json: boolean;
  /** Judge for this Xen: `4.17`. Default: any from 4.17 to 4.22. */
  xenVersion?: string;
}

export interface CheckResult {
  exitCode: ExitCode;
  stdout: string;
  stderr: string;
}

/** Far above any config, far below any disk image given by mistake. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Longer lines are shown in part, around the place in question. */
const WIDEST_LINE = 120;

/**
 * `xenguide check FILE`: exit 0 when there is neither error nor warning, else 3 (design/contract.md).
 *
 * @throws UserError when the file cannot be read, or the Xen version is none
 */
export async function check(args: CheckArgs): Promise<CheckResult> {
  const { file, json, xenVersion } = args;
  if (xenVersion !== undefined && minorOf(xenVersion) === undefined) {
    throw new UserError(EXIT.usage, {
      field: '--xen',
      message: t`${JSON.stringify(xenVersion)} is no version of Xen.`,
      remedy: t('Write it like 4.17.'),
    });
  }
  const bytes = await read(file);
  const report = lint(bytes, xenVersion === undefined ? {} : { xenVersion });
  return {
    exitCode: report.problems.length === 0 ? EXIT.done : EXIT.invalid,
    stdout: json ? `${JSON.stringify(report)}\n` : forPeople(file, report, linesOf(bytes)),
    stderr: '',
  };
}

async function read(file: string): Promise<Uint8Array> {
  try {
    const about = await stat(file);
    if (about.isDirectory()) throw refusal(file, t('is a folder'), t('Name the config file in it.'));
    // xl itself refuses pipes and devices, but takes /dev/null for an empty config.
    if (!about.isFile() && file !== '/dev/null') {
      throw refusal(
        file,
        t('is not a plain file'),
        t('Save the config to a file first: xl reads nothing else either.'),
      );
    }
    if (about.size > MOST_BYTES) {
      throw refusal(file, t('is too large for a config'), t('Is this a disk image? Name the .cfg file.'));
    }
    return await readFile(file);
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown;
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw refusal(file, t('does not exist'), t('Look at the path.'));
    if (code === 'EACCES') throw refusal(file, t('may not be read by you'), t('Try it as root.'));
    throw refusal(file, t`cannot be read (${code ?? String(thrown)})`, t('Look at the path.'));
  }
}

function refusal(file: string, what: string, remedy: string): UserError {
  return new UserError(EXIT.invalid, { field: 'file', message: `${file} ${what}.`, remedy });
}

function linesOf(bytes: Uint8Array): string[] {
  return toByteString(bytes).split('\n').map(toText);
}

function forPeople(file: string, report: LintReport, lines: string[]): string {
  const shown = report.problems.map((problem) => paragraph(file, problem, lines[problem.line - 1] ?? ''));
  return `${[...shown, verdict(file, report)].join('\n')}\n`;
}

function paragraph(file: string, problem: LintProblem, line: string): string {
  const { severity, column, message, remedy } = problem;
  const weight = severity === 'error' ? t('error') : t('warning');
  const head = `${file}:${problem.line}:${column}: ${weight}: ${message} [${problem.code}]`;
  const { text, caret } = excerpt(line, column);
  const picture = text.trim() === '' ? [] : [`    ${text}`, `    ${caret}`];
  return [head, `  ${remedy}`, ...picture, ''].join('\n');
}

/** The line, or the part of it around the column, and a caret below that column. */
function excerpt(line: string, column: number): { text: string; caret: string } {
  const characters = Array.from(line.replace(/\r$/, ''));
  const from = Math.max(0, Math.min(column - 1 - WIDEST_LINE / 2, characters.length - WIDEST_LINE));
  const part = characters.slice(from, from + WIDEST_LINE).map(printable);
  // Tabs stay, so that the caret comes to stand below its character.
  const lead = part.slice(0, column - 1 - from).map((character) => (character === '\t' ? '\t' : ' '));
  return { text: part.join(''), caret: `${lead.join('')}^` };
}

/** Control characters and broken bytes would disturb the terminal. */
function printable(character: string): string {
  return character === '\t' || !/[\p{Cc}\p{Cs}\p{Cf}]/u.test(character) ? character : '\u{fffd}';
}

function verdict(file: string, { accepted, problems }: LintReport): string {
  if (problems.length === 0) return t`${file}: xl takes this file as it stands.`;
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  const counts = [
    ...(errors > 0 ? [many(errors, t('1 error'), t`${errors} errors`)] : []),
    ...(warnings > 0 ? [many(warnings, t('1 warning'), t`${warnings} warnings`)] : []),
  ];
  const taken = accepted ? t('xl takes this file, but not all of it as it is written') : t('xl refuses this file');
  return `${file}: ${counts.join(` ${t('and')} `)}; ${taken}.`;
}
