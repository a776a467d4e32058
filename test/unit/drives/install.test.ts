import { beforeEach, describe, expect, test } from 'vitest';
import { InstallWatch, waitForInstall } from '../../../src/drives/install.ts';
import type { DiscRecord } from '../../../src/drives/record.ts';
import { readDiscs } from '../../../src/drives/record-file.ts';
import { HostLost } from '../../../src/host/runner.ts';
import { GUEST, PATHS, patience, record } from './around.ts';
import { FakeHost } from './fake-host.ts';

const INSTALL = { config: `/etc/xen/${GUEST}.install.cfg`, run: `/etc/xen/${GUEST}.cfg` };
const LOG = `/var/log/xen/xl-${GUEST}.log`;
const running = (restarts: boolean) => ({ type: 'hvm' as const, restarts, disks: [] });

function installing(): FakeHost {
  const host = new FakeHost().start(GUEST, running(false));
  host.files.set(INSTALL.config, 'name = "install1"\non_reboot = "destroy"\n');
  host.configs.set(INSTALL.run, { name: GUEST, guest: running(true) });
  host.files.set(PATHS.record, JSON.stringify(record({ install: INSTALL })));
  return host;
}
async function watchOf(host: FakeHost): Promise<InstallWatch> {
  return new InstallWatch(host, GUEST, (await readDiscs(host, PATHS))!, PATHS);
}
let told: string[] = [];
beforeEach(() => {
  told = [];
});
const wait = async (host: FakeHost, meanwhile: () => void = () => {}, signal = new AbortController().signal) =>
  waitForInstall(await watchOf(host), host, patience(1e9, meanwhile), signal, (text) => told.push(text));
const recordOf = (host: FakeHost) => JSON.parse(host.files.get(PATHS.record)!) as DiscRecord;
const created = (host: FakeHost) => host.ran.filter((line) => line.startsWith('xl create'));

describe('an install', () => {
  test.each([
    [1, 'it rebooted'],
    [0, 'it switched itself off'],
  ])('that ends with reason code %i goes on from the guest’s own disk', async (code, words) => {
    const host = installing();
    let looks = 0;
    const step = await wait(host, () => {
      looks += 1;
      if (looks === 3) host.stop(GUEST, code);
    });
    expect(step).toEqual({ kind: 'switched', why: expect.stringContaining(words) });
    expect(created(host)).toEqual([`xl create -q ${INSTALL.run}`]);
    expect(host.guests.get(GUEST)!.restarts).toBe(true);
    expect(recordOf(host)).toEqual(record({ install: null }));
    expect(host.modes.get(PATHS.record)).toBe(0o600);
    expect((await (await watchOf(host)).look()).kind).toBe('over');
  });

  test.each([
    [2, 'saved to a file'],
    [3, 'crashed'],
    [4, 'watchdog'],
  ])('that ends with reason code %i starts nothing, and says what can be done', async (code, words) => {
    const host = installing();
    host.stop(GUEST, code);
    expect(await wait(host)).toEqual({
      kind: 'stuck',
      why: expect.stringContaining(words),
      remedy: expect.stringContaining(`xl create ${INSTALL.config}`),
    });
    expect(created(host)).toEqual([]);
    expect(recordOf(host).install).toEqual(INSTALL);
  });

  test('nor does one that nobody knows the end of; its log is given a moment', async () => {
    const host = installing();
    host.stop(GUEST);
    expect(await wait(host)).toMatchObject({ kind: 'stuck', why: expect.stringContaining('no log tells') });
    expect(host.ran.filter((line) => line.startsWith('tail'))).toHaveLength(3);
    expect(created(host)).toEqual([]);
  });

  test('a log that comes late is heard', async () => {
    const host = installing();
    host.stop(GUEST);
    const step = await wait(host, () => host.files.set(LOG, 'Domain 3 has shut down, reason code 1 0x1\n'));
    expect(step.kind).toBe('switched');
  });

  test('a guest that xl starts anew by itself is still being installed', async () => {
    const host = installing();
    host.stop(GUEST);
    host.files.set(LOG, 'Domain 3 has shut down, reason code 1 0x1\nAction for shutdown reason code 1 is restart\n');
    const watch = await watchOf(host);
    expect((await watch.look()).kind).toBe('under way');
    host.start(GUEST, running(false));
    expect((await watch.look()).kind).toBe('under way');
    expect(created(host)).toEqual([]);
  });

  test('a guest that runs from its own disk already: the install is over', async () => {
    const host = installing();
    host.start(GUEST, running(true));
    expect(await wait(host)).toMatchObject({ kind: 'over' });
    expect(recordOf(host).install).toBeNull();
    expect(created(host)).toEqual([]);
  });

  test('but that can only be told where the config of the install says what it says', async () => {
    const host = installing();
    host.files.set(INSTALL.config, 'name = "install1"\n');
    host.start(GUEST, running(true));
    expect((await (await watchOf(host)).look()).kind).toBe('under way');
    expect(recordOf(host).install).toEqual(INSTALL);
  });

  test('a start that fails is said once and not tried again and again', async () => {
    const host = installing();
    host.configs.clear();
    host.stop(GUEST, 1);
    const watch = await watchOf(host);
    const step = await watch.look();
    expect(step).toMatchObject({ kind: 'stuck', why: expect.stringContaining('No such file') });
    expect(await watch.look()).toBe(step);
    expect(created(host)).toHaveLength(1);
    expect(recordOf(host).install).toEqual(INSTALL);
  });

  test('somebody else who was quicker has done it as well', async () => {
    const host = installing();
    host.stop(GUEST, 1);
    host.before = (line) => {
      if (line.startsWith('xl create') && !host.guests.has(GUEST)) host.start(GUEST, running(true));
    };
    expect((await wait(host)).kind).toBe('switched');
    expect(recordOf(host).install).toBeNull();
  });

  test('a connection that breaks is made anew, and that is said once', async () => {
    const host = installing();
    let looks = 0;
    host.before = () => {
      looks += 1;
      if (looks > 2 && looks < 6) throw new HostLost('gone');
      if (looks === 6) host.stop(GUEST, 1);
    };
    expect((await wait(host)).kind).toBe('switched');
    expect(told).toEqual(['this machine does not answer any more: trying again.']);
  });

  test('nothing to wait for; and a wait that is given up', async () => {
    const host = installing();
    expect((await wait(host, () => {}, AbortSignal.abort())).kind).toBe('under way');
    host.files.set(PATHS.record, JSON.stringify(record()));
    expect(await wait(host)).toMatchObject({ kind: 'over', why: expect.stringContaining('Nothing is being') });
  });
});
