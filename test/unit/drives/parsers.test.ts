import { describe, expect, test } from 'vitest';
import { isUnknown, readDomain } from '../../../src/drives/domain.ts';
import { readEnding } from '../../../src/drives/shutdown-log.ts';
import { stateOf } from '../../../src/drives/state.ts';
import { readStoreDisks } from '../../../src/drives/store.ts';
import { readTrays } from '../../../src/drives/trays.ts';
import { xlWords } from '../../../src/drives/words.ts';
import { IN_USE, LIST_HVM, LOCKED, logOf, STORE_HVM, TRAYS, UNKNOWN } from './outputs.ts';

describe('what a running guest is made of', () => {
  test('xl list -l: its drives, the empty one too', () => {
    expect(readDomain(LIST_HVM)).toEqual({
      domid: 3,
      name: 'install1',
      type: 'hvm',
      restarts: false,
      disks: [
        { vdev: 'xvda', disc: '/dev/vg0/install1-disk', cdrom: false, writable: true },
        { vdev: 'hdc', disc: '/srv/iso/a.iso', cdrom: true, writable: false },
        { vdev: 'hdd', disc: null, cdrom: true, writable: false },
      ],
    });
  });

  test('what happens at a reboot is only written where it is not “destroy”', () => {
    const more = LIST_HVM.replace('"on_soft_reset"', '"on_reboot": "restart", "on_soft_reset"');
    expect(readDomain(more)?.restarts).toBe(true);
  });

  test.each(['', '[]', '[ ]\n', '{}', '[{"domid":3,"config":{}}]', 'no JSON'])('%j is no guest', (text) => {
    expect(readDomain(text)).toBeUndefined();
  });

  test('a name that xl does not know is told from xl that does not work', () => {
    expect(isUnknown(UNKNOWN('web1'))).toBe(true);
    expect(isUnknown('cannot init xl context\n')).toBe(false);
  });

  test('xenstore: what is in a drive, with its escapes, and a colon in its name', () => {
    expect(readStoreDisks(STORE_HVM)).toEqual([
      { devid: 51712, vdev: 'xvda', disc: '/dev/vg0/install1-disk' },
      { devid: 5632, vdev: 'hdc', disc: '/srv/iso/Frühling a:b \\ 2.iso' },
      { devid: 5696, vdev: 'hdd', disc: null },
    ]);
  });

  test.each([
    ['qdisk', '', null],
    ['qdisk', 'qcow2:/a.iso', '/a.iso'],
    ['phy', '/srv/a:b.iso', '/srv/a:b.iso'],
    ['phy', '/var/run/xen/empty-cdrom.3', null],
  ])('xenstore: %s with %j', (type, params, disc) => {
    const at = '/libxl/3/device/vbd/5632';
    const lines = `${at}/params = "${params}"\n${at}/dev = "hdc"\n${at}/type = "${type}"\n`;
    expect(readStoreDisks(lines)).toEqual([{ devid: 5632, vdev: 'hdc', disc }]);
  });

  test('qemu: who holds a disc, which tray is open; a disk has no tray', () => {
    expect([...readTrays(TRAYS)]).toEqual([
      [5632, { full: true, locked: true, open: false }],
      [5696, { full: false, locked: false, open: true }],
    ]);
    expect(readTrays('').size).toBe(0);
  });

  test('qemu’s word counts most, then the store’s, then libxl’s', () => {
    const domain = readDomain(LIST_HVM)!;
    const store = readStoreDisks(STORE_HVM);
    const drives = (...args: [typeof store, ReturnType<typeof readTrays>]) =>
      stateOf('install1', domain, ...args, undefined).drives;
    expect(drives([], new Map())[0]).toEqual({ drive: 'hdc', disc: '/srv/iso/a.iso' });
    expect(drives(store, new Map())[0]).toEqual({ drive: 'hdc', disc: '/srv/iso/Frühling a:b \\ 2.iso' });
    const empty = readTrays(TRAYS.replace(': /dev/fdset/0 (raw, read-only)', ': [not inserted]'));
    expect(drives(store, empty)[0]).toEqual({ drive: 'hdc', disc: null, locked: true, open: false });
  });

  test('a guest without an emulated PC: the disks of its record, or those that it cannot write to', () => {
    const pv = readDomain(LIST_HVM.replace('"type": "hvm"', '"type": "pv"'))!;
    const of = (drives?: string[]) =>
      stateOf('a', pv, [], new Map(), drives && { version: 1, how: 'disks', drives, queue: [], install: null }).drives;
    expect(of(['hdc', 'xvdz', 'xvda'])).toEqual([
      { drive: 'hdc', disc: '/srv/iso/a.iso' },
      { drive: 'xvdz', disc: null },
      { drive: 'xvda', disc: '/dev/vg0/install1-disk', taken: true },
    ]);
    expect(of().map(({ drive }) => drive)).toEqual(['hdc', 'hdd']);
  });
});

describe('xl’s log of a guest', () => {
  test.each([
    [0, 'poweroff'],
    [1, 'reboot'],
    [2, 'suspend'],
    [3, 'crash'],
    [4, 'watchdog'],
    [99, 'crash'],
  ])('reason code %i: %s', (code, how) => {
    expect(readEnding(logOf(3, code))).toEqual({ domid: 3, how, again: false });
  });

  test('only the newest counts, and a guest that xl starts anew by itself is told', () => {
    expect(readEnding(logOf(3, 1, 'restart') + logOf(4, 0))).toEqual({ domid: 4, how: 'poweroff', again: false });
    expect(readEnding(logOf(3, 1, 'restart'))).toEqual({ domid: 3, how: 'reboot', again: true });
    expect(readEnding(`${logOf(3, 1, 'restart')}Waiting for domain install1 (domid 4) to die [pid 4711]\n`)).toBe(
      undefined,
    );
  });

  test('a guest that somebody stopped did not end by itself', () => {
    const log = 'Waiting for domain install1 (domid 3) to die [pid 4711]\nDomain 3 has been destroyed.\n';
    expect(readEnding(log)).toEqual({ domid: 3, how: 'destroyed', again: false });
    expect(readEnding(`${logOf(3, 1)}Domain 3 has been destroyed.\n`)?.how).toBe('reboot');
    expect(readEnding('')).toBeUndefined();
  });
});

test('xl’s words without the places in its source', () => {
  const result = { code: 1, stdout: '', timedOut: false };
  expect(xlWords({ ...result, stderr: LOCKED(5632) })).toBe(
    "Device 'ide-5632' is locked and force was not specified, wait for tray to open and try again",
  );
  expect(xlWords({ ...result, stderr: IN_USE(51744) })).toBe(
    'unable to remove device with path /local/domain/0/backend/vbd/3/51744',
  );
  expect(xlWords({ ...result, stderr: '\x1b[31mred\n' })).toBe('red');
});
