import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Desk } from '../support/program.ts';
import { Session } from '../support/terminal.ts';
import { BOTH, DOM0, domain, PLAIN_HVM } from '../unit/commands/console/recorded.ts';
import { type SshServer, startSshServer } from './ssh-server.ts';

/** `console GUEST` of the built program in a real pty, with an xl on the PATH that plays the consoles of three guests. */

let desk: Desk;
let bin: string;
let session: Session | undefined;
let server: SshServer | undefined;
beforeEach(async () => {
  desk = await Desk.set();
  bin = desk.folder('bin');
  const guests = [domain(1, 'web1', 'pvh'), domain(2, 'win1', 'hvm', PLAIN_HVM), domain(3, 'inst1', 'hvm', BOTH)];
  writeFileSync(join(bin, 'list.json'), JSON.stringify([DOM0, ...guests], null, 4));
  program('xl', FAKE_XL);
  program('xenstore-read', FAKE_STORE);
});
afterEach(async () => {
  await session?.close();
  session = undefined;
  await server?.stop();
  server = undefined;
  await desk.clean();
});

const at = (name: string): string => join(bin, name);
const path = (): string => `${bin}:${process.env.PATH}`;

function program(name: string, text: string): void {
  writeFileSync(at(name), text.replaceAll('BIN', bin));
  chmodSync(at(name), 0o755);
}

// As xenconsole does it: raw, and every key to the guest, here a line that names its code; x leaves, without tidying up.
const FAKE_XL = `#!/bin/sh
case "$*" in
  'list -l') exec cat BIN/list.json ;;
  'domname 1') echo web1; exit ;;
  'console taken') echo 'xenconsole: Could not lock' >&2; exit 11 ;;
esac
[ "$1" = console ] || exit 1
echo $$ >BIN/child
echo $PPID >BIN/parent
stty raw -echo
printf 'entered by: xl %s\\r\\n' "$*"
while key=$(dd bs=1 count=1 2>/dev/null | od -An -tx1 | tr -d ' '); [ "$key" != 78 ]; do
  [ -z "$key" ] && exit 9
  printf 'key %s\\r\\n' "$key"
done
exit "$(cat BIN/code 2>/dev/null || echo 0)"
`;
const FAKE_STORE = `#!/bin/sh
case "$1" in
  /local/domain/[23]/console/vnc-port) echo 590$(basename "\${1%/console/vnc-port}") ;;
  /local/domain/[23]/console/vnc-listen) echo 127.0.0.1 ;;
  *) exit 1 ;;
esac
`;

/** In a shell of its own, which notes the terminal's settings before and after. */
function enter(args: readonly string[], env: Record<string, string> = {}): Session {
  const words = [process.execPath, desk.program, 'console', ...args];
  const script = `stty -g >${at('before')}; "$@"; echo "ended $?"; stty -g >${at('after')}; echo done`;
  session = Session.start('sh', ['-c', script, 'sh', ...words], {
    cols: 100,
    rows: 30,
    cwd: desk.cwd,
    env: { ...desk.env, PATH: path(), ...env },
  });
  return session;
}

async function endsWith(s: Session, code: number): Promise<string> {
  await s.exit;
  const all = s.everything();
  expect(all).toContain(`ended ${code}\n`);
  expect(readFileSync(at('before'), 'utf8')).not.toBe('');
  expect(readFileSync(at('after'), 'utf8')).toBe(readFileSync(at('before'), 'utf8'));
  return all;
}

const pidIn = (name: string): number => Number(readFileSync(at(name), 'utf8'));

