import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { quoteForShell } from '../../src/host/quote.ts';
import { Desk } from '../support/program.ts';
import { toSvg } from '../support/svg.ts';
import { Session } from '../support/terminal.ts';
import { type SshServer, startSshServer } from './ssh-server.ts';

// The wizard at the other end of a real ssh session, as an administrator of a host has it: pty, window size and death come by ssh.
let server: SshServer;
let desk: Desk;
const sessions: Session[] = [];
beforeAll(async () => {
  server = await startSshServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  desk = await Desk.set();
});
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  await desk.clean();
});

/** Pictures for people to look at: XENGUIDE_SHOTS=FOLDER. */
const shots = process.env.XENGUIDE_SHOTS;
const shoot = (session: Session, name: string): void => {
  if (shots) writeFileSync(join(shots, `${name}.svg`), toSvg(session.term, { title: name, cursor: true }));
};

function logIn(TERM: string, cols: number, rows: number): Session {
  const env = Object.entries({ ...desk.env, LANG: TERM === 'linux' ? 'C' : 'C.UTF-8' });
  const far = [
    ...['env', ...env.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))],
    ...[process.execPath, desk.program, '--facts', 'example'],
  ];
  const near = [
    '-F',
    server.configFile,
    '-tt',
    '-p',
    String(server.port),
    '-l',
    new URL(server.url).username,
    '127.0.0.1',
  ];
  const session = Session.start('ssh', [...near, quoteForShell(far)], {
    ...{ cols, rows, cwd: desk.cwd },
    env: { TERM, PATH: process.env.PATH },
  });
  sessions.push(session);
  return session;
}

describe.each([
  ['xterm-256color', 80, 24],
  ['xterm-256color', 200, 60],
  ['linux', 80, 24],
  ['vt100', 80, 24],
] as const)('TERM=%s, %i by %i', (TERM, cols, rows) => {
  it('fills the window, follows it, and keeps the draft when the connection drops', async () => {
    const s = logIn(TERM, cols, rows);
    await s.waitFor('Where does the guest');
    s.write('\r');
    await s.waitFor('The image');
    s.write('/srv/images/none.img\r');
    await s.waitFor('Name of the guest');
    s.write('web1\r');
    await s.waitFor('How much memory');
    expect(s.screen().split('\n')).toHaveLength(rows);
    shoot(s, `ssh-${TERM}-${cols}x${rows}`);
    s.resize(cols - 10, rows - 4);
    await s.waitFor((screen) => screen.split('\n').length === rows - 4 && screen.includes('How much memory'));
    server.dropConnections();
    await s.exit;
    await expect
      .poll(() => JSON.parse(readFileSync(join(desk.state, 'xenguide/draft.json'), 'utf8')).answers.name, {
        timeout: 15_000,
      })
      .toBe('web1');
    const again = logIn(TERM, cols, rows);
    await again.waitFor('web1');
    shoot(again, `ssh-${TERM}-${cols}x${rows}-again`);
  });
});
