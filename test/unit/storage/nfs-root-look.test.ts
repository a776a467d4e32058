import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { localRunner } from '../../../src/host/local.ts';
import { applyPlan } from '../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../src/plan/apply/undo.ts';
import { EXIT } from '../../../src/problem.ts';
import { existing } from '../../../src/sources/existing.ts';
import type { Volume } from '../../../src/storage/backend.ts';
import { lookIntoExport, unseenExport } from '../../../src/storage/nfs-root/look.ts';
import { nfsRoot } from '../../../src/storage/nfs-root.ts';
import { ownRenderer } from '../../support/templates.ts';
import { action, makePlace, type Place, planOf } from '../plan/plans.ts';

/**
 * The look and the actions as they are, with a folder of this machine in the place of the export: only mount(8) and
 * lsinitramfs are stand-ins. Needs root, for mounting.
 */

vi.setConfig({ testTimeout: 120_000 });

const canMount = spawnSync('env', ['unshare', '--mount', 'mount', '--bind', '/mnt', '/mnt']).status === 0;
const FOLDER = { server: '10.0.0.9', export: '/srv/web1', version: '3' };
const usualPath = process.env.PATH;
let work: string;
let root: string;

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'xenguide-nfs-root-'));
  const bin = join(work, 'bin');
  mkdirSync(bin);
  root = join(work, 'export');
  // The last word is where to; `refuse` holds what the server would say instead.
  writeFileSync(
    join(bin, 'mount'),
    `#!/bin/sh\nif [ -e ${work}/refuse ]; then cat ${work}/refuse >&2; exit 32; fi\nfor at; do :; done\nexec /bin/mount --bind ${root} "$at"\n`,
  );
  writeFileSync(join(bin, 'lsinitramfs'), '#!/bin/sh\ncase $2 in /mnt/boot/*) cat "$2" ;; *) exit 1 ;; esac\n');
  for (const name of ['mount', 'lsinitramfs']) chmodSync(join(bin, name), 0o755);
  process.env.PATH = `${bin}:${usualPath}`;
});
afterAll(() => {
  process.env.PATH = usualPath;
  rmSync(work, { recursive: true });
});

const put = (path: string, text = 'x\n'): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  mkdirSync(root);
  put('sbin/init');
  put('etc/os-release', 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n');
  put('etc/fstab', '# nothing for /\n');
  put('etc/shadow', 'root:$6$x$y:19000:0:99999:7:::\n');
  put('boot/vmlinuz-6.1.0-40-amd64', 'kernel');
  put('boot/initrd.img-6.1.0-40-amd64', 'kernel/fs/nfs/nfs.ko\nkernel/drivers/net/xen-netfront.ko\nbin/nfsmount\n');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(join(work, 'refuse'), { force: true });
});

const look = (folder = FOLDER) => lookIntoExport(localRunner(), folder, 'storage');

describe.skipIf(!canMount)('a look into an export', () => {
  test('finds the system and its newest kernel, and leaves nothing behind', async () => {
    put('boot/vmlinuz-6.1.0-9-amd64', 'old');
    const mounts = readFileSync('/proc/self/mounts', 'utf8');
    expect(await look()).toMatchObject({
      looked: 'inside',
      kind: 'system-folder',
      os: { id: 'debian' },
      cloudInit: false,
      hasLogin: true,
      fstabRoot: null,
      problems: [],
      warnings: [],
      ramdiskProblems: [],
    });
    const [kernel] = (await look()).kernels;
    expect(kernel).toMatchObject({ path: '/boot/vmlinuz-6.1.0-40-amd64', ramdisk: '/boot/initrd.img-6.1.0-40-amd64' });
    expect(readFileSync('/proc/self/mounts', 'utf8')).toBe(mounts);
  });

  test('follows links as the guest would: none leads out into the host', async () => {
    rmSync(join(root, 'etc/os-release'));
    symlinkSync('/usr/lib/os-release', join(root, 'etc/os-release'));
    expect((await look()).os).toBeNull();
    rmSync(join(root, 'boot/initrd.img-6.1.0-40-amd64'));
    put('deep/real-initrd', 'nothing\n');
    symlinkSync('/boot/kept', join(root, 'boot/initrd.img-6.1.0-40-amd64'));
    put('boot/kept', 'nothing of use\n');
    const found = await look();
    expect(found.kernels[0]?.ramdisk).toBe('/boot/kept');
    expect(found.ramdiskProblems).toMatchObject([{ message: expect.stringContaining('/boot/kept') }]);
  });

  test('knows what the kernel has in itself', async () => {
    put('boot/initrd.img-6.1.0-40-amd64', 'init\n');
    expect((await look()).ramdiskProblems).toHaveLength(1);
    put('lib/modules/6.1.0-40-amd64/modules.builtin', 'kernel/fs/nfs/nfs.ko\nkernel/drivers/net/xen-netfront.ko\n');
    expect((await look()).ramdiskProblems).toEqual([]);
  });

  test('says when the initial RAM disk could not be looked into', async () => {
    put('boot/initrd.img-6.1.0-40-amd64', '');
    rmSync(join(root, 'boot/initrd.img-6.1.0-40-amd64'));
    put('boot/initrd.img-6.1.0-40-amd64', '\n');
    expect((await look()).warnings.join(' ')).toMatch(/could not be seen.*lsinitramfs/);
  });

  test.each<[string, () => void, RegExp]>([
    ['is empty', () => rmSync(join(root), { recursive: true }), /is empty/],
    ['holds no system', () => rmSync(join(root, 'sbin'), { recursive: true }), /holds no system/],
    [
      'is another guest’s root',
      () => put('.xenguide-guest', 'Root of the Xen guest old of xenb\n'),
      /“Root of the Xen guest old of xenb”/,
    ],
    [
      'is not let out',
      () => writeFileSync(join(work, 'refuse'), 'mount.nfs: access denied by server\n'),
      /does not let this host mount/,
    ],
    ['is not there', () => writeFileSync(join(work, 'refuse'), 'mount.nfs: No route to host\n'), /does not answer/],
  ])('says when it %s', async (_what, make, message) => {
    make();
    mkdirSync(root, { recursive: true });
    const { problems } = await look();
    expect(problems).toMatchObject([{ field: 'storage.export', message: expect.stringMatching(message) }]);
  });

  test('warns of an fstab that names a disk for /', async () => {
    put('etc/fstab', 'UUID=1234 / ext4 defaults 0 1\n');
    expect((await look()).warnings).toEqual([expect.stringMatching(/fstab says that \/ is UUID=1234/)]);
    put('etc/fstab', '10.0.0.9:/srv/web1 / nfs defaults 0 0\n');
    expect((await look()).warnings).toEqual([]);
  });
});

