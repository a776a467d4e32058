import { afterEach, describe, expect, test } from 'vitest';
import { Copilot } from '../../src/drives/copilot.ts';
import { usualPatience } from '../../src/drives/patience.ts';
import { HostLost } from '../../src/host/runner.ts';
import { runDiscs } from '../../src/tui/discs/run.tsx';
import { KEY, Rendered, UTF8 } from '../support/render.ts';
import { CD, GUEST, PATHS, record } from '../unit/drives/around.ts';
import { FakeHost } from '../unit/drives/fake-host.ts';

const INSTALL = { config: '/etc/xen/install1.install.cfg', run: '/etc/xen/install1.cfg' };

/** Looks follow each other quickly here: a test waits for what is on the screen, never for a time. */
const QUICK = { ...usualPatience(1e9), everyMs: 5 };

function host(more: { held?: number; install?: boolean } = {}): FakeHost {
  const made = new FakeHost().start(GUEST, {
    type: 'hvm',
    restarts: !more.install,
    disks: [
      { vdev: 'hdc', disc: CD.a, cdrom: true, held: more.held ?? 0 },
      { vdev: 'hdd', disc: null, cdrom: true },
    ],
  });
  for (const path of [...Object.values(CD), '/srv/images/other.iso']) made.files.set(path, 'a disc');
  made.files.set(INSTALL.config, 'on_reboot = "destroy"\n');
  made.configs.set(INSTALL.run, { name: GUEST, guest: { type: 'hvm', disks: [] } });
  const kept = record({ queue: [CD.a, CD.b, CD.c], install: more.install ? INSTALL : null });
  made.files.set(PATHS.record, JSON.stringify(kept));
  // The second disc was taken out already.
  made.files.set(PATHS.history, `${JSON.stringify({ at: '2026-01-01T00:00:00Z', drive: 'hdd', disc: null })}\n`);
  return made;
}

let open: { face: Rendered<string>; driver: Copilot } | undefined;
afterEach(async () => {
  await open?.face.close();
  await open?.driver.close();
  open = undefined;
});

function start(at: FakeHost, cols = 80, rows = 24, ascii = false) {
  const driver = new Copilot({ runner: at, guest: GUEST, patience: QUICK, page: () => undefined, paths: PATHS });
  const face = new Rendered<string>(cols, rows, (tty) => runDiscs(driver, { env: UTF8, tty, ascii }));
  open = { face, driver };
  return { face, driver, at };
}

const oneLine = (screen: string): string => screen.replace(/\s+/g, ' ');

