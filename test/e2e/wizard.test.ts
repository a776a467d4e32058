import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whyNotHere } from '../../src/host/here.ts';
import { MiB } from '../../src/units.ts';
import { makeDisc } from '../fixtures/discs.ts';
import { debianDisk } from '../fixtures/images.ts';
import { Desk, filesIn } from '../support/program.ts';
import { KEY } from '../support/render.ts';
import type { Session, SessionOptions } from '../support/terminal.ts';

// The built program in a real terminal of 100 by 30, as somebody uses it who has not read anything.
let desk: Desk;
beforeEach(async () => {
  desk = await Desk.set();
});
afterEach(() => desk.clean());

const IMAGE = '/srv/images/nowhere/debian.qcow2';
const BACK = KEY.shiftTab;
const FIRST = 'Where does the guest’s system come';

const start = (options: SessionOptions = {}, ...more: string[]): Session =>
  desk.start(['--facts', 'example', ...more], options);
/** What stands between the rail and the preview (or on the whole screen where there are no panes), in one line. */
const middle = (screen: string): string =>
  screen
    .split('\n')
    .map((line) => line.split('│')[1] ?? (line.includes('│') ? '' : line))
    .join(' ')
    .replace(/\s+/g, ' ');
const asks = (session: Session, question: string): Promise<string> =>
  session.waitFor((screen) => middle(screen).includes(question));

/** Answers what must be answered and goes to the question about memory. */
async function toMemory(session: Session, name = 'web1'): Promise<void> {
  await asks(session, FIRST);
  session.write('\r');
  await asks(session, 'The image');
  session.write(`${IMAGE}\r`);
  await asks(session, 'Name of the guest');
  session.write(`${name}\r`);
  await asks(session, 'How much memory');
}

/** Enter, question by question, to the review. */
async function toReview(session: Session): Promise<string> {
  for (;;) {
    const before = middle(session.screen());
    if (/\bw write files/.test(session.screen())) return session.waitFor((screen) => !screen.includes('looking'));
    session.write('\r');
    await session.waitFor((screen) => middle(screen) !== before);
  }
}

