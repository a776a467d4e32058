import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Session, type SessionOptions } from '../support/terminal.ts';

/** The plain face in a process of its own, over the example host: what it ends with is printed as JSON. */
const PROGRAM = `
import { runPlain } from '../../src/plain/face.ts';
import { debianImage } from '../support/worlds.ts';
import { sessionDriver } from '../unit/plain/session-driver.ts';
// What is in the image becomes known at the very moment of the next Enter after it was named.
const atEnter = () =>
  new Promise((resolve) => {
    const heard = (bytes) => {
      if (!bytes.includes(13)) return;
      process.stdin.off('data', heard);
      resolve(debianImage());
    };
    process.stdin.prependListener('data', heard);
  });
const { driver, session } = sessionDriver(new Map(), process.env.NEWS === undefined ? {} : { image: atEnter });
const result = await runPlain(driver, { ascii: false });
process.stdout.write(JSON.stringify({ ...result, name: session.answers.get('name') }) + '\\n');
`;
const folder = mkdtempSync(join(tmpdir(), 'xenguide-plain-'));
const program = join(folder, 'plain.mjs');
const open: Session[] = [];

beforeAll(async () => {
  await build({
    stdin: { contents: PROGRAM, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
  });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((session) => session.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(env: Record<string, string>, options: SessionOptions = {}): Session {
  // The pty sets TERM itself; here it is what the person's shell would have.
  const names = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const session = Session.start('env', [...names, process.execPath, program], options);
  open.push(session);
  return session;
}

/** The screen has this text, in whatever lines, and ends with a prompt (and what may stand at it). */
const asks =
  (text: string, at = '') =>
  (screen: string): boolean =>
    screen.replace(/\s+/g, ' ').includes(text) && screen.trimEnd().endsWith(`> ${at}`.trimEnd());

const FIRST = 'or a partition.';
const IMAGE_ASKED = 'it must be answered.';
const LEAVE = 'Enter means no.';

describe('on a dumb terminal', () => {
  it('sends only printable ASCII, and the terminal’s own line discipline echoes and edits', async () => {
    const session = start({ TERM: 'dumb' }, { cols: 40 });
    await session.waitFor(asks(FIRST));
    session.write('\r');
    await session.waitFor(asks(IMAGE_ASKED));
    session.write('/srv/debian.qcow2x\x7f\r');
    await session.waitFor(asks('it is short and still free.'));
    session.write('42\r');
    await session.waitFor(
      asks('You wrote: 42 Type it again or change a part of it: :fix OLD NEW. Or :help, or :back. Enter takes debian1'),
    );
    session.write(':fix 42 web42\r');
    await session.waitFor(asks('for a small server.'));
    session.write(':quit\r');
    await session.waitFor(asks(LEAVE));
    session.write('yes\r');
    expect(await session.exit).toMatchObject({ exitCode: 0 });
    expect(session.everything()).toContain('{"outcome":"quit","name":"web42"}');
    // \b comes from the terminal itself, which rubs out the x.
    expect(session.raw.replaceAll('\b \b', '')).toMatch(/^[\r\n\x20-\x7e]+$/);
  });

  it.each(['vt100', 'vt220'])(
    'nor does a serial console (TERM=%s) get anything else: no key sends the line again',
    async (TERM) => {
      const session = start({ TERM });
      await session.waitFor(asks(FIRST));
      session.write('\r');
      await session.waitFor(asks(IMAGE_ASKED));
      const before = session.raw.length;
      session.write('/srv');
      await session.waitFor(asks(IMAGE_ASKED, '/srv'));
      expect(session.raw.slice(before)).toBe('/srv');
      expect(session.raw).not.toContain('\x1b');
    },
  );

  it('Ctrl-D asks whether to leave, and the terminal is read on; Ctrl-C asks too, and twice ends', async () => {
    const session = start({ TERM: 'dumb' });
    await session.waitFor(asks(FIRST));
    session.write('\x04');
    await session.waitFor(asks(LEAVE));
    session.write('no\r');
    await session.waitFor(asks('> no Step 1 of 9'));
    session.write('\x03');
    await session.waitFor(asks('^C Leave the wizard?'));
    session.write('\x03');
    expect(await session.exit).toMatchObject({ exitCode: 0 });
    expect(session.everything()).toContain('{"outcome":"interrupted"}');
  });

  it('the system’s own signal ends it, and the terminal is left as it was', async () => {
    const session = start({ TERM: 'dumb' });
    await session.waitFor(asks(FIRST));
    session.kill('SIGTERM');
    expect(await session.exit).toMatchObject({ exitCode: 0 });
    expect(session.everything()).toContain('{"outcome":"interrupted","signal":"SIGTERM"}');
  });
});

describe('on a terminal that can move its cursor', () => {
  const capable = { TERM: 'xterm-256color', NO_COLOR: '1' };

  it('Tab brings a refused text back to be mended, and no colour is sent when NO_COLOR is set', async () => {
    const session = start(capable);
    await session.waitFor(asks(FIRST));
    session.write('\r');
    await session.waitFor(asks(IMAGE_ASKED));
    session.write('srv/x.qcow2\r');
    await session.waitFor(asks('it must be answered.'));
    session.write('\t');
    await session.waitFor(asks('it must be answered.', 'srv/x.qcow2'));
    session.write('\x01/\r');
    await session.waitFor(asks('it is short and still free.'));
    expect(session.everything()).toContain('> /srv/x.qcow2');
    session.write('\x04');
    await session.waitFor(asks(LEAVE));
    session.write('\x03');
    expect(await session.exit).toMatchObject({ exitCode: 0 });
    expect(session.everything()).toContain('{"outcome":"interrupted"}');
    expect(session.raw).not.toMatch(/\x1b\[[\d;]*m/);
  });

  it('Tab lists paths at once and offers what they have in common', async () => {
    const session = start(capable);
    await session.waitFor(asks(FIRST));
    session.write('\r');
    await session.waitFor(asks(IMAGE_ASKED));
    session.write('/sr\t');
    await session.waitFor(asks('1. /srv/images/ 2. /srv/iso/', '/srv/i'));
    session.write('mages/a.img\r');
    await session.waitFor(asks('it is short and still free.'));
    expect(session.everything()).toContain('> /srv/images/a.img');
  });

  it('after a refusal the line is empty: a command leaves the question', async () => {
    const session = start(capable);
    await session.waitFor(asks(FIRST));
    session.write('\r');
    await session.waitFor(asks(IMAGE_ASKED));
    session.write('12\r');
    await session.waitFor(
      asks('or change a part of it: :fix OLD NEW. Or :help, or :back. There is no default: it must be answered.'),
    );
    session.write(':fix 12 /srv/12.img\r');
    await session.waitFor(asks('it is short and still free.'));
    session.write('42\r');
    await session.waitFor(asks('Or :help, or :back. Enter takes debian1: it is short and still free.'));
    session.write(':back\r');
    await session.waitFor(asks('Enter keeps your answer, /srv/12.img.'));
  });

  it('a command counts behind the beginning of a path that was offered, too', async () => {
    const session = start(capable);
    await session.waitFor(asks(FIRST));
    session.write('\r');
    await session.waitFor(asks(IMAGE_ASKED));
    session.write('/nowhere\t');
    await session.waitFor(asks('Nothing on the host begins with /nowhere.', '/nowhere'));
    session.write(':back\r');
    await session.waitFor(asks('Enter keeps your answer, 1, A prebuilt image.'));
    expect(session.everything()).not.toContain('Not right');
  });

  it('an emptied text means the suggestion', async () => {
    const session = start(capable);
    await session.waitFor(asks(FIRST));
    session.write(':jump name\r');
    await session.waitFor(asks('it is short and still free.'));
    session.write('42\r');
    // What was refused stays above; the words of the question alone were there before.
    const refused = 'has digits only';
    await session.waitFor(asks(refused));
    session.write('\t');
    await session.waitFor(asks(refused, '42'));
    session.write('\x15');
    await session.waitFor(asks(refused));
    session.write('\r');
    await session.waitFor(asks('Taken: guest1.'));
  });

  it('an Enter at the very moment when news arrives counts, for what was said to be taken', async () => {
    const session = start({ ...capable, NEWS: 'at Enter' });
    await session.waitFor(asks(FIRST));
    session.write('\r');
    await session.waitFor(asks(IMAGE_ASKED));
    session.write('/srv/debian.qcow2\r');
    await session.waitFor(asks('Enter takes guest1: it is short and still free.'));
    session.write('\r');
    await session.waitFor(asks('for a small server.'));
    expect(session.everything()).toContain('Taken: guest1.');
    expect(session.everything()).toContain('Done looking into the image.');
    session.write(':quit\ryes\r');
    await session.exit;
    expect(session.everything()).toContain('{"outcome":"quit","name":"guest1"}');
  });

  it('what is typed ahead, Enter and all, answers the questions that come', async () => {
    const session = start(capable);
    session.write('\r/srv/images/x\x7fdebian.qcow2\rweb7\r');
    await session.waitFor(asks('for a small server.'));
    session.write('64\x7fGiB\r3\r');
    await session.waitFor(asks('it fits the image and the host.'));
    session.write(':quit\ryes\r');
    await session.exit;
    expect(session.everything()).toContain('{"outcome":"quit","name":"web7"}');
  });

  it('goes on after the program has been stopped with Ctrl-Z and continued', async () => {
    const session = start(capable);
    await session.waitFor(asks(FIRST));
    session.write('\x1a');
    session.kill('SIGCONT');
    session.write(':jump name\r');
    await session.waitFor(asks('it is short and still free.'));
  });
});

it('ACCESSIBLE keeps every byte plain on a terminal that could do more', async () => {
  const session = start({ TERM: 'xterm-256color', ACCESSIBLE: '1' });
  await session.waitFor(asks(FIRST));
  session.write(':q\r');
  await session.waitFor(asks(LEAVE));
  session.write('y\r');
  await session.exit;
  expect(session.raw).not.toContain('\x1b');
});
