import { type HostCheck, judge } from '../host/checks.ts';
import type { Facts } from '../host/facts.ts';
import { readFacts } from '../host/probe.ts';
import type { Runner } from '../host/runner.ts';
import { theHost } from '../host/where.ts';
import { EXIT, type ExitCode } from '../problem.ts';
import { many, t } from '../text/t.ts';
import { VERSION } from '../version.ts';

const COLUMNS = 80;

/**
 * `xenguide doctor`: the facts of a host with a verdict on each, and what to do about it. Changes nothing.
 * Exit 0 when nothing fails, else 4. Rejects with UserError when the host cannot be reached.
 */
export async function doctor(args: { runner: Runner; json: boolean }): Promise<{
  exitCode: ExitCode;
  stdout: string;
  stderr: string;
}> {
  const facts = await readFacts(args.runner);
  const checks = judge(facts);
  const exitCode = checks.some(({ verdict }) => verdict === 'fail') ? EXIT.notReady : EXIT.done;
  const stdout = args.json
    ? `${JSON.stringify({ xenguide: VERSION, facts, checks }, null, 2)}\n`
    : describe(facts, checks);
  return { exitCode, stdout, stderr: '' };
}

/** The same for people: plain text, 80 columns, verdicts as words. */
function describe(facts: Facts, checks: readonly HostCheck[]): string {
  const { hostname, where, os, cpu, guests } = facts;
  const running = guests.filter(({ domid }) => domid !== null).length;
  const head = [
    `${hostname} (${theHost(where)})`,
    guests.length === 0
      ? t`${os.pretty}, Linux ${os.kernel}, ${facts.xen.cpus || cpu.count} CPUs, no guests`
      : t`${os.pretty}, Linux ${os.kernel}, ${facts.xen.cpus || cpu.count} CPUs, guests: ${guests.length}, running: ${running}`,
  ];
  const count = (verdict: HostCheck['verdict']) => checks.filter((check) => check.verdict === verdict).length;
  const foot =
    count('fail') > 0
      ? t`Guests cannot be made here yet: ${count('fail')} to put right first${more(count('warn'))}.`
      : t`Guests can be made here${more(count('warn'))}.`;
  return [...head.flatMap((line) => wrap(line, '', '')), '', ...checks.flatMap(paragraph), '', ...wrap(foot, '', '')]
    .map((line) => `${printable(line)}\n`)
    .join('');
}

const more = (warnings: number): string =>
  warnings === 0 ? '' : `; ${many(warnings, t('1 warning above'), t`${warnings} warnings above`)}`;

function paragraph({ verdict, message, remedy }: HostCheck): string[] {
  const label = verdict.padEnd(6);
  return [...wrap(message, label, ' '.repeat(6)), ...(remedy === '' ? [] : wrap(remedy, '      -> ', ' '.repeat(9)))];
}

/** Breaks at spaces; a word that is too long (a path, a command) stays whole, so that it can be copied. */
function wrap(text: string, first: string, indent: string): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/)) {
    if (!empty && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** Names and words of tools come from the host: nothing of it may steer a terminal. */
const printable = (line: string): string => line.replace(/[\x00-\x1f\x7f-\x9f]/g, '?');
