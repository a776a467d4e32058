import { peakMemory, work } from './process-tree.ts';
import { Timed } from './pty.ts';
import { type Spread, spread } from './stats.ts';

export interface KeyFigure {
  what: string;
  /** Key to the first bytes of the new frame. */
  ms: Spread;
  bytes: Spread;
}

export interface SessionFigures {
  keys: { letters: KeyFigure; moves: KeyFigure; enters: KeyFigure };
  /** MB, after all those keys. */
  memory: number;
  pressed: number;
  idle: { seconds: number; cpuPercent: number; waitsPerSecond: number };
}

const DOWN = '\x1b[B';
const UP = '\x1b[A';
const IDLE_SECONDS = 5;

/** One long session in the wide layout, where rail, guide and preview are redrawn too. */
export async function measureSession(program: string, home: string): Promise<SessionFigures> {
  const wizard = new Timed({
    argv: [process.execPath, program, '--facts', 'example'],
    cols: 120,
    rows: 36,
    env: { HOME: home, XDG_STATE_HOME: `${home}/keys`, XENGUIDE_LANG: 'en' },
  });
  try {
    await wizard.shows('Where does the guest');
    // The preview stands a moment after the first frame.
    await wizard.still(500);
    const moves = await pressAll(wizard, upAndDown(48));
    const enters = await pressAll(wizard, ['\r']);
    const letters = await pressAll(wizard, [...'/srv/images/debian-12-generic-amd64.qcow2']);
    enters.push(...(await pressAll(wizard, ['\r'])));
    letters.push(...(await pressAll(wizard, [...'webserver-in-the-cellar'])));
    enters.push(...(await pressAll(wizard, repeat(['\r'], 8))));
    await wizard.still(1000);
    const before = work(wizard.pid);
    const begun = performance.now();
    await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1000));
    const seconds = (performance.now() - begun) / 1000;
    const after = work(wizard.pid);
    return {
      keys: {
        letters: figure('typing a letter', letters),
        moves: figure('moving in a list', moves),
        enters: figure('Enter: on to the next question', enters),
      },
      memory: peakMemory(wizard.pid),
      pressed: moves.length + letters.length + enters.length,
      idle: {
        seconds,
        cpuPercent: (after.cpuMs - before.cpuMs) / seconds / 10,
        waitsPerSecond: (after.waits - before.waits) / seconds,
      },
    };
  } finally {
    await wizard.close();
  }
}

interface Press {
  ms: number;
  bytes: number;
}

export async function pressAll(wizard: Timed, keys: readonly string[]): Promise<Press[]> {
  const presses: Press[] = [];
  for (const key of keys) presses.push(await wizard.press(key));
  return presses;
}

const repeat = (keys: readonly string[], times: number): string[] =>
  Array.from({ length: times }, (_, index) => keys[index % keys.length]!);

/** Keys that move in a list, back and forth. */
export const upAndDown = (times: number): string[] => repeat([DOWN, DOWN, UP, UP], times);

/** Keys that go down a list. */
export const downAndDown = (times: number): string[] => repeat([DOWN], times);

export const figure = (what: string, presses: readonly Press[]): KeyFigure => ({
  what,
  ms: spread(presses.map(({ ms }) => ms)),
  bytes: spread(presses.map(({ bytes }) => bytes)),
});
