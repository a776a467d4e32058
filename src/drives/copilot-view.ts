import type { DiscView } from '../face/disc-driver.ts';
import type { Runner } from '../host/runner.ts';
import { EXIT, type UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { queueOf } from './queue.ts';
import type { Discs } from './record-file.ts';
import { ENDING_WORDS, logArgv, readEnding } from './shutdown-log.ts';

/** Before the first look. */
export const NOTHING_YET: DiscView = {
  phase: 'looking',
  type: undefined,
  drives: [],
  discs: [],
  installing: false,
  busy: undefined,
  said: undefined,
};

export type Said = DiscView['said'];

export const good = (text: string): Said => ({ text, tone: 'good' });
export const bad = (text: string): Said => ({ text, tone: 'bad' });

/** A part of a view: where there is nothing to say, what was said last stays. */
export const saying = (said: Said): Pick<DiscView, 'said'> | Record<string, never> => (said ? { said } : {});

/** What the person gave up themselves is no bad news. It may begin with the name of a file, so it stays as it is. */
export const saidOf = ({ problems, exitCode }: UserError): Said => ({
  text: problems.map(({ message, remedy }) => `${message}. ${remedy}`).join(' '),
  tone: exitCode === EXIT.interrupted ? 'plain' : 'bad',
});

/** The discs that can be inserted: those of the queue in their order, then what else lies on the host. */
export function shownDiscs(
  discs: Discs | undefined,
  library: readonly string[] | undefined,
  drives: DiscView['drives'],
): Pick<DiscView, 'discs' | 'installing'> {
  const queue = discs ? queueOf(discs.record, discs.events, drives) : [];
  const others = (library ?? []).filter((path) => !queue.some((each) => each.path === path));
  return {
    installing: discs?.record.install != null,
    discs: [
      ...queue.map(({ path, done }) => ({ path, done, from: 'queue' as const })),
      ...others.map((path) => ({ path, done: false, from: 'library' as const })),
    ],
  };
}

/** Of a guest that does not run, with the reason where it ran just before. */
export async function goneWords(runner: Runner, guest: string, before: DiscView['phase']): Promise<string> {
  if (before === 'looking') return t`${guest} does not run: its drives can be changed once it does.`;
  const log = await runner.run({ argv: logArgv(guest), timeoutMs: 15_000 });
  const ending = log.code === 0 ? readEnding(log.stdout) : undefined;
  return t`${guest} stopped${ending ? `: ${ENDING_WORDS[ending.how]}` : ''}. It is shown again when it runs.`;
}
