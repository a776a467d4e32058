import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Action, RunStep, Trouble } from '../../../src/plan/action.ts';
import { troubleOf } from '../../../src/plan/apply/trouble.ts';
import type { StorageContext } from '../../../src/storage/backend.ts';
import { nfs } from '../../../src/storage/nfs.ts';
import { GiB } from '../../../src/units.ts';
import { ownRenderer } from '../../support/templates.ts';

const context = (more: Partial<StorageContext> = {}): StorageContext => ({
  at: 'storage',
  guest: 'web-1',
  role: 'disk',
  facts: exampleFacts(),
  leastBytes: 2 * GiB,
  ...more,
});
const ANSWERS = { server: '10.0.0.9', export: '/srv/xen', format: 'raw', size: '5GiB' };
const UNIT = String.raw`var-lib-xen-nfs-web\x2d1\x2ddisk.mount`;

const volumeOf = (answers: Record<string, unknown> = {}) => nfs.resolve({ ...ANSWERS, ...answers }, context());
const actionsOf = (answers: Record<string, unknown> = {}): [mount: Action, file: Action, look: Action] => {
  const [mount, look, file] = nfs.actions(volumeOf(answers), ownRenderer.fill) as [Action, Action, Action];
  return [mount, file, look];
};
const unitText = (answers: Record<string, unknown> = {}): string => {
  const [write] = actionsOf(answers)[0].do;
  return write && 'write' in write ? (write.text ?? '') : '';
};
const lines = (steps: Action['undo']): string[] => steps.map((step) => ('run' in step ? step.run.join(' ') : ''));
const field = (name: string, facts = exampleFacts()) =>
  nfs.fields({}, context({ facts })).find(({ key }) => key === `storage.${name}`);

describe('the mount', () => {
  it('has a place and a unit of its own for each disk, named as systemd wants it', () => {
    const [mount, file] = actionsOf();
    expect(mount.touches).toEqual([`/etc/systemd/system/${UNIT}`, '/var/lib/xen/nfs/web-1-disk']);
    expect(file.touches).toEqual(['/var/lib/xen/nfs/web-1-disk/web-1-disk.img']);
    const data = nfs.resolve(ANSWERS, context({ at: 'disks.0', role: 'data1' }));
    expect(data.path).toBe('/var/lib/xen/nfs/web-1-data1/web-1-data1.img');
  });

  it('is hard and speaks NFS 4.2, comes back with the host before its guests, and keeps nobody from logging in', () => {
    const text = unitText();
    expect(text).toContain('\nWhat=10.0.0.9:/srv/xen\nWhere=/var/lib/xen/nfs/web-1-disk\nType=nfs\n');
    expect(text).toContain('\nOptions=hard,nfsvers=4.2,nofail\n');
    expect(text).toContain('\nBefore=xendomains.service\n');
    expect(text).toContain('\nWantedBy=multi-user.target\n');
  });

  it('takes other options beside hard, and another version in place of 4.2', () => {
    expect(unitText({ options: 'nfsvers=3,nconnect=4' })).toContain('\nOptions=hard,nfsvers=3,nconnect=4,nofail\n');
    expect(unitText({ options: 'hard,timeo=100' })).toContain('\nOptions=hard,nfsvers=4.2,timeo=100,nofail\n');
  });

  it('is tidy about slashes, and puts an IPv6 address into brackets', () => {
    expect(unitText({ export: '/srv//xen/' })).toContain('What=10.0.0.9:/srv/xen\n');
    expect(unitText({ export: '/' })).toContain('What=10.0.0.9:/\n');
    expect(unitText({ server: 'fd00::9' })).toContain('What=[fd00::9]:/srv/xen\n');
  });

  it('doubles what systemd would take for a specifier', () => {
    expect(unitText({ export: '/srv/%h' })).toContain('What=10.0.0.9:/srv/%%h\n');
  });

  it('waits for the server 20 seconds, and wants room for the disk', () => {
    const [{ do: steps, verify }] = actionsOf();
    expect(steps.at(-1)).toMatchObject({ run: ['systemctl', 'start', '--', UNIT], timeoutMs: 20_000 });
    expect(verify).toMatchObject({ kind: 'run', check: { atLeast: 5 * GiB } });
  });

  it('is taken away whole: stopped, disabled, unit and folder removed; each step with an end', () => {
    const [{ undo }] = actionsOf();
    expect(lines(undo)).toEqual([
      `systemctl stop -- ${UNIT}`,
      `systemctl disable --quiet -- ${UNIT}`,
      `rm -f -- /etc/systemd/system/${UNIT}`,
      'systemctl daemon-reload',
      `systemctl reset-failed -- ${UNIT}`,
      'rmdir --ignore-fail-on-non-empty -- /var/lib/xen/nfs/web-1-disk /var/lib/xen/nfs',
    ]);
    expect(undo[0]).toHaveProperty('timeoutMs');
  });
});

