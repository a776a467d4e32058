import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { OptionEntry } from '../entry.ts';
import type { Io } from '../io.ts';
import { safeText } from '../safe-text.ts';

/** What several commands have in common: options, the host they speak to, and how they give a result. */

export const host: OptionEntry = {
  flags: '--host <url>',
  help: t('the Xen host: ssh://[USER@]HOST[:PORT] (default: this machine)'),
};
export const json: OptionEntry = { flags: '--json', help: t('the result as one JSON object') };
export const noTest: OptionEntry = {
  flags: '--no-test',
  help: t('do not look at the guest’s network once it runs (a few seconds)'),
};
export const yes: OptionEntry = { flags: '--yes', help: t('do not ask before something is changed') };

/** An option that takes a text; undefined: it was not given. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What the commands about backups have in common; the facts are those of a host where guests can be made. */
export function withKeep(
  options: Readonly<Record<string, unknown>>,
  io: Io,
  use: (
    keep: import('../keep/args.ts').KeepArgs,
    facts: () => Promise<import('../../host/facts.ts').Facts>,
  ) => Promise<ExitCode>,
): Promise<ExitCode> {
  const cwd = options.host === undefined ? process.cwd() : undefined;
  const said = { json: options.json === true, yes: options.yes === true };
  return withTarget(options, (target) =>
    use({ runner: target.runner, connect: target.connect, cwd, ...said, io }, async () => {
      const { hostProblem } = await import('../new/target.ts');
      const facts = await target.facts();
      const problem = hostProblem(facts, target);
      const remedy = t('This is done on the guest’s own host, as root: --host ssh://root@HOST asks that one.');
      if (problem) throw new UserError(EXIT.notReady, { ...problem, remedy });
      return facts;
    }),
  );
}

/** The host that was named, or this machine; its connection is closed afterwards. */
export async function withTarget(
  options: Readonly<Record<string, unknown>>,
  use: (target: import('../new/target.ts').Target) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { openTarget } = await import('../new/target.ts');
  const target = await openTarget({ host: text(options.host) });
  try {
    return await use(target);
  } finally {
    await target.runner.close();
  }
}

/** Results to standard output, for people without what a terminal would obey. */
export function give(result: { exitCode: ExitCode; stdout: string; stderr: string }, io: Io, json = false): ExitCode {
  if (result.stdout !== '') io.out(json ? result.stdout : safeText(result.stdout));
  if (result.stderr !== '') io.say(result.stderr.replace(/\n$/, ''));
  return result.exitCode;
}