describe('the screen of the drives', () => {
  test.each([
    [80, 24],
    [120, 40],
    [60, 15],
  ])('at %ix%i: drives, queue and what else is there, with numbers beside the discs', async (cols, rows) => {
    const { face } = start(host(), cols, rows);
    const screen = await face.waitFor('1 ● a.iso');
    expect(screen).toContain('discs of install1');
    expect(screen).toMatch(/❯ hdc {2}a\.iso {2}\/srv\/iso\//);
    expect(screen).toMatch(/ {2}hdd {2}empty/);
    if (rows > 15) expect(screen).toMatch(/2 ✓ b\.iso .*done/);
    if (rows > 15) expect(screen).toMatch(/3 ▸ c\.iso .*next/);
    if (rows > 15) expect(screen).toMatch(/4 ○ other\.iso {2}\/srv\/images\//);
    for (const key of ['n next disc', '? guide', 'q leave']) expect(screen).toContain(key);
    for (const line of screen.split('\n')) expect(line.length).toBeLessThanOrEqual(cols);
  });

  test('a number inserts that disc into the chosen drive; Tab and the arrows choose the drive', async () => {
    const { face, at } = start(host());
    await face.waitFor('1 ● a.iso');
    face.press(KEY.tab, '4');
    await face.waitFor('✓ other.iso is in hdd now.');
    expect(at.disc(GUEST, 'hdd')).toBe('/srv/images/other.iso');
    face.press(KEY.left, '3');
    await face.waitFor('✓ c.iso is in hdc now; a.iso was taken out.');
    expect(at.disc(GUEST, 'hdc')).toBe(CD.c);
  });

  test('Enter inserts the highlighted one, e takes it out, and an empty drive says so', async () => {
    const { face, at } = start(host());
    await face.waitFor('1 ● a.iso');
    face.press(KEY.down, '\r');
    await face.waitFor('b.iso is in hdc now');
    face.press('e');
    await face.waitFor('hdc is empty now; b.iso was taken out.');
    expect(at.disc(GUEST, 'hdc')).toBeNull();
    face.press('e');
    await face.waitFor('▲ hdc is empty.');
  });

  test('n puts in the next one of the queue, and says why there', async () => {
    const { face } = start(host());
    await face.waitFor('1 ● a.iso');
    face.press('n');
    await face.waitFor('✓ c.iso is in hdd now. (hdd was emptied last)');
    face.press('n');
    await face.waitFor('All discs of the list have been in a drive.');
  });

  test('of a pv guest its disks are changed; that they are to be unmounted first is said beforehand', async () => {
    const at = new FakeHost().start(GUEST, { type: 'pv', disks: [{ vdev: 'xvdc', disc: CD.a }] });
    at.files.set(CD.b, 'a disc');
    at.files.set(PATHS.record, JSON.stringify(record({ how: 'disks', drives: ['xvdc'], queue: [CD.a, CD.b] })));
    const { face } = start(at);
    expect(await face.waitFor('1 ● a.iso')).toContain('  Unmount a disc in the guest first: a newer Linux');
    face.press('n');
    await face.waitFor('✓ b.iso is in xvdc now');
    expect(at.disc(GUEST, 'xvdc')).toBe(CD.b);
  });

  test('a number without a disc is told', async () => {
    const { face, at } = start(host());
    await face.waitFor('1 ● a.iso');
    face.press('9');
    await face.waitFor('▲ There is no disc 9.');
    expect(at.ran.filter((line) => line.includes('cd-'))).toEqual([]);
  });

  test('what lies beside a disc that is in a drive is listed, also when that one is taken out', async () => {
    const at = new FakeHost().start(GUEST, {
      type: 'hvm',
      disks: [{ vdev: 'hdc', disc: '/data/cd/one.iso', cdrom: true }],
    });
    for (const path of ['/data/cd/one.iso', '/data/cd/two.iso']) at.files.set(path, 'a disc');
    const { face } = start(at);
    await face.waitFor('2 ○ two.iso');
    face.press('e');
    await face.waitFor('1 ○ one.iso');
  });

  test('no disc at all: how one is named, and a number says why it does nothing', async () => {
    const { face } = start(
      new FakeHost().start(GUEST, { type: 'hvm', disks: [{ vdev: 'hdc', disc: null, cdrom: true }] }),
    );
    const screen = await face.waitFor('No ISO file was found');
    expect(oneLine(screen)).toContain(`name it by its full path: xenguide disc ${GUEST} insert hdc /PATH/FILE.iso`);
    face.press('1');
    await face.waitFor('▲ No ISO file was found on the host');
  });

  test('a guest that holds the tray: waiting, and Esc gives up', async () => {
    const { face, at } = start(host({ held: 1e9 }));
    expect(await face.waitFor('1 ● a.iso')).toContain('the guest holds it');
    face.press('2');
    const screen = await face.waitFor('holds the tray of hdc locked');
    expect(oneLine(screen)).toContain('waiting. Esc gives up.');
    face.press('3');
    await face.waitFor('▲ One disc at a time');
    face.press('\x1b');
    await face.waitFor((text) => oneLine(text).includes('the waiting was given up, and a.iso is still in hdc'));
    expect(at.disc(GUEST, 'hdc')).toBe(CD.a);
  });

  test('what somebody else does is seen by itself; nothing is drawn while nothing happens', async () => {
    const { face, at } = start(host());
    await face.waitFor('1 ● a.iso');
    at.guests.get(GUEST)!.disks[1]!.disc = CD.b;
    await face.waitFor(/hdd {2}b\.iso/);
    face.take();
    const looks = at.ran.length;
    await face.waitFor(() => at.ran.length > looks + 12);
    expect(face.take()).toBe('');
  });

  test('the guest stops: why, and nothing can be changed; it runs again', async () => {
    const { face, at } = start(host());
    await face.waitFor('1 ● a.iso');
    at.stop(GUEST, 3);
    const screen = await face.waitFor('install1 stopped: it crashed.');
    expect(screen).toContain('not running');
    face.press('2');
    await face.waitFor('▲ install1 does not run');
    at.start(GUEST, { type: 'hvm', disks: [{ vdev: 'hdc', disc: null, cdrom: true }] });
    await face.waitFor('✓ install1 runs again.');
  });

  test('an install that is over goes on from the guest’s own disk, and that is said', async () => {
    const { face, at } = start(host({ install: true }));
    expect(await face.waitFor('1 ● a.iso')).toContain('being installed');
    at.stop(GUEST, 1);
    const screen = await face.waitFor('The install of install1 is over (it rebooted)');
    expect(screen).not.toContain('being installed');
    expect(at.ran.filter((line) => line.startsWith('xl create'))).toEqual([`xl create -q ${INSTALL.run}`]);
    expect(JSON.parse(at.files.get(PATHS.record)!).install).toBeNull();
  });

  test('one that crashed starts nothing', async () => {
    const { face, at } = start(host({ install: true }));
    await face.waitFor('1 ● a.iso');
    at.stop(GUEST, 3);
    await face.waitFor('gone in the middle of its install: it crashed');
    const looks = at.ran.length;
    await face.waitFor(() => at.ran.length > looks + 10);
    expect(at.ran.filter((line) => line.startsWith('xl create'))).toEqual([]);
  });

  test('a host that is lost is said, and found again', async () => {
    const { face, at } = start(host());
    await face.waitFor('1 ● a.iso');
    at.before = () => {
      throw new HostLost('gone');
    };
    const screen = await face.waitFor('does not answer any more');
    expect(screen).toContain('as they were seen last');
    at.before = () => {};
    await face.waitFor('✓ this machine answers again.');
  });

  test('a bug behind the screen ends it, and is kept for whoever started it', async () => {
    const { face, driver, at } = start(host());
    await face.waitFor('1 ● a.iso');
    const bug = new TypeError('a slip');
    at.before = () => {
      throw bug;
    };
    expect(await face.result).toBe('left');
    expect(driver.failure).toBe(bug);
  });

  test('the guide covers it and goes; q leaves, Ctrl-C is an interrupt', async () => {
    const { face } = start(host());
    await face.waitFor('1 ● a.iso');
    face.press('?');
    expect(await face.screen()).toContain('Guide');
    face.press('q');
    expect(await face.screen()).toContain('1 ● a.iso');
    face.press('q');
    expect(await face.result).toBe('left');
  });

  test('Ctrl-C', async () => {
    const { face } = start(host());
    face.press('\x03');
    expect(await face.result).toBe('interrupted');
  });

  test('names from the host cannot paint on the screen', async () => {
    const at = host();
    at.files.set('/srv/iso/\x1b[31mred\u202e.iso', 'a disc');
    const { face } = start(at);
    await face.waitFor('\\e[31mred\\u{202e}.iso');
    expect(face.raw).not.toContain('\x1b[31mred');
  });

  test('with ASCII only, every sign is one', async () => {
    const { face } = start(host(), 80, 24, true);
    const screen = await face.waitFor('1 * a.iso');
    expect(screen).toMatch(/^[\x20-\x7e\n]*$/);
    face.press('n');
    expect(await face.waitFor('v c.iso is in hdd now.')).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('more discs than there is room for: the highlight goes through all, and more is told', async () => {
    const at = host();
    for (let i = 10; i < 60; i += 1) at.files.set(`/srv/iso/x${i}.iso`, 'a disc');
    const { face } = start(at);
    const first = await face.waitFor('1 ● a.iso');
    expect(first).toContain('↓ more');
    face.press(KEY.down.repeat(60), '\r');
    expect(await face.waitFor('✓ x59.iso is in hdc now')).toContain('↑ more');
  });

  test('a window that is too small says so, and q leaves', async () => {
    const { face } = start(host(), 40, 10);
    expect(await face.screen()).toContain('make the window larger');
    face.resize(80, 24);
    await face.waitFor('1 ● a.iso');
  });
});