describe('the file', () => {
  it('is removed from the server, mounted again for it, and no step waits for ever for a server that is gone', () => {
    const [, { undo }] = actionsOf({ format: 'qcow2' });
    expect(undo[2]).toMatchObject({ mustBeFree: '/var/lib/xen/nfs/web-1-disk/web-1-disk.qcow2', others: true });
    // It has time limits of its own.
    const programs = undo.filter((step) => 'run' in step);
    expect(lines(programs)).toEqual([
      `systemctl start -- ${UNIT}`,
      'stat -f -c %T -- /var/lib/xen/nfs/web-1-disk',
      'rm -f -- /var/lib/xen/nfs/web-1-disk/web-1-disk.qcow2',
    ]);
    for (const step of programs) {
      expect(step).toHaveProperty('timeoutMs');
      expect((step as RunStep).trouble).toMatchObject({ remedy: expect.stringContaining('umount -f -l') });
    }
  });

  it('is not begun, and so never taken away, before it is known that nobody else has one of that name there', () => {
    const [, , look] = actionsOf();
    expect(look).toMatchObject({ effect: 'reads', do: [], undo: [] });
    expect(look.verify).toMatchObject({
      check: { run: ['test', '!', '-e', '/var/lib/xen/nfs/web-1-disk/web-1-disk.img'] },
    });
  });

  it('is made by one of two hosts that come at the same time; the other neither empties nor removes it', () => {
    const [, { do: steps }] = actionsOf();
    expect(lines(steps).map((line) => line.split(' ')[0])).toEqual(['dd', 'qemu-img', 'chmod']);
    const [claim] = steps as [RunStep];
    expect(claim).toHaveProperty('timeoutMs');
    expect(claim.run).toEqual(expect.arrayContaining(['of=/var/lib/xen/nfs/web-1-disk/web-1-disk.img', 'conv=excl']));
    const said = (words: string): Trouble | undefined => troubleOf(claim, words);
    expect(said('dd: failed to open ‘web-1-disk.img’: File exists')).toMatchObject({ theirs: true });
    expect(said('dd: failed to open ‘web-1-disk.img’: Permission denied')?.message).toMatch(/lets root/);
    expect(said('dd: failed to open ‘web-1-disk.img’: Permission denied')).not.toHaveProperty('theirs');
  });

  it('is never opened with direct-io-safe', () => {
    expect(nfs.xlDisk(volumeOf({ format: 'qcow2' }), 'xvda', 'rw')).toEqual({
      target: '/var/lib/xen/nfs/web-1-disk/web-1-disk.qcow2',
      format: 'qcow2',
      vdev: 'xvda',
      access: 'rw',
    });
  });
});

describe('what the server says is told in words of its own', () => {
  const [mount, file] = actionsOf();
  const trouble = (step: unknown, said: string): Trouble | undefined => troubleOf(step as RunStep, said);

  it.each([
    ['mount.nfs: access denied by server while mounting 10.0.0.9:/srv/xen', /does not let this host mount/, /exports/],
    [
      'mount.nfs: mounting 10.0.0.9:/srv/xen failed, reason given by server: No such file or directory',
      /no export/,
      /showmount/,
    ],
    ['mount.nfs: Failed to resolve server nas: Name or service not known', /name .* is not known/, /address/],
    ['mount.nfs: Protocol not supported', /with the options/, /nfsvers=4\.1/],
    ['mount.nfs: Connection timed out', /does not answer/, /2049/],
    ['did not end in 20 seconds', /does not answer/, /2049/],
    ['mount.nfs: Connection refused', /does not answer/, /2049/],
    ['mount.nfs: something nobody has heard of', /could not be mounted/, /by hand/],
  ])('at the mount: %s', (said, message, remedy) => {
    const words = trouble(mount.do.at(-1), said);
    expect(words?.message).toMatch(message);
    expect(words?.message).toContain('10.0.0.9');
    expect(words?.remedy).toMatch(remedy);
  });

  it.each([
    ['Could not create: Read-only file system', /read-only/, /rw/],
    ['Could not create: Permission denied', /lets root/, /no_root_squash/],
    ["chmod: changing permissions of 'x': Operation not permitted", /lets root/, /no_root_squash/],
    ['No space left on device', /no space left/, /room/],
    ['Disk quota exceeded', /no space left/, /room/],
    ['did not end in 60 seconds', /could not be made/, /ls \/var\/lib/],
  ])('at the file: %s', (said, message, remedy) => {
    for (const step of file.do) {
      const words = trouble(step, said);
      expect(words?.message).toMatch(message);
      expect(words?.remedy).toMatch(remedy);
    }
  });
});

