import { quoteForShell } from '../host/quote.ts';
import { remoteWords } from '../host/remote-line.ts';
import { parseSshUrl } from '../host/ssh-url.ts';
import { noted } from '../text/t.ts';
import type { Action, Plan, RunStep, Step } from './action.ts';

/** `xenb` of `ssh://root@xenb:22`: what people call another host. Throws UserError for what is no ssh URL. */
export const hostName = (url: string): string => parseSshUrl(url).host;

/** A path or device with the host that it is on, for lists: `/dev/vg0/web1-disk on xenb`. */
export const placeText = (what: string, on: string | undefined): string =>
  on === undefined ? what : noted`${what} on ${hostName(on)}`;

/** ` on xenb` behind a sentence; nothing where it is the host itself. */
export const onOther = (on: string | undefined): string => (on === undefined ? '' : ` ${noted`on ${hostName(on)}`}`);

/** The words of ssh(1) that bring a line to the shell of another host, as a person would type them. */
export function sshWords(url: string, line: string, options: readonly string[] = []): [string, ...string[]] {
  const { host, user, port } = parseSshUrl(url);
  const place = user === undefined ? host : `${user}@${host}`;
  return ['ssh', ...options, ...(port === undefined ? [] : ['-p', String(port)]), place, '--', line];
}

/** A step's program with its files, as a line for the shell of the host that it is run on. */
export function lineThere({ run, from, to, timeoutMs }: RunStep): string {
  const words = remoteWords({ argv: run, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  const input = from === undefined ? '' : ` <${quoteForShell([from])}`;
  return `${words}${input}${to === undefined ? '' : ` >${quoteForShell([to])}`}`;
}

/** The other hosts that these steps are done on, each once. */
export const hostsOf = (steps: readonly Step[]): string[] => [...new Set(steps.flatMap(({ on }) => on ?? []))];

/** The other hosts that a plan has to do with. */
export function otherHosts({ actions, preconditions, needs }: Pick<Plan, 'actions' | 'preconditions' | 'needs'>) {
  const steps = actions.flatMap(stepsOf);
  const asked = [...preconditions.map(({ check }) => check), ...needs];
  const files = steps.flatMap((step) => ('run' in step ? [step.fromOn ?? [], step.toOn ?? []].flat() : []));
  return [...new Set([...[...steps, ...asked].flatMap(({ on }) => on ?? []), ...files])];
}

/** Everything of an action that is done on some host. */
export const stepsOf = ({ do: steps, undo, check, verify }: Action): Step[] => [
  ...(check ? [check] : []),
  ...steps,
  ...undo,
  ...(verify?.kind === 'run' ? [verify.check] : []),
];