const RESTORED = /\x1b\[\?25h\x1b\[\?1049l/;
function expectTerminalGivenBack(session: Session): void {
  expect(session.alternate).toBe(false);
  expect(session.raw).toMatch(RESTORED);
  // Nothing is hidden or moved after that.
  expect(session.raw.slice(session.raw.lastIndexOf('\x1b[?1049l'))).not.toMatch(/\x1b\[\?25l|\x1b\[\d+;\d+H/);
}

const draft = (): unknown => JSON.parse(readFileSync(join(desk.state, 'xenguide/draft.json'), 'utf8'));
const hasDraft = (): boolean => existsSync(join(desk.state, 'xenguide/draft.json'));

describe('from the first key to the written files', () => {
  it('the files are written, named on the normal screen with the next command, and the draft is gone', async () => {
    const s = start();
    await toMemory(s);
    expect(s.alternate).toBe(true);
    await toReview(s);
    s.write('w');
    expect(await s.exit).toEqual({ exitCode: 0, signal: undefined });
    expectTerminalGivenBack(s);
    expect(Object.keys(filesIn(join(desk.cwd, 'web1'))).sort()).toEqual([
      'web1.answers.yaml',
      'web1.cfg',
      'web1.plan.json',
      'web1.sh',
    ]);
    const said = s.everything();
    for (const name of ['web1.cfg', 'web1.sh', 'web1.answers.yaml', 'web1.plan.json']) expect(said).toContain(name);
    expect(said).toContain('xenguide apply');
    expect(hasDraft()).toBe(false);
  });

  it('discs are completed one by one, looked into, put in order, and become drives', async () => {
    const [one, two] = ['a-one.iso', 'b-two.iso'].map((name) => join(desk.cwd, name)) as [string, string];
    const info = (number: number) => ({
      '.disk/info': `Debian GNU/Linux 12.5.0 "Bookworm" - Official amd64 DVD Binary-${number}\n`,
    });
    makeDisc(one, 'Debian 12.5.0 amd64 1', info(1), ['bios']);
    makeDisc(two, 'Debian 12.5.0 amd64 2', info(2));
    const s = start();
    await asks(s, FIRST);
    s.write(`${KEY.down.repeat(3)}\r`);
    await asks(s, 'Full paths of ISO files');
    s.write(`${two}, ${desk.cwd}/a${KEY.tab}`);
    await s.waitFor('a-one.iso');
    s.write('\r');
    await asks(s, 'How many drives');
    await s.waitFor('Bookworm');
    await toReview(s);
    s.write('w');
    expect((await s.exit).exitCode).toBe(0);
    const made = filesIn(join(desk.cwd, 'debian1'));
    expect(made['debian1.cfg']).toContain('"vdev=hdc,access=ro,devtype=cdrom,target="');
    expect(made['debian1.install.cfg']).toContain(`vdev=hdc,access=ro,devtype=cdrom,target=${one}`);
    expect(made['debian1.answers.yaml']).toContain('kind: iso');
    expect(made['debian1.plan.json']).toContain(`vdev=hdc,access=ro,devtype=cdrom,target=${one}`);
    expect(made['debian1.plan.json']).toContain(`vdev=hdd,access=ro,devtype=cdrom,target=${two}`);
  });

  it.skipIf(whyNotHere() === null)(
    'on a machine without Xen it begins with the hosts that can be planned for',
    async () => {
      const s = desk.start([]);
      const screen = await asks(s, 'Which Xen host is the guest for?');
      expect(screen).toContain('✕ This machine');
      s.write('\r');
      await toMemory(s);
      await toReview(s);
      s.write('w');
      expect((await s.exit).exitCode).toBe(0);
      expect(filesIn(join(desk.cwd, 'web1'))['web1.answers.yaml']).not.toContain('host');
    },
  );

  it('what is typed ahead is not lost, Enter and all, even before the first frame', async () => {
    const s = start();
    s.write(`\r${IMAGE}\rweb9\r3GiB\r`);
    await asks(s, 'Virtual CPUs');
    s.write(`4\r`);
    await toReview(s);
    s.write('w');
    expect((await s.exit).exitCode).toBe(0);
    const answers = filesIn(join(desk.cwd, 'web9'))['web9.answers.yaml'];
    expect(answers).toMatch(/^memory: 3GiB$/m);
    expect(answers).toMatch(/^vcpus: 4$/m);
  });

  it('nothing can be applied to a host that is only described, and the wizard says so', async () => {
    const s = start();
    await toMemory(s);
    await toReview(s);
    s.write('a');
    await s.waitFor(/only described/);
    s.write('q');
    expect((await s.exit).exitCode).toBe(0);
    expect(filesIn(desk.cwd)).toEqual({});
  });

  it('a refused answer stays where it was typed, with what is wrong, and can be mended', async () => {
    const s = start();
    await toMemory(s);
    s.write('many\r');
    const screen = await asks(s, 'not a size');
    expect(middle(screen)).toContain('❯ many');
    s.write(`${KEY.backspace.repeat(4)}1GiB\r`);
    await asks(s, 'Virtual CPUs');
  });

  it('a file that is no image brings one back to it, and Enter looks again when it has been put right', async () => {
    const image = desk.file('disk.img', '');
    const s = start();
    await asks(s, FIRST);
    s.write('\r');
    await asks(s, 'The image');
    s.write(`${image}\r`);
    await asks(s, 'the image is empty');
    debianDisk(image, 24 * MiB);
    s.write('\r');
    await asks(s, 'Name of the guest');
    await s.waitFor(/Debian GNU\/Linux 12/);
  });

  it('files of another run in the way are told of before anything is written, and no answer is lost', async () => {
    const folder = desk.folder('work/web1');
    writeFileSync(join(folder, 'web1.sh'), 'mine\n');
    const s = start();
    await toMemory(s);
    await toReview(s);
    s.write('w');
    await s.waitFor(/other files of that name/);
    s.write('q');
    expect((await s.exit).exitCode).toBe(0);
    expect(filesIn(folder)).toEqual({ 'web1.sh': 'mine\n' });
    expect(draft()).toMatchObject({ answers: { name: 'web1', source: { path: IMAGE } } });
  });
});

describe('going back', () => {
  it('loses no answer, however far', async () => {
    const s = start();
    await toMemory(s);
    s.write('3GiB\r');
    await asks(s, 'Virtual CPUs');
    s.write('3\r');
    await asks(s, 'Type of the guest');
    s.write(BACK);
    expect(middle(await asks(s, 'Virtual CPUs'))).toContain('❯ 3');
    s.write(BACK);
    expect(middle(await asks(s, 'How much memory'))).toContain('❯ 3GiB');
    s.write(BACK);
    expect(middle(await asks(s, 'Name of the guest'))).toContain('❯ web1');
    s.write(BACK);
    expect(middle(await asks(s, 'The image'))).toContain(`❯ ${IMAGE.slice(0, 20)}`);
    s.write('\r\r\r\r');
    await asks(s, 'Type of the guest');
    await toReview(s);
    s.write('w');
    expect((await s.exit).exitCode).toBe(0);
    expect(filesIn(join(desk.cwd, 'web1'))['web1.answers.yaml']).toMatch(/^memory: 3GiB$[\s\S]*^vcpus: 3$/m);
  });

  it('an answer to a question that is not asked any more comes back with the question', async () => {
    const s = start();
    await toMemory(s);
    s.write('\r\r\r');
    await asks(s, 'Where is the guest’s disk');
    s.write(`${KEY.down}\r`);
    await asks(s, 'Folder for the disk');
    s.write('/var/lib/xen/images/own\r');
    await asks(s, 'File format');
    s.write(BACK + BACK);
    await asks(s, 'Where is the guest’s disk');
    s.write(`${KEY.up}\r`);
    await asks(s, 'Volume group');
    s.write(BACK);
    await asks(s, 'Where is the guest’s disk');
    s.write(`${KEY.down}\r`);
    expect(middle(await asks(s, 'Folder for the disk'))).toContain('❯ /var/lib/xen/images/own');
  });
});

describe('leaving', () => {
  it('Ctrl-C asks once; another key stays; twice ends with 130, the terminal given back, the answers kept', async () => {
    const s = start();
    await toMemory(s);
    s.write('\x03');
    await s.waitFor('Quit?');
    s.write('x');
    await asks(s, 'How much memory');
    s.write('\x03');
    await s.waitFor('Quit?');
    s.write('\x03');
    expect(await s.exit).toEqual({ exitCode: 130, signal: undefined });
    expectTerminalGivenBack(s);
    expect(s.everything()).toMatch(/answers are kept/);
    expect(draft()).toMatchObject({ version: 1, answers: { name: 'web1', source: { path: IMAGE } } });
    expect(filesIn(desk.cwd)).toEqual({});
  });

  it('the answers are offered again, and gone on with: nothing needs to be typed twice', async () => {
    const first = start();
    await toMemory(first);
    first.write('3GiB\r');
    await asks(first, 'Virtual CPUs');
    first.kill('SIGKILL');
    await first.exit;

    const s = start();
    const offer = middle(await asks(s, 'Go on where you left off?'));
    expect(offer).toContain('web1');
    s.write('\r');
    await s.waitFor((screen) => !middle(screen).includes('Go on where you left off?'));
    await toReview(s);
    s.write('w');
    expect((await s.exit).exitCode).toBe(0);
    expect(filesIn(join(desk.cwd, 'web1'))['web1.answers.yaml']).toMatch(/^memory: 3GiB$/m);
    expect(hasDraft()).toBe(false);
  });

  it('beginning anew drops them', async () => {
    const first = start();
    await toMemory(first);
    first.kill('SIGKILL');
    await first.exit;
    const s = start();
    await asks(s, 'Go on where you left off?');
    s.write(`${KEY.down}\r`);
    await toMemory(s, 'db1');
    expect(draft()).toMatchObject({ answers: { name: 'db1' } });
  });

  it('a window that is closed keeps them too, and leaves no process behind', async () => {
    const first = start();
    await toMemory(first);
    const { pid } = first;
    (Reflect.get(first, 'pty') as { destroy(): void }).destroy();
    await expect.poll(() => isRunning(pid), { timeout: 15_000 }).toBe(false);
    // Ended by the hang-up, not by a crash of Node over the terminal that is gone.
    expect((await first.exit).signal).toBe(1);
    expect(draft()).toMatchObject({ answers: { name: 'web1' } });
    await asks(start(), 'Go on where you left off?');
  });

  it('a draft that is spoilt counts as none', async () => {
    desk.folder('state/xenguide');
    writeFileSync(join(desk.state, 'xenguide/draft.json'), '{"version": 1, "answers": {"na');
    await asks(start(), FIRST);
  });

  it('SIGTERM gives the terminal back and ends with an exit code of its own', async () => {
    const s = start();
    await toMemory(s);
    s.kill('SIGTERM');
    expect((await s.exit).exitCode).toBe(143);
    expectTerminalGivenBack(s);
    expect(draft()).toMatchObject({ answers: { name: 'web1' } });
  });
});

describe('help and the window', () => {
  it('? shows the guide’s page on the question, Escape closes it', async () => {
    const s = start();
    await toMemory(s);
    s.write('?');
    const page = await s.waitFor((screen) => screen.includes('Esc close'));
    expect(page).toMatch(/Memory/);
    s.write(KEY.pageDown);
    await s.waitFor((screen) => screen !== page);
    s.write('\x1b');
    await asks(s, 'How much memory');
  });

  it('made smaller and smaller and large again, it holds the same question and what was typed', async () => {
    const s = start();
    await toMemory(s);
    s.write('77');
    await s.waitFor((screen) => middle(screen).includes('❯ 77'));
    for (const [cols, rows] of [
      [80, 24],
      [60, 15],
    ] as const) {
      s.resize(cols, rows);
      const screen = await s.waitFor((now) => now.includes('77') && Math.max(...widths(now)) <= cols);
      expect(screen).toContain('Memory');
    }
    s.resize(20, 5);
    await s.waitFor((screen) => /larger|window/i.test(screen) && !screen.includes('77'));
    s.resize(100, 30);
    // The preview beside it may have come to another place meanwhile; question and typing may not.
    await s.waitFor(
      // The emulator shows again what it had cut off, before the program has drawn anything.
      (screen) =>
        middle(screen).includes('❯ 77') && screen.includes('How much memory') && !screen.includes('Please make'),
    );
    s.write('7M\r');
    await asks(s, 'Virtual CPUs');
  });
});

describe('other terminals', () => {
  const plain = (session: Session): Promise<string> =>
    session.waitFor((screen) => /system\s+come/.test(session.everything()) && screen.trimEnd().endsWith('>'));

  it.each<[string, SessionOptions, string[]]>([
    ['TERM=dumb', { env: { TERM: 'dumb' } }, []],
    ['a window of 30 columns', { cols: 30, rows: 20 }, []],
    ['a person who listens to it (ACCESSIBLE)', { env: { ACCESSIBLE: '1' } }, []],
    ['--plain', {}, ['--plain']],
  ])('%s gets plain lines on the normal screen', async (_what, options, args) => {
    const s = start(options, ...args);
    await plain(s);
    expect(s.raw).not.toContain('\x1b[?1049h');
    if (options.env?.ACCESSIBLE) expect(s.raw).not.toContain('\x1b');
    if (options.env?.TERM === 'dumb') expect(s.raw).toMatch(/^[\r\n\x20-\x7e]+$/);
  });

  it('with CI set it is drawn all the same, because somebody sits there', async () => {
    await asks(start({ env: { CI: '1' } }), FIRST);
  });

  it('NO_COLOR: no colour is sent, and what is chosen is seen all the same', async () => {
    const s = start({ env: { NO_COLOR: '1' } });
    const screen = await asks(s, FIRST);
    expect(screen).toMatch(/❯ ● A prebuilt image/);
    expect(s.raw).not.toMatch(/\x1b\[[\d;]*(?:3[0-8]|4[0-8]|9[0-7])(;[\d;]*)?m/);
  });

  it('--ascii: nothing but ASCII is sent', async () => {
    const s = start({}, '--ascii');
    await s.waitFor('prebuilt image');
    expect(s.raw).toMatch(/^[\x00-\x7e]*$/);
  });
});

describe('what is wrong with the command line is said before the first question', () => {
  it.each<[string, string[], number, RegExp]>([
    ['a facts file that is not there', ['--facts', '/nonexistent.json'], 3, /--facts: .*no such file/],
    ['a host that is no address', ['--host', 'xen1'], 2, /--host: .*“xen1”/],
    [
      'templates that are not there',
      ['--facts', 'example', '--templates', '/nonexistent'],
      2,
      /--templates: .*no folder/,
    ],
    ['answers that are not there', ['--facts', 'example', '--answers', '/nonexistent'], 3, /--answers: .*no such file/],
  ])('%s', async (_what, args, code, says) => {
    const s = desk.start(args);
    expect((await s.exit).exitCode).toBe(code);
    expect(s.everything().replace(/\s+/g, ' ')).toMatch(says);
    expect(s.raw).not.toContain('\x1b[?1049h');
  });

  it.skipIf(whyNotHere() === null)(
    'a host that nobody answers on is told at its question, and asked again at Enter',
    async () => {
      const s = desk.start([]);
      await asks(s, 'Which Xen host is the guest for?');
      s.write(`${KEY.up}\r`);
      await asks(s, 'Address of the Xen host');
      s.write('root@127.0.0.1:1\r');
      await s.waitFor(
        (screen) => screen.includes('nothing listens') && middle(screen).includes('Address of the Xen host'),
      );
      const sent = s.raw.length;
      s.write('\r');
      // Seen in what was sent: the screen may have changed again before it is looked at.
      await s.waitFor(() => s.raw.slice(sent).includes('looking at the host'));
      await s.waitFor(
        (screen) => screen.includes('nothing listens') && middle(screen).includes('Address of the Xen host'),
      );
    },
  );

  it('answers from a file are taken, and only what they leave open is asked', async () => {
    const answers = desk.file('some.yaml', `version: 1\nname: web1\nmemory: 3GiB\n`);
    const s = start({}, '--answers', answers);
    await asks(s, FIRST);
    s.write('\r');
    await asks(s, 'The image');
    s.write(`${IMAGE}\r`);
    await toReview(s);
    s.write('w');
    expect((await s.exit).exitCode).toBe(0);
    expect(filesIn(join(desk.cwd, 'web1'))['web1.answers.yaml']).toMatch(/^memory: 3GiB$/m);
  });
});

const widths = (screen: string): number[] => screen.split('\n').map((line) => line.length);

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
