import { describe, expect, test } from 'vitest';
import { type Changed, changeDisc } from '../../../src/drives/change.ts';
import { HostLost } from '../../../src/host/runner.ts';
import { EXIT, UserError } from '../../../src/problem.ts';
import { around, CD, GUEST, PATHS, patience, record } from './around.ts';
import { type FakeDisk, FakeHost } from './fake-host.ts';

function emulated(hdc: Partial<FakeDisk> = {}, hdd: Partial<FakeDisk> = {}): FakeHost {
  const host = new FakeHost().start(GUEST, {
    type: 'hvm',
    disks: [
      { vdev: 'xvda', disc: '/dev/vg0/disk', writable: true },
      { vdev: 'hdc', disc: CD.a, cdrom: true, ...hdc },
      { vdev: 'hdd', disc: null, cdrom: true, ...hdd },
    ],
  });
  for (const path of Object.values(CD)) host.files.set(path, 'a disc');
  return host;
}
function paravirtual(xvdc: Partial<FakeDisk> = {}): FakeHost {
  const host = new FakeHost().start(GUEST, {
    type: 'pv',
    disks: [
      { vdev: 'xvda', disc: '/dev/vg0/disk', writable: true },
      { vdev: 'xvdc', disc: CD.a, ...xvdc },
    ],
  });
  for (const path of Object.values(CD)) host.files.set(path, 'a disc');
  return host;
}
const DISKS = { discs: { record: record({ how: 'disks', drives: ['xvdc', 'xvdd'] }), events: [] } };
const changes = (host: FakeHost): string[] => host.ran.filter((line) => /^xl (cd|block|create|-N)/.test(line));
const refusal = async (work: Promise<Changed>): Promise<UserError> => {
  const error = await work.then(
    ({ to }) => new Error(`done: ${to}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
};

describe('the drives of an emulated PC', () => {
  test('a disc goes in by the vdev as the config spells it, and what is said was read', async () => {
    const host = emulated();
    const { from, to, state } = await changeDisc(around(host), 'hdc', CD.b);
    expect(changes(host)).toEqual([`xl cd-insert ${GUEST} hdc ${CD.b}`]);
    expect([from, to]).toEqual([CD.a, CD.b]);
    expect(state.drives[0]).toMatchObject({ drive: 'hdc', disc: CD.b });
  });

  test('and out', async () => {
    const host = emulated();
    expect(await changeDisc(around(host), 'hdc', null)).toMatchObject({ from: CD.a, to: null });
    expect(changes(host)).toEqual([`xl cd-eject ${GUEST} hdc`]);
  });

  test('what is there already is left alone', async () => {
    const host = emulated();
    expect(await changeDisc(around(host), 'hdc', CD.a)).toMatchObject({ from: CD.a, to: CD.a });
    expect(await changeDisc(around(host), 'hdd', null)).toMatchObject({ from: null, to: null });
    expect(changes(host)).toEqual([]);
  });

  test('but a disc that the guest has put out is pushed in again', async () => {
    const host = emulated({ open: true });
    await changeDisc(around(host), 'hdc', CD.a);
    expect(changes(host)).toEqual([`xl cd-insert ${GUEST} hdc ${CD.a}`]);
  });

  test('unless xl cannot do it', async () => {
    const host = emulated({ open: true });
    host.before = (line) => {
      if (line.startsWith('xl cd-insert')) host.guests.get(GUEST)!.disks[1]!.cdrom = false;
      if (line.startsWith('xl list')) host.guests.get(GUEST)!.disks[1]!.cdrom = true;
    };
    const error = await refusal(changeDisc(around(host), 'hdc', CD.a));
    expect(error.message).toContain('Virtual device not found');
  });

  test('a guest that holds the tray is waited for, and that is said', async () => {
    const host = emulated({ held: 3 });
    const surroundings = around(host);
    expect(await changeDisc(surroundings, 'hdc', CD.b)).toMatchObject({ to: CD.b });
    expect(changes(host)).toHaveLength(4);
    expect(surroundings.told).toHaveLength(3);
    expect(surroundings.told[0]).toContain('holds the tray of hdc locked');
  });

  test('also where xl says that all is well', async () => {
    const host = emulated({ held: 6 });
    host.lies = true;
    expect(await changeDisc(around(host), 'hdc', CD.b)).toMatchObject({ to: CD.b });
    expect(changes(host)).toHaveLength(7);
  });

  test('without qemu’s monitor xl’s words tell that it is locked', async () => {
    const host = emulated({ held: 2 });
    host.monitor = false;
    expect(await changeDisc(around(host), 'hdc', CD.b)).toMatchObject({ to: CD.b });
  });

  test('xl that says it is done where it is not is not believed', async () => {
    const host = emulated({ held: 9 });
    host.lies = true;
    host.monitor = false;
    const error = await refusal(changeDisc(around(host), 'hdc', CD.b));
    expect(error.exitCode).toBe(EXIT.conflict);
    expect(error.message).toBe('b.iso was not put into hdc, and a.iso is still in hdc; xl said that it was done');
    expect(changes(host)).toHaveLength(3);
  });

  test('a guest that never lets go: a conflict, after the limit and not before', async () => {
    const host = emulated({ held: 99 });
    const error = await refusal(changeDisc(around(host, { patience: patience(5_000) }), 'hdc', CD.b));
    expect(error.exitCode).toBe(EXIT.conflict);
    expect(error.message).toContain('a.iso is still in hdc');
    expect(error.message).toContain('is locked');
    expect(changes(host)).toHaveLength(6);
    expect(host.disc(GUEST, 'hdc')).toBe(CD.a);
  });

  test('the waiting can be given up', async () => {
    const host = emulated({ held: 99 });
    const stop = new AbortController();
    const error = await refusal(
      changeDisc(
        around(host, { signal: stop.signal, patience: patience(1e9, () => changes(host).length > 2 && stop.abort()) }),
        'hdc',
        CD.b,
      ),
    );
    expect(error.exitCode).toBe(EXIT.interrupted);
    expect(changes(host)).toHaveLength(3);
  });

  test('given up before it began, nothing is begun', async () => {
    const host = emulated();
    expect((await refusal(changeDisc(around(host, { signal: AbortSignal.abort() }), 'hdc', CD.b))).exitCode).toBe(130);
    expect(changes(host)).toEqual([]);
  });
});

describe('the disks of a pv guest', () => {
  test('are changed by taking one away and bringing another, read-only', async () => {
    const host = paravirtual();
    expect(await changeDisc(around(host, DISKS), 'xvdc', CD.b)).toMatchObject({ from: CD.a, to: CD.b });
    expect(changes(host)).toEqual([
      `xl block-detach ${GUEST} xvdc`,
      `xl block-attach ${GUEST} format=raw,vdev=xvdc,access=ro,target=${CD.b}`,
    ]);
  });

  test('one that is not there is only brought, and taken away it is gone', async () => {
    const host = paravirtual();
    await changeDisc(around(host, DISKS), 'xvdd', CD.b);
    expect(changes(host)).toEqual([`xl block-attach ${GUEST} format=raw,vdev=xvdd,access=ro,target=${CD.b}`]);
    expect(await changeDisc(around(host, DISKS), 'xvdd', null)).toMatchObject({ from: CD.b, to: null });
    expect(host.disc(GUEST, 'xvdd')).toBeUndefined();
  });

  test('one that is mounted is waited for: the guest is told what to do', async () => {
    const host = paravirtual({ held: 2 });
    const surroundings = around(host, DISKS);
    expect(await changeDisc(surroundings, 'xvdc', CD.b)).toMatchObject({ to: CD.b });
    expect(surroundings.told[0]).toContain('umount /dev/xvdc');
  });

  test('an attach that fails leaves nothing, and that is said', async () => {
    const host = paravirtual();
    host.before = (line) => {
      if (line.startsWith('xl block-attach')) host.guests.get(GUEST)!.disks.push({ vdev: 'xvdc', disc: CD.c });
    };
    const error = await refusal(changeDisc(around(host, DISKS), 'xvdc', CD.b));
    expect(error.exitCode).toBe(EXIT.conflict);
    expect(error.message).toContain('c.iso is still in xvdc; xl says: device already exists in xenstore');
  });

  test('a comma in the path is nothing to it', async () => {
    const host = paravirtual();
    host.files.set('/srv/a, b.iso', 'a disc');
    await changeDisc(around(host, DISKS), 'xvdd', '/srv/a, b.iso');
    expect(host.disc(GUEST, 'xvdd')).toBe('/srv/a, b.iso');
  });
});

describe('what is refused before anything is touched', () => {
  const cases: [string, FakeHost, string, string | null, object, number, RegExp][] = [
    ['no such drive', emulated(), 'sdz', CD.b, {}, EXIT.invalid, /no drive "sdz"/],
    ['a drive by its number', emulated(), '5632', CD.b, {}, EXIT.invalid, /no drive "5632"/],
    ['no such file', emulated(), 'hdc', '/srv/none.iso', {}, EXIT.invalid, /is not there/],
    ['a folder', emulated(), 'hdc', '/srv/folder.iso', {}, EXIT.invalid, /neither a file nor a drive/],
    ['an empty file', emulated(), 'hdc', '/srv/empty.iso', {}, EXIT.invalid, /is empty/],
    ['a comma in a path', emulated(), 'hdc', '/srv/a,b.iso', {}, EXIT.invalid, /holds a comma/],
    ['a guest that does not run', new FakeHost(), 'hdc', CD.b, {}, EXIT.invalid, /no guest "install1" runs/],
    ['a pv guest that nothing is known of', paravirtual(), 'xvdc', CD.b, {}, EXIT.invalid, /no CD drives/],
    ['a disk that is written to', paravirtual({ writable: true }), 'xvdc', CD.b, DISKS, EXIT.invalid, /writes to/],
    ['not a drive of the record', paravirtual(), 'xvda', CD.b, DISKS, EXIT.invalid, /no drive "xvda"/],
  ];
  test.each(cases)('%s', async (_what, host, drive, disc, more, exitCode, message) => {
    host.files.set('/srv/folder.iso', '(folder)').set('/srv/empty.iso', '').set('/srv/a,b.iso', 'a disc');
    const error = await refusal(changeDisc(around(host, more), drive, disc));
    expect(error.exitCode).toBe(exitCode);
    expect(error.message).toMatch(message);
    expect(error.problems[0]!.remedy).not.toBe('');
    expect(changes(host)).toEqual([]);
  });

  test('a drive that is not there: those that are', async () => {
    expect((await refusal(changeDisc(around(emulated()), 'hde', CD.b))).problems[0]!.remedy).toBe(
      'It has hdc and hdd.',
    );
  });

  test('a host that is not Xen, and xl that fails, are not a guest that does not run', async () => {
    const host = emulated();
    host.run = async () => ({ code: 127, stdout: '', stderr: 'xl: not found\n', timedOut: false });
    expect((await refusal(changeDisc(around(host), 'hdc', CD.b))).exitCode).toBe(EXIT.notReady);
  });
});

test('a connection that breaks on the way: not “nothing was changed”, but look', async () => {
  const host = emulated();
  host.before = (line) => {
    if (line.startsWith('xl cd-insert')) throw new HostLost('gone');
  };
  const error = await refusal(changeDisc(around(host), 'hdc', CD.b));
  expect(error.exitCode).toBe(EXIT.notReady);
  expect(error.problems[0]!.remedy).toContain('xenguide disc install1 list');
});

test('the history is kept beside the record, and holds what was read', async () => {
  const host = emulated({}, { disc: CD.b });
  const discs = { record: record(), events: [] };
  await changeDisc(around(host, { discs }), 'hdc', CD.c);
  const lines = host.files.get(PATHS.history)!.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), drive: 'hdc', disc: CD.c },
  ]);
  expect(discs.events).toHaveLength(1);
});

test('a history that cannot be written is said, and the disc is changed all the same', async () => {
  const host = emulated();
  host.append = () => Promise.reject(new Error('No space left on device'));
  const surroundings = around(host, { discs: { record: record(), events: [] } });
  expect(await changeDisc(surroundings, 'hdc', CD.b)).toMatchObject({ to: CD.b });
  expect(surroundings.told.join()).toContain('No space left on device');
});

test('-N is never said to xl: cd-insert would change the disc all the same', async () => {
  for (const host of [emulated({ held: 1 }), emulated()]) {
    await changeDisc(around(host), 'hdc', CD.b);
    expect(host.ran.filter((line) => line.includes(' -N'))).toEqual([]);
  }
});
