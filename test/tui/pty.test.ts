import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Session, type SessionOptions } from '../support/terminal.ts';

// The bundled face with the demo behind it, in a real pty.
const folder = mkdtempSync(join(tmpdir(), 'xenguide-pty-'));
const program = join(folder, 'demo.mjs');
let session: Session | undefined;

beforeAll(async () => {
  const { build } = (await import('../../scripts/build.mjs' as string)) as {
    build(options: { entry: string; outfile: string }): Promise<number>;
  };
  await build({ entry: 'test/support/demo.ts', outfile: program });
}, 120_000);

afterEach(async () => {
  await session?.close();
  session = undefined;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(options: SessionOptions = {}, ...args: string[]): Session {
  session = Session.start(process.execPath, [program, ...args], options);
  return session;
}

/** Bash with job control and a prompt that is easy to find. */
function shell(options: SessionOptions = {}): Session {
  const env = { ...options.env, PS1: 'prompt> ', BASH_SILENCE_DEPRECATION_WARNING: '1', HISTFILE: undefined };
  session = Session.start('bash', ['--norc', '--noprofile', '-i'], { ...options, env });
  return session;
}

const GIVEN_BACK = /\x1b\[\?2004l\x1b\[\?7h\x1b\[\?25h\x1b\[\?1049l/;

describe('taking the terminal and giving it back', { timeout: 60_000 }, () => {
  test('Ctrl-C twice leaves with 130, the screen as it was, the way it ended below', async () => {
    const s = start();
    await s.waitFor('Enter takes web1');
    expect(s.alternate).toBe(true);
    s.write('\x03');
    await s.waitFor('Quit?');
    s.write('\x03');
    expect((await s.exit).exitCode).toBe(130);
    expect(s.alternate).toBe(false);
    expect(s.screen()).toBe('ended: {"outcome":"interrupted"}');
    expect(s.raw).toMatch(GIVEN_BACK);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 130],
    ['SIGINT', 130],
  ] as const)('%s gives the terminal back before the program ends', async (signal, code) => {
    const s = start();
    await s.waitFor('Enter takes web1');
    s.kill(signal);
    expect((await s.exit).exitCode).toBe(code);
    expect(s.screen()).toContain(`"signal":"${signal}"`);
    expect(s.raw).toMatch(GIVEN_BACK);
  });

  test('a bug gives the terminal back and is told there', async () => {
    const s = start({ env: { DEMO_THROW: '1' } });
    expect((await s.exit).exitCode).toBe(1);
    expect(s.alternate).toBe(false);
    expect(s.everything()).toContain('a bug, on purpose');
  });

  test('Ctrl-Z stops it, the shell has the terminal, fg brings everything back', async () => {
    const s = shell();
    await s.waitFor('prompt>');
    s.write(`${process.execPath} ${program}\r`);
    await s.waitFor('Enter takes web1');
    s.write('db1\x1a');
    await s.waitFor('Stopped');
    expect(s.alternate).toBe(false);
    s.write('echo in the $((1+1))nd shell\r');
    await s.waitFor('in the 2nd shell');
    s.write('fg\r');
    expect(await s.waitFor('❯ db1')).toContain('Name of the guest');
    s.write('x\x7f\r');
    await s.waitFor('question 2 of 3');
  });

  test('what stood in the terminal before is there afterwards, scrolled or not', async () => {
    const s = shell({ rows: 12, cols: 80 });
    await s.waitFor('prompt>');
    s.write('for i in $(seq 40); do echo line-$i; done\r');
    await s.waitFor('line-40');
    s.write(`${process.execPath} ${program}\r`);
    await s.waitFor('Please make the window larger');
    s.resize(80, 30);
    await s.waitFor('Enter takes web1');
    s.write('\r\r\x03\x03');
    await s.waitFor('ended:');
    expect(s.everything()).toContain('line-1\n');
    expect(s.raw.slice(s.raw.indexOf('\x1b[?1049h'))).not.toMatch(/\x1b\[[23]J/);
  });
});

describe('keys as they really come', { timeout: 60_000 }, () => {
  test('type-ahead in one write, with Enter in it', async () => {
    const s = start();
    await s.waitFor('Enter takes web1');
    s.write('db1\r3GiB\r');
    expect(await s.waitFor('question 3 of 3')).toContain('Virtual CPUs');
  });

  test('what was typed before the first frame is not lost', async () => {
    const s = start();
    await s.waitFor(() => s.raw !== '');
    s.write('db1\r');
    await s.waitFor('question 2 of 3');
  });

  test('a bracketed paste is text, and does not answer', async () => {
    const s = start();
    await s.waitFor('Enter takes web1');
    s.write('\x1b[200~pasted\x1b[201~');
    expect(await s.waitFor('❯ pasted')).toContain('question 1 of 3');
    s.write('\x7f\x7f\x1b[D\x1b[3~');
    await s.waitFor('❯ pas');
  });

  test('a lone Escape goes back, an arrow key is no Escape', async () => {
    const s = start();
    await s.waitFor('Enter takes web1');
    s.write('db1\r');
    await s.waitFor('question 2 of 3');
    s.write('7\x1b[D8');
    await s.waitFor('❯ 87');
    s.write('\x1b');
    await s.waitFor('question 1 of 3');
  });

  test('the cursor is where an input method needs it', async () => {
    const s = start();
    await s.waitFor('Enter takes web1');
    s.write('日本');
    const screen = await s.waitFor('日本');
    const row = screen.split('\n').findIndex((line) => line.includes('日本'));
    expect([s.term.buffer.active.cursorX, s.term.buffer.active.cursorY]).toEqual([7, row]);
  });
});

describe('the window', { timeout: 60_000 }, () => {
  test('made smaller and larger, it holds one clean frame', async () => {
    const s = start({ cols: 80, rows: 24 });
    const before = await s.waitFor('^P preview');
    for (const [cols, rows] of [
      [60, 24],
      [30, 10],
      [100, 30],
      [200, 60],
      [80, 24],
    ] as const) {
      s.resize(cols, rows);
      await s.waitFor(cols === 30 ? 'Please' : (screen) => screen.includes('Enter next') && widest(screen) <= cols);
    }
    await s.waitFor((screen) => screen === before);
  });

  const widest = (screen: string) => Math.max(...screen.split('\n').map((line) => line.length));

  test('half-way through an apply too', async () => {
    const s = start({ env: { DEMO_SLOW: '1' } });
    await s.waitFor('Enter takes web1');
    s.write('\r\r\r/srv/x\r\r\r\r\r\r\ra');
    await s.waitFor('Apply now?');
    s.write('\r');
    await s.waitFor('running');
    s.resize(100, 40);
    await s.waitFor('Applying');
    s.write('\x03');
    await s.waitFor('Stop here?');
    s.write('\x03');
    await s.waitFor('Everything that was done has been taken back.');
    s.write('\r');
    expect((await s.exit).exitCode).toBe(0);
  });
});

describe('terminals and environments', { timeout: 60_000 }, () => {
  test('under CI it is drawn all the same, because it was asked for', async () => {
    const s = start({ env: { CI: 'true' } });
    await s.waitFor('Enter takes web1');
  });

  test('NO_COLOR: no colour is sent', async () => {
    const s = start({ env: { NO_COLOR: '1' } });
    await s.waitFor('Enter takes web1');
    expect(s.raw).not.toMatch(/\x1b\[[\d;]*(?:3[0-7]|9[0-7])m/);
  });

  test.each([[{ TERM: 'linux' }], [{ LANG: 'C', LC_ALL: undefined }], [{ LC_ALL: 'de_DE.ISO-8859-1' }]])(
    '%j: only ASCII is sent',
    async (env) => {
      const s = start({ env, cols: 120, rows: 40 });
      await s.waitFor('Enter takes web1');
      expect(s.raw).toMatch(/^[\x00-\x7e]*$/);
      expect(s.screen()).toContain('x Firewall blocked');
    },
  );

  test('--ascii: only ASCII is sent', async () => {
    const s = start({}, '--ascii');
    await s.waitFor('Enter takes web1');
    expect(s.raw).toMatch(/^[\x00-\x7e]*$/);
  });
});
