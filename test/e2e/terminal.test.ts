import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desk } from '../support/program.ts';
import { KEY } from '../support/render.ts';
import { Session, type SessionOptions } from '../support/terminal.ts';

// What goes wrong in programs that draw on a terminal, one test a fault, with the built program in a real pty. Type-ahead,
// CI, NO_COLOR, TERM=dumb and a closed window are in wizard.test.ts.
let desk: Desk;
const shells: Session[] = [];
beforeEach(async () => {
  desk = await Desk.set();
});
afterEach(async () => {
  await Promise.all(shells.splice(0).map((shell) => shell.close()));
  await desk.clean();
});

const FIRST = 'Where does the guest’s system';
const preload = (name: string): string => join(import.meta.dirname, '../support/preload', name);

const start = (options: SessionOptions = {}, ...more: string[]): Session =>
  desk.start(['--facts', 'example', ...more], { cols: 80, rows: 24, ...options });

/** Bash with job control, from which the program is started as people do. */
async function shell(options: SessionOptions = {}): Promise<Session> {
  const env = { ...desk.env, ...options.env, PS1: 'prompt> ', HISTFILE: undefined };
  const session = Session.start('bash', ['--norc', '--noprofile', '-i'], { cwd: desk.cwd, ...options, env });
  shells.push(session);
  await session.waitFor('prompt>');
  return session;
}
const command = (...more: string[]): string =>
  [process.execPath, desk.program, '--facts', 'example', ...more].join(' ');

async function toPath(session: Session): Promise<void> {
  await session.waitFor(FIRST);
  session.write('\r');
  await session.waitFor('The image');
}

async function toMemory(session: Session): Promise<void> {
  await toPath(session);
  session.write('/srv/images/none.img\r');
  await session.waitFor('Name of the guest');
  session.write('web1\r');
  await session.waitFor('How much memory');
}

const draftHolds = (name: string): boolean =>
  JSON.parse(readFileSync(join(desk.state, 'xenguide/draft.json'), 'utf8')).answers.name === name;

/** Where the next letter comes: right behind what stands in the input, which begins with its mark. */
function behindInput({ term }: Session): { row: number; column: number } {
  const { active } = term.buffer;
  for (let row = 0; row < term.rows; row++) {
    const line = active.getLine(active.viewportY + row)!;
    const cell = (x: number) => line.getCell(x)!;
    const at = Array.from({ length: term.cols }, (_, x) => x).find((x) => /[❯>]/.test(cell(x).getChars()));
    if (at === undefined || cell(at + 2).getChars() !== '/') continue;
    let column = at + 2;
    while (cell(column).getChars().trim() !== '') column += cell(column).getWidth();
    return { row, column };
  }
  return { row: -1, column: -1 };
}

const cursor = ({ term }: Session): { row: number; column: number } => ({
  row: term.buffer.active.cursorY,
  column: term.buffer.active.cursorX,
});

describe('keys', () => {
  it('on a slow line, byte by byte: an arrow key is no Escape, a paste is no Enter, a letter of three bytes is one', async () => {
    const s = start({ env: { NODE_OPTIONS: `--import=${preload('slow-line.mjs')}` } });
    await toPath(s);
    s.write(`/srv/b${KEY.left}a`);
    await s.waitFor('❯ /srv/ab');
    s.write(`${KEY.end}\x1b[200~/漢é\r\n.img\r\x1b[201~`);
    const screen = await s.waitFor('.img');
    expect(screen).toContain('❯ /srv/ab/漢é .img');
    expect(screen).toContain('The image');
    s.write('\x1b');
    await s.waitFor(FIRST);
  });

  it('Backspace takes the letter before the cursor, as 0x7f and as 0x08, Delete the one behind it', async () => {
    const s = start();
    await toPath(s);
    s.write(`/abcdef${KEY.left.repeat(3)}`);
    await s.waitFor('❯ /abcdef');
    s.write('\x7f');
    await s.waitFor('❯ /abdef');
    s.write('\x08');
    await s.waitFor('❯ /adef');
    s.write(KEY.delete);
    await s.waitFor('❯ /aef');
  });

  it('two lines pasted into a terminal without bracketed paste answer two questions', async () => {
    const s = start();
    await toPath(s);
    s.write('/srv/images/none.img\nweb7\n');
    await s.waitFor('How much memory');
  });
});

