import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/**
 * Our hotplug script, run by a real shell as libxl does it. xenstore is a folder with a file a key, DRBD a few files; a real
 * Xen runs it in test/lab.
 */

const SCRIPT = join(import.meta.dirname, '../../../templates/storage/block-drbd-xenguide');
const VBD = 'backend/vbd/5/51712';
let root: string;

const put = (path: string, text: string, mode = 0o644): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  chmodSync(join(root, path), mode);
};
const get = (path: string): string | undefined =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8').trim() : undefined;
const store = (path: string): string | undefined => get(`store/${path.replace(/^\//, '')}`);
const keep = (path: string, text: string): void => put(`store/${path.replace(/^\//, '')}`, text);

const PROGRAMS = {
  'xenstore-read': 'exec cat "$ROOT/store/${1#/}"',
  'xenstore-list': 'ls "$ROOT/store/${1#/}" 2>/dev/null',
  'xenstore-write':
    'while [ $# -gt 1 ]; do p="$ROOT/store/${1#/}"; mkdir -p "${p%/*}"; printf %s "$2" >"$p"; shift 2; done',
  drbdadm: `echo "$*" >>"$ROOT/asked"
case $1 in
  sh-dev) [ "$2" = web1-disk ] || { echo "'$2' not defined in your config." >&2; exit 1; }; echo "$ROOT/dev/drbd7" ;;
  role) cat "$ROOT/role" ;;
  primary) if [ -e "$ROOT/refuse" ]; then cat "$ROOT/refuse"; exit 11; fi; echo Primary/Secondary >"$ROOT/role" ;;
  secondary) if [ -s "$ROOT/held" ]; then sed -i 1d "$ROOT/held"; exit 11; fi; echo Secondary/Secondary >"$ROOT/role" ;;
esac`,
  // A plain file stands for the device; only a device has these numbers.
  stat: '[ -e "$4" ] || exit 1; echo 93:7',
  sleep: ':',
  // The mount table of the machine that runs the test says nothing about the device.
  grep: 'if [ -e "$ROOT/mounted" ]; then exit 0; fi; exit 1',
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'xenguide-hotplug-'));
  for (const [name, text] of Object.entries(PROGRAMS)) put(`bin/${name}`, `#!/bin/sh\n${text}\n`, 0o755);
  put('dev/drbd7', '');
  put('role', 'Secondary/Secondary\n');
  keep(`${VBD}/params`, 'web1-disk');
  keep(`${VBD}/frontend-id`, '5');
  keep(`${VBD}/mode`, 'w');
  keep('/local/domain/5/vm', '/vm/7b0c1d2e-0000-8000-8000-000000000001');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function run(verb: string, shell = 'dash') {
  const { status } = spawnSync(shell, [SCRIPT, verb], {
    encoding: 'utf8',
    env: {
      ROOT: root,
      PATH: `${root}/bin:${process.env.PATH}`,
      XENBUS_PATH: VBD,
      XENGUIDE_LOCKS: join(root, 'locks'),
      XENGUIDE_LOG: join(root, 'log'),
    },
  });
  return { status, error: store(`${VBD}/hotplug-error`), state: store(`${VBD}/hotplug-status`), role: get('role') };
}

/** Another attachment of the same device. */
function attached(domain: number, vm?: string): void {
  keep(`backend/vbd/${domain}/51712/physical-device`, '93:7');
  keep(`backend/vbd/${domain}/51712/frontend-id`, String(domain));
  if (vm !== undefined) keep(`/local/domain/${domain}/vm`, vm);
}

test('shellcheck has nothing to say', () => {
  expect(spawnSync('shellcheck', ['--severity=style', SCRIPT], { encoding: 'utf8' }).stdout).toBe('');
});

describe.each(['dash', 'bash'])('under %s, add', (shell) => {
  test('makes the resource writable and hands the device over', () => {
    expect(run('add', shell)).toEqual({ status: 0, error: undefined, state: 'connected', role: 'Primary/Secondary' });
    expect(store(`${VBD}/physical-device`)).toBe('93:7');
    expect(store(`${VBD}/physical-device-path`)).toBe(join(root, 'dev/drbd7'));
  });

  test('called twice does it once', () => {
    run('add', shell);
    put('refuse', 'no');
    expect(run('add', shell)).toMatchObject({ status: 0, state: 'connected' });
  });
});

describe('add', () => {
  test('of a resource that is writable here already, as DRBD 9 words it', () => {
    put('role', 'Primary\n');
    put('refuse', 'must not be asked');
    expect(run('add')).toMatchObject({ status: 0, state: 'connected' });
  });

  test('is refused when another guest has the disk, whatever the guests are called', () => {
    attached(3, '/vm/7b0c1d2e-0000-8000-8000-00000000aaaa');
    expect(run('add')).toMatchObject({ status: 1, state: 'error', role: 'Secondary/Secondary' });
    expect(store(`${VBD}/hotplug-error`)).toContain('is a disk of another guest (domain 3)');
  });

  test('is fine when the same guest has it, as while it is moved within the host', () => {
    attached(3, '/vm/7b0c1d2e-0000-8000-8000-000000000001-1');
    expect(run('add')).toMatchObject({ status: 0, state: 'connected' });
  });

  test('is fine when the helper domain of the same guest has it', () => {
    attached(3);
    keep('/local/domain/3/target', '5');
    expect(run('add')).toMatchObject({ status: 0, state: 'connected' });
  });

  test('is refused when this host has it mounted', () => {
    put('mounted', '');
    expect(run('add')).toMatchObject({ status: 1, error: expect.stringContaining('is mounted on this host') });
  });

  test('says DRBD’s own words when the other host has it', () => {
    put('refuse', '7: State change failed: (-1) Multiple primaries not allowed by config\n');
    expect(run('add')).toMatchObject({
      status: 1,
      error: expect.stringMatching(/does not make web1-disk writable here: .*Multiple primaries not allowed/),
    });
    expect(store(`${VBD}/physical-device`)).toBeUndefined();
    expect(get('log'), 'where Xen’s own scripts write too').toContain('Multiple primaries');
  });

  test.each([
    ['nope', 'knows no DRBD resource nope'],
    ['web1-disk; reboot', 'is not the name of a DRBD resource'],
    ['', 'names no DRBD resource'],
  ])('of “%s” says what is wrong', (params, words) => {
    keep(`${VBD}/params`, params);
    expect(run('add')).toMatchObject({ status: 1, state: 'error', error: expect.stringContaining(words) });
  });

  test('of a resource that is not up says how it is brought up', () => {
    rmSync(join(root, 'dev/drbd7'));
    expect(run('add')).toMatchObject({ status: 1, error: expect.stringContaining('drbdadm up web1-disk') });
  });
});

describe('remove', () => {
  test('gives up being writable', () => {
    run('add');
    expect(run('remove')).toMatchObject({ status: 0, role: 'Secondary/Secondary' });
  });

  test('waits for the kernel to let go of the device', () => {
    run('add');
    put('held', '1\n2\n3\n');
    expect(run('remove')).toMatchObject({ status: 0, role: 'Secondary/Secondary' });
  });

  test('leaves it to a guest that has it still', () => {
    run('add');
    attached(9, '/vm/7b0c1d2e-0000-8000-8000-000000000001');
    expect(run('remove')).toMatchObject({ status: 0, role: 'Primary/Secondary' });
  });

  test('of what was never added is no fault', () => {
    keep(`${VBD}/params`, '');
    expect(run('remove')).toMatchObject({ status: 0, error: undefined });
  });
});
