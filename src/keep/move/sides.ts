import type { Facts } from '../../host/facts.ts';
import { quoteForShell } from '../../host/quote.ts';
import type { Placed } from '../../plan/action.ts';
import { placeText } from '../../plan/elsewhere.ts';

/** One of the two hosts of a move. */
export interface Side {
  /** The ssh URL by which it is reached from where xenguide runs; undefined: the plan’s own host, which keeps the records. */
  on: string | undefined;
  /** For people: `xena`. */
  name: string;
  facts: Facts;
}

/** How the source reaches the target by itself: what `ssh` is told there. */
export interface Wire {
  host: string;
  user: string | undefined;
  port: number | undefined;
}

/** Where a step is done. */
export const at = ({ on }: Pick<Side, 'on'>): Placed => (on === undefined ? {} : { on });

export const thing = (what: string, { on }: Pick<Side, 'on'>): string => placeText(what, on);

/**
 * No questions, no agent or terminal handed on, and a broken wire is noticed within a minute. What else the administrator has set for
 * that host on the source (keys, `known_hosts`) holds.
 */
const SETTINGS = ['BatchMode=yes', 'ConnectTimeout=20', 'ServerAliveInterval=15', 'ServerAliveCountMax=4'];

/** The words before what the target is to run. `--` ends the options: the host’s name has been checked besides (ssh-url.ts). */
export const sshTo = ({ host, user, port }: Wire): [string, ...string[]] => [
  'ssh',
  '-axT',
  ...SETTINGS.flatMap((setting) => ['-o', setting]),
  ...(user === undefined ? [] : ['-l', user]),
  ...(port === undefined ? [] : ['-p', String(port)]),
  '--',
  host,
];

/** A program on the target, started from the source; its words come through the target’s shell as they are. */
export const overWire = (wire: Wire, argv: readonly [string, ...string[]]): [string, ...string[]] => [
  ...sshTo(wire),
  quoteForShell(argv),
];

export const wireText = ({ host, user, port }: Wire): string =>
  `${user === undefined ? '' : `${user}@`}${host}${port === undefined ? '' : `:${port}`}`;
