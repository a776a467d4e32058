import { beforeEach, describe, expect, test } from 'vitest';
import { discCommand } from '../../../src/commands/disc/disc.ts';
import type { Io } from '../../../src/commands/io.ts';
import { EXIT, UserError } from '../../../src/problem.ts';
import { CD, GUEST, PATHS, record } from './around.ts';
import { FakeHost } from './fake-host.ts';

/** The command with the record that a plan left: what the built program cannot be shown without being root. */

let out = '';
let said: string[] = [];
beforeEach(() => {
  out = '';
  said = [];
});
const io: Io = {
  out: (text) => {
    out += text;
  },
  say: (line) => said.push(line),
  terminal: false,
  dumb: false,
  columns: 80,
  signal: new AbortController().signal,
};
const INSTALL = { config: '/etc/xen/install1.install.cfg', run: '/etc/xen/install1.cfg' };

function host(more: Partial<ReturnType<typeof record>> = {}): FakeHost {
  const made = new FakeHost().start(GUEST, {
    type: 'hvm',
    restarts: false,
    disks: [
      { vdev: 'hdc', disc: CD.a, cdrom: true },
      { vdev: 'hdd', disc: CD.b, cdrom: true },
    ],
  });
  for (const path of Object.values(CD)) made.files.set(path, 'a disc');
  made.files.set(INSTALL.config, 'on_reboot = "destroy"\n');
  made.configs.set(INSTALL.run, { name: GUEST, guest: { type: 'hvm', disks: [] } });
  made.files.set(PATHS.record, JSON.stringify(record(more)));
  return made;
}
const run = (at: FakeHost, what?: string, drive?: string, file?: string, json = true) =>
  discCommand({
    ...{ guest: GUEST, what, drive, file, runner: at, cwd: undefined, json },
    ...{ plain: false, ascii: false, io },
  });
const refusal = async (work: Promise<unknown>): Promise<UserError> => {
  const error = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
};

describe('with a record', () => {
  test('list: the queue, what of it is done, and what else is there', async () => {
    const at = host();
    at.files.set('/srv/images/other.iso', 'a disc');
    expect(await run(at)).toBe(EXIT.done);
    expect(JSON.parse(out)).toEqual({
      guest: GUEST,
      type: 'hvm',
      drives: [
        { drive: 'hdc', disc: CD.a, locked: false, open: false },
        { drive: 'hdd', disc: CD.b, locked: false, open: false },
      ],
      queue: [
        { path: CD.a, done: true },
        { path: CD.b, done: true },
        { path: CD.c, done: false },
      ],
      library: ['/srv/images/other.iso'],
    });
  });

  test('the same as lines', async () => {
    await run(host(), 'list', undefined, undefined, false);
    expect(out.split('\n')).toEqual([
      'The drives of install1 (hvm) on this machine',
      '  hdc  a.iso  /srv/iso/a.iso',
      '  hdd  b.iso  /srv/iso/b.iso',
      '',
      'Its discs, in their order',
      '  done  /srv/iso/a.iso',
      '  done  /srv/iso/b.iso',
      '  next  /srv/iso/c.iso',
      '',
    ]);
  });

  test('a path from outside cannot paint, nor make a line of its own', async () => {
    const at = host();
    at.guests.get(GUEST)!.disks[0]!.disc = '/srv/\x1b[31mred\nok.iso';
    await run(at, 'list', undefined, undefined, false);
    expect(out).not.toContain('\x1b');
    expect(out.split('\n')[1]).toContain('red\\nok.iso');
  });

  test('next: the next disc of the queue, why it goes where it goes, and then no more', async () => {
    const at = host();
    expect(await run(at, 'next')).toBe(EXIT.done);
    expect(JSON.parse(out).changed).toEqual({ drive: 'hdd', from: CD.b, to: CD.c });
    expect(said).toEqual([
      'c.iso is in hdd now; b.iso was taken out. (b.iso in hdd is the disc that was inserted last)',
    ]);
    out = '';
    expect(await run(at, 'next')).toBe(EXIT.done);
    expect(JSON.parse(out).changed).toBeUndefined();
    expect(said.at(-1)).toBe('All discs of the list have been in a drive.');
  });

  test('a guest that does not run is not one that nobody knows', async () => {
    const at = host();
    at.stop(GUEST, 0);
    expect((await refusal(run(at, 'list'))).exitCode).toBe(EXIT.invalid);
    at.files.delete(PATHS.record);
    expect((await refusal(run(at, 'list'))).exitCode).toBe(EXIT.usage);
  });

  test('a relative path on another host is refused', async () => {
    expect((await refusal(run(host(), 'insert', 'hdc', 'c.iso'))).problems[0]!.field).toBe('disc');
  });
});

describe('wait', () => {
  test('until the guest runs from its own disk', async () => {
    const at = host({ install: INSTALL });
    at.stop(GUEST, 1);
    expect(await run(at, 'wait')).toBe(EXIT.done);
    expect(JSON.parse(out)).toEqual({ guest: GUEST, installed: true, started: INSTALL.run });
    expect(said.at(-1)).toContain('now from its own disk (/etc/xen/install1.cfg)');
  });

  test('a crash: exit 7, and how it goes on', async () => {
    const at = host({ install: INSTALL });
    at.stop(GUEST, 3);
    const error = await refusal(run(at, 'wait'));
    expect(error.exitCode).toBe(EXIT.left);
    expect(error.problems[0]!.remedy).toContain(`xl create ${INSTALL.config}`);
  });

  test('without an install there is nothing to wait for', async () => {
    expect(await run(host(), 'wait')).toBe(EXIT.done);
    expect(said).toEqual(['Nothing is being installed in install1.']);
  });
});