test('what nobody could look into says so, and is seen before anything is made', () => {
  expect(unseenExport(FOLDER)).toMatchObject({ looked: 'not-at-all', kernels: [] });
  expect(unseenExport(FOLDER).warnings.join(' ')).toContain('could not be looked into');
});

describe.skipIf(!canMount)('the actions, carried out', () => {
  let place: Place;
  let volume: Volume;
  beforeEach(() => {
    place = makePlace();
    volume = {
      ...{
        backend: 'nfs-root',
        guest: 'web1',
        path: join(work, 'xen/nfs/web1-root'),
        kind: 'folder',
        format: 'raw',
        bytes: 0,
      },
      own: { ...FOLDER, note: 'Root of the Xen guest web1 of xena' },
    };
  });
  afterEach(() => place.remove());

  const apply = (more = [action('rest')]) =>
    applyPlan(
      planOf([...nfsRoot.actions(volume, ownRenderer.fill), ...more, ...nfsRoot.handOver!(volume)]),
      localRunner(),
      { start: true, stateDir: place.stateDir },
    );
  const undo = () => undoGuest('web1', localRunner(), { stateDir: place.stateDir });
  const note = () => join(root, '.xenguide-guest');

  test('note whose root it is, leave it unmounted, and undo takes the note away and nothing else', async () => {
    expect(await apply()).toMatchObject({ exitCode: EXIT.done });
    expect(readFileSync(note(), 'utf8')).toBe('Root of the Xen guest web1 of xena\n');
    expect(existsSync(volume.path)).toBe(false);
    expect(await undo()).toMatchObject({ exitCode: EXIT.done });
    expect(existsSync(note())).toBe(false);
    expect(existsSync(join(work, 'xen/nfs'))).toBe(false);
    expect(readFileSync(join(root, 'sbin/init'), 'utf8')).toBe('x\n');
  });

  test('refuse a root that is another guest’s, and leave its note alone', async () => {
    put('.xenguide-guest', 'Root of the Xen guest old of xenb\n');
    const outcome = await apply();
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(JSON.stringify(outcome)).toContain('another guest’s root already');
    expect(readFileSync(note(), 'utf8')).toContain('old');
    expect(existsSync(volume.path)).toBe(false);
  });

  test('refuse a link in the place of the note, and a folder without a system', async () => {
    symlinkSync(join(work, 'elsewhere'), note());
    expect((await apply()).exitCode).toBe(EXIT.takenBack);
    expect(existsSync(join(work, 'elsewhere'))).toBe(false);
    rmSync(note());
    rmSync(join(root, 'sbin'), { recursive: true });
    const outcome = await apply();
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(JSON.stringify(outcome)).toContain('holds no system');
  });

  test('copy the kernel out of the folder, but follow no link that was put in its place', async () => {
    const to = join(work, 'boot/web1/vmlinuz');
    const findings = {
      ...unseenExport(FOLDER),
      kernels: [{ path: '/boot/vmlinuz-6.1.0-40-amd64', ramdisk: null, compression: 'unknown' as const }],
    };
    const copies = existing
      .fill({}, findings, volume, 'disk0')
      .map((each) => JSON.parse(JSON.stringify(each).replaceAll('/var/lib/xen/boot', join(work, 'boot'))));
    expect(await apply(copies)).toMatchObject({ exitCode: EXIT.done });
    expect(readFileSync(to, 'utf8')).toBe('kernel');
    expect((await undo()).exitCode).toBe(EXIT.done);
    expect(existsSync(join(work, 'boot'))).toBe(false);
    rmSync(join(root, 'boot/vmlinuz-6.1.0-40-amd64'));
    symlinkSync('/etc/hostname', join(root, 'boot/vmlinuz-6.1.0-40-amd64'));
    expect((await apply(copies)).exitCode).toBe(EXIT.takenBack);
    expect(existsSync(join(work, 'boot'))).toBe(false);
    expect(existsSync(note())).toBe(false);
  });
});