describe('the terminal', () => {
  test('is handed over with every key, and taken back as it was, whatever mode it was left in', async () => {
    const s = enter(['web1']);
    expect(await s.waitFor('entered by: xl console web1')).toContain('Leave it with Ctrl and ].');
    for (const [key, code] of [
      ['\x1d', '1d'],
      ['\x03', '03'],
      ['\x1a', '1a'],
      ['\r', '0d'],
      ['~', '7e'],
      ['\x11', '11'],
    ] as const) {
      s.write(key);
      await s.waitFor(`key ${code}`);
    }
    s.write('x');
    expect(await endsWith(s, 0)).toContain('You are back. web1 goes on.');
  });

  test('is taken back from a console that is killed in raw mode', async () => {
    const s = enter(['web1']);
    await s.waitFor('entered by');
    process.kill(pidIn('child'), 'SIGKILL');
    const all = await endsWith(s, 4);
    expect(all).toContain('the console of web1 ended with an error: xl console web1 gave signal 9');
    // Before a word is said: in raw mode a new line would not begin at the left.
    expect(s.raw).toContain('gave signal 9\r\n');
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'is taken back when xenguide gets %s, and the console ends too',
    async (signal) => {
      const s = enter(['web1']);
      await s.waitFor('entered by');
      process.kill(pidIn('parent'), signal);
      await endsWith(s, signal === 'SIGTERM' ? 143 : 130);
      expect(existsSync(`/proc/${pidIn('child')}`)).toBe(false);
    },
  );

  test('shows its cursor and its first screen again, whatever the guest left', async () => {
    const s = enter(['web1']);
    await s.waitFor('entered by');
    s.write('x');
    await endsWith(s, 0);
    expect(s.raw).toContain('\x1b[?1047l');
    expect(s.raw).toContain('\x1b[?25h');
    // The window of rows that scrolls, the keys’ codes, the letters: a shell behind it would be stuck with them.
    for (const back of ['\x1b7\x1b[r\x1b8', '\x1b[?1l', '\x1b[?7h', '\x0f\x1b(B']) expect(s.raw).toContain(back);
  });
});

describe('how it ends', () => {
  test('a console that fails says its code; one that somebody else is in says that', async () => {
    writeFileSync(at('code'), '1');
    let s = enter(['web1']);
    await s.waitFor('entered by');
    s.write('x');
    expect(await endsWith(s, 4)).toContain('gave code 1');
    await s.close();
    writeFileSync(at('code'), '11');
    s = enter(['web1']);
    await s.waitFor('entered by');
    s.write('x');
    expect(await endsWith(s, 5)).toContain('it takes one at a time');
  });

  test('a guest that is gone afterwards is told', async () => {
    const s = enter(['inst1']);
    await s.waitFor('entered by: xl console -t serial inst1');
    expect(s.screen()).toContain('An installer or Windows shows on the screen');
    s.write('x');
    expect(await endsWith(s, 0)).toContain('inst1 has ended or started anew');
  });

  test('a guest that does not run: 3; a terminal that is none: 2 and the way out', async () => {
    const env = { PATH: path() };
    expect(await desk.run(['console', 'db1'], { env })).toMatchObject({ code: 3, stdout: '' });
    const { code, stderr } = await desk.run(['console', 'web1'], { env });
    expect(code).toBe(2);
    expect(stderr).toContain('xenguide console web1 --print');
  });

  test('a machine without Xen: 4', async () => {
    expect((await desk.run(['console', 'web1'])).code).toBe(4);
  });
});

describe('what can be copied', () => {
  test.each([
    [['web1', '--print'], 'xl console web1\n'],
    [['inst1', '--print'], 'xl console -t serial inst1\n'],
    [['inst1', '--screen'], 'ssh -L 5900:127.0.0.1:5903 root@HOST\n'],
    [['win1'], 'ssh -L 5900:127.0.0.1:5902 root@HOST\n'],
    [['win1', '--print'], 'ssh -L 5900:127.0.0.1:5902 root@HOST\n'],
  ])('%j, without a terminal', async (args, line) => {
    const { code, stdout, stderr } = await desk.run(['console', ...args], { env: { PATH: path() } });
    expect(stdout).toBe(line);
    expect(code).toBe(0);
    if (line.startsWith('ssh')) expect(stderr).toContain('then a VNC viewer on 127.0.0.1:5900');
    expect(existsSync(at('child'))).toBe(false);
  });

  test('a guest without a screen has no way to one', async () => {
    const { code, stderr } = await desk.run(['console', 'web1', '--screen'], { env: { PATH: path() } });
    expect(code).toBe(3);
    expect(stderr).toContain('web1 has no screen');
  });
});

describe('over ssh', () => {
  const host = async (): Promise<{ url: string; env: Record<string, string> }> => {
    server = await startSshServer({ path: path() });
    return { url: server.url, env: { XENGUIDE_SSH_CONFIG: server.configFile } };
  };

  test('the guest gets every key, ssh’s own too, and the terminal is as it was', async () => {
    const { url, env } = await host();
    const s = enter(['web1', '--host', url], env);
    expect(await s.waitFor('entered by: xl console web1')).toContain('Leave it with Ctrl and ].');
    s.write('\r~.');
    await s.waitFor('key 2e');
    expect(s.screen()).toContain('key 7e');
    s.write('\x1d');
    await s.waitFor('key 1d');
    s.write('x');
    expect(await endsWith(s, 0)).toContain('You are back. web1 goes on.');
  });

  test('a connection that is lost: the terminal is as it was, exit 4', async () => {
    const { url, env } = await host();
    const s = enter(['web1', '--host', url], env);
    await s.waitFor('entered by');
    server!.dropConnections();
    expect(await endsWith(s, 4)).toContain(`The connection to ${url} was lost`);
  });

  test('the line to copy', async () => {
    const { url, env } = await host();
    const { stdout, code } = await desk.run(['console', 'web1', '--print', '--host', url], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ssh -F \S+ -t -e none -p \d+ \w+@127\.0\.0\.1 xl console web1\n$/);
  });
});