describe('the screen', () => {
  it('made narrower and wider, it is what a window of that size would have shown from the beginning', async () => {
    const s = start({ cols: 140, rows: 40 });
    await s.waitFor('disk = [');
    for (const [cols, rows] of [
      [100, 30],
      [61, 16],
      [140, 40],
      [80, 24],
    ] as const) {
      const fresh = start({ cols, rows });
      const wanted = await fresh.waitFor((screen) => screen.includes(FIRST) && settled(screen, cols));
      s.resize(cols, rows);
      await s.waitFor((screen) => screen === wanted);
      await fresh.close();
    }
    s.write('\x03\x03');
    expect((await s.exit).exitCode).toBe(130);
    // Nothing of all those frames is left on the normal screen or above it.
    expect(s.everything()).not.toMatch(/[│●❯]/);
  });

  /** The preview comes after the first frame, where it has a place at all. */
  const settled = (screen: string, cols: number): boolean => cols < 100 || /config so far ─+ \d/.test(screen);

  it('uses the last row, and every row fits', async () => {
    const s = start();
    await s.waitFor('Enter choose');
    expect(s.screen().split('\n')).toHaveLength(24);
    s.resize(60, 15);
    await s.waitFor((screen) => screen.split('\n').length === 15 && /Enter choose/.test(screen.split('\n')[14]!));
  });

  it('leaves the scrollback alone, also when the window is much too low', async () => {
    const s = await shell({ rows: 20, cols: 80 });
    s.write('for i in $(seq 100); do echo line-$i.; done\r');
    await s.waitFor('line-100.');
    const before = s.everything();
    s.write(`${command()}\r`);
    await s.waitFor(FIRST);
    s.resize(80, 5);
    await s.waitFor('larger');
    s.resize(80, 20);
    await s.waitFor(FIRST);
    s.write('\x03\x03');
    await s.waitFor('answers are kept');
    for (let i = 1; i <= 100; i++) expect(s.everything().split(`line-${i}.`)).toHaveLength(2);
    expect(s.everything().startsWith(before.slice(0, before.lastIndexOf('prompt>')))).toBe(true);
    expect(s.raw).not.toMatch(/\x1b\[[23]J/);
  });

  it('wide letters: the cursor is where an input method needs it, and the panes stay in line', async () => {
    const s = start({ cols: 140, rows: 40 });
    await toPath(s);
    s.write('/srv/日本語/e\u0301.img');
    await s.waitFor('/srv/日本語/e\u0301.img');
    const there = (left: number) => {
      const { row, column } = behindInput(s);
      return row > 0 && cursor(s).row === row && cursor(s).column === column - left;
    };
    await s.waitFor(() => there(0));
    // Over “.img”, the e with its accent, the slash, and two letters of two columns each.
    s.write(KEY.left.repeat(8));
    await s.waitFor(() => there(10));
    const edges = new Set<string>();
    const { active } = s.term.buffer;
    for (let y = 3; y < 30; y++) {
      const line = active.getLine(active.viewportY + y)!;
      const found = Array.from({ length: s.term.cols }, (_, x) => x).filter((x) => line.getCell(x)?.getChars() === '│');
      edges.add(found.slice(0, 1).concat(found.slice(-1)).join());
    }
    expect([...edges]).toHaveLength(1);
  });
});

describe('other terminals', () => {
  it.each(['linux', 'vt100', 'vt220'])(
    'TERM=%s: ASCII, and nothing that such a terminal does not know',
    async (TERM) => {
      const s = start({ env: { TERM, LANG: 'C' } });
      await s.waitFor('Where does the guest');
      s.write('\r');
      await s.waitFor('The image');
      s.write('/srv/x\x7f\x1b[D');
      await s.waitFor('> /srv/');
      expect(s.raw).toMatch(/^[\x00-\x7e]*$/);
      const sequences = new Set([...s.raw.matchAll(/\x1b(?:\[[?;\d]*[A-Za-z]|.)/g)].map(([all]) => all.at(-1)));
      // Cursor position, erase to the end of the line, looks, modes: what a VT100 has. It passes over modes it has not.
      expect([...sequences].filter((end) => !'HKmhl'.includes(end!))).toEqual([]);
      if (TERM !== 'linux') expect(s.raw).not.toMatch(/\x1b\[[;\d]*(?:3[0-8]|4[0-8]|9[0-7])m/);
    },
  );

  const tmux = spawnSync('tmux', ['-V']).status === 0;
  it.skipIf(!tmux)('in tmux: keys that come in one piece, a window made narrower, and leaving', async () => {
    const socket = join(desk.dir, 'tmux');
    const ask = (...args: string[]): string =>
      execFileSync('tmux', ['-S', socket, '-f', '/dev/null', ...args], { env: { ...process.env, LANG: 'C.UTF-8' } })
        .toString()
        .trimEnd();
    const shows = (text: string) =>
      expect.poll(() => ask('capture-pane', '-p'), { timeout: 15_000, interval: 50 }).toContain(text);
    const envs = Object.entries(desk.env).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
    const shell = ['env', '-u', 'CI', '-u', 'NO_COLOR', 'PS1=prompt> ', 'bash', '--norc', '--noprofile'];
    ask('-u', 'new-session', '-d', '-x', '100', '-y', '30', '-c', desk.cwd, ...envs, ...shell);
    try {
      await shows('prompt>');
      ask('send-keys', command(), 'Enter');
      await shows(FIRST);
      ask('send-keys', 'Enter');
      await shows('The image');
      ask('send-keys', '/srv/images/none.img', 'Enter');
      await shows('Name of the guest');
      ask('send-keys', 'web7', 'Enter');
      await shows('How much memory');
      ask('resize-window', '-x', '80', '-y', '24');
      await expect
        .poll(() => ask('capture-pane', '-p').split('\n'), { timeout: 15_000, interval: 50 })
        .toSatisfy(
          (lines: string[]) => lines.length === 24 && lines.filter((l) => l.includes('How much')).length === 1,
        );
      // A lone Escape goes back here too, though tmux holds it for a while.
      ask('send-keys', 'Escape');
      await shows('Name of the guest');
      ask('send-keys', 'C-c');
      await shows('Quit?');
      ask('send-keys', 'C-c');
      await shows('answers are kept');
      ask('send-keys', 'echo code=$?', 'Enter');
      await shows('code=130');
      expect(ask('capture-pane', '-p', '-S', '-')).not.toMatch(/[│●]/);
    } finally {
      ask('kill-server');
    }
  });
});

describe('the end', () => {
  /** Runs it in a shell that tells the exit code, and whether the terminal's modes are what they were. */
  async function ended(how: (s: Session) => Promise<void>, env: Record<string, string> = {}): Promise<Session> {
    const s = await shell({ env });
    s.write('before=$(stty -g); echo ready\r');
    await s.waitFor(/^ready/m);
    s.write(`${command()}; echo "code=$? $([ "$(stty -g)" = "$before" ] && echo as it was)"\r`);
    await how(s);
    await s.waitFor(/^code=\d+/m);
    expect(s.alternate).toBe(false);
    return s;
  }
  const pidOf = (s: Session): number => {
    const children = readFileSync(`/proc/${s.pid}/task/${s.pid}/children`, 'utf8');
    return Number(children.trim().split(' ').at(-1));
  };

  it('0 when somebody leaves in the review', async () => {
    const s = await ended(async (session) => {
      await toMemory(session);
      await review(session);
      session.write('q');
    });
    expect(s.screen()).toContain('code=0 as it was');
  });

  it('1 for a fault of the program, told on the normal screen, and the draft is there', async () => {
    const s = await ended(
      async (session) => {
        await toMemory(session);
        session.write('!');
      },
      { NODE_OPTIONS: `--import=${preload('broken.mjs')}` },
    );
    expect(s.screen()).toContain('a bug, on purpose');
    expect(s.screen()).toContain('code=1 as it was');
    expect(draftHolds('web1')).toBe(true);
  });

  it('130 after Ctrl-C twice, with the draft kept', async () => {
    const s = await ended(async (session) => {
      await toMemory(session);
      session.write('\x03');
      await session.waitFor('Quit?');
      session.write('\x03');
    });
    expect(s.screen()).toContain('code=130 as it was');
    expect(draftHolds('web1')).toBe(true);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 130],
    ['SIGINT', 130],
  ] as const)('%s: %i, with the terminal given back and the draft kept', async (signal, code) => {
    const s = await ended(async (session) => {
      await toMemory(session);
      process.kill(pidOf(session), signal);
    });
    expect(s.screen()).toContain(`code=${code} as it was`);
    expect(draftHolds('web1')).toBe(true);
  });

  it('Ctrl-Z gives the shell its terminal, and fg brings question and half typed text back', async () => {
    const s = await shell();
    s.write('before=$(stty -g)\r');
    s.write(`${command()}\r`);
    await toMemory(s);
    s.write('777\x1a');
    await s.waitFor('Stopped');
    expect(s.alternate).toBe(false);
    s.write('[ "$(stty -g)" = "$before" ] && echo as it "was"\r');
    await s.waitFor('as it was');
    s.write('fg\r');
    expect(await s.waitFor('❯ 777')).toContain('How much memory');
    s.write('M\r');
    await s.waitFor('Virtual CPUs');
  });

  it('a window that was made larger or smaller while the program was stopped is filled', async () => {
    const s = await shell();
    s.write(`${command()}\r`);
    await s.waitFor(FIRST);
    for (const [cols, rows] of [
      [100, 30],
      [70, 20],
    ] as const) {
      s.write('\x1a');
      await s.waitFor('Stopped');
      s.resize(cols, rows);
      s.write('clear; fg\r');
      await s.waitFor((screen) => {
        const lines = screen.split('\n');
        return lines[1]?.length === cols && lines.length === rows && lines.at(-1)!.includes('Enter choose');
      });
    }
  });

  it('Ctrl-Z in plain lines: fg says the question again, in lines of the window as it is now', async () => {
    const s = await shell();
    s.write(`${command('--plain')}\r`);
    const asked = (screen: string): boolean => screen.includes(FIRST) && screen.trimEnd().endsWith('\n >');
    await s.waitFor(asked);
    s.write('\x1a');
    await s.waitFor('Stopped');
    s.resize(50, 40);
    s.write('clear; fg\r');
    // What the terminal itself breaks at the edge of the window is broken in the middle of a word.
    expect(await s.waitFor(asked)).toMatch(
      /\n {2}2\. A disk image \(disk-image\): I know: a whole *\n {5}disk, with partitions\n/,
    );
    s.write('\r');
    await s.waitFor('Taken: A prebuilt image.');
  });

  it.each([
    ['input from nowhere', '< /dev/null'],
    ['input from a pipe', ''],
    ['output into a pipe', '| cat; (exit ${PIPESTATUS[0]})'],
  ])('2 and what to do instead, without a terminal: %s', async (what, rest) => {
    const s = await shell({ cols: 120 });
    const before = what.includes('pipe') && rest === '' ? 'echo | ' : '';
    s.write(`${before}${command()} ${rest}\r`);
    s.write('echo "code=$?"\r');
    const screen = await s.waitFor(/^code=\d/m);
    expect(screen).toContain('code=2');
    expect(screen).toContain('run it in a terminal to be asked');
    expect(screen).not.toMatch(/raw mode|\n\s+at /i);
    expect(s.raw).not.toContain('\x1b[?1049h');
    expect(existsSync(join(desk.state, 'xenguide/draft.json'))).toBe(false);
  });
});

/** Enter, question by question, to the review. */
async function review(session: Session): Promise<void> {
  while (!/w write files/.test(session.screen())) {
    const before = session.raw.length;
    session.write('\r');
    await session.waitFor(() => session.raw.length > before);
  }
}