describe('answers', () => {
  it.each(['', '10.0.0.9:/srv', 'a b', '-a', 'a,b', 'a;b', 'nas\n', '$(x)', '[::1]', 'ü'])(
    'a server %j is refused',
    (server) => {
      expect(field('server')?.check?.(server)).toBeDefined();
    },
  );

  it.each(['10.0.0.9', 'nas', 'files.example.org', 'fd00::9', '::1', 'fe80::1:2'])('a server %s is fine', (server) => {
    expect(field('server')?.check?.(server)).toBeUndefined();
  });

  it.each(['srv', '', '/srv/../etc', '/a b', '/a,b', '/a\nb', '/a"', '/a\\', '/$(x)', '/a:b', '/ü'])(
    'an export %j is refused',
    (folder) => {
      expect(field('export')?.check?.(folder)).toBeDefined();
    },
  );

  it.each(['nfsvers=4.1', 'vers=3', 'nfsvers=4.2,nconnect=4,rsize=1048576', 'sec=krb5p', 'hard', 'rw', 'proto=tcp6'])(
    'the options %s are fine',
    (options) => {
      expect(field('options')?.check?.(options)).toBeUndefined();
    },
  );

  it.each([
    ['soft', /errors/],
    ['nfsvers=4.2,softerr', /errors/],
    ['ro', /write/],
    ['nolock', /second host/],
    ['local_lock=all', /second host/],
    ['bg', /no disk/],
    ['remount', /another kind/],
    ['soft=1', /errors/],
    ['hard=0', /cannot be used/],
    ['nfsvers=2', /cannot be used/],
    ['a, b', /not a mount option/],
    ['nfsvers=4.2\nWhat=/dev/sda', /not a mount option/],
    ['nfsvers=4.2,', /empty/],
    ['nfsvers=4.2 ', /not a mount option/],
    ['x=%n', /not a mount option/],
  ])('the options %j are refused, with the reason', (options, reason) => {
    expect(field('options')?.check?.(options)?.message).toMatch(reason);
  });

  it('are suggested from what the host has mounted already', () => {
    const facts = exampleFacts();
    facts.fileSystems.push({
      mount: '/mnt/nas',
      source: '10.0.0.9:/srv/xen',
      type: 'nfs4',
      totalBytes: 90 * GiB,
      freeBytes: 40 * GiB,
      readOnly: false,
    });
    expect(field('server', facts)?.suggest?.value).toBe('10.0.0.9');
    expect(field('export', facts)?.suggest?.value).toBe('/srv/xen');
    const size = nfs.fields(ANSWERS, context({ facts })).find(({ key }) => key === 'storage.size');
    expect(size).toMatchObject({ most: 40 * GiB });
  });

  it('without mount.nfs cannot be given: it says which package has it', () => {
    const facts = exampleFacts();
    facts.tools['mount.nfs'] = { ...facts.tools['mount.nfs'], path: null };
    expect(nfs.unavailable(facts)?.remedy).toContain('nfs-common');
  });
});

describe('a conflict', () => {
  it('is a disk of that path in another guest’s config, or another mount at its place', () => {
    const facts = exampleFacts();
    facts.fileSystems.push({
      mount: '/var/lib/xen/nfs/web-1-disk',
      source: 'nas:/x',
      type: 'nfs4',
      totalBytes: GiB,
      freeBytes: GiB,
      readOnly: false,
    });
    expect(nfs.problems(ANSWERS, context({ facts }))).toMatchObject([{ kind: 'conflict' }]);
    const [guest] = [{ name: 'old', domid: null, uuid: null, memoryBytes: null, macs: [], config: '/etc/xen/old.cfg' }];
    const owned = exampleFacts();
    owned.guests.push({ ...guest!, disks: ['/var/lib/xen/nfs/web-1-disk/web-1-disk.img'] });
    expect(nfs.problems(ANSWERS, context({ facts: owned }))).toMatchObject([{ kind: 'conflict' }]);
  });

  it('a name whose mount unit systemd could not name is refused under the name', () => {
    const guest = `a${'-'.repeat(59)}`;
    expect(nfs.problems(ANSWERS, context({ guest }))).toMatchObject([{ field: 'name' }]);
    expect(nfs.problems(ANSWERS, context({ guest: 'a'.repeat(60) }))).toEqual([]);
  });
});

it('warns of the same guest on two hosts, and of looking into the file while it runs', () => {
  const said = nfs.warnings?.(volumeOf()).join(' ') ?? '';
  expect(said).toMatch(/two hosts/);
  expect(said).toMatch(/shut down/);
});

it('leads from the file over the network to the folder on the server', () => {
  expect(nfs.route(volumeOf(), undefined)).toEqual([
    '/var/lib/xen/nfs/web-1-disk/web-1-disk.img',
    'NFS mount at /var/lib/xen/nfs/web-1-disk',
    'the network to 10.0.0.9',
    '/srv/xen on 10.0.0.9',
  ]);
});
