import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { makePlan } from '../../../src/commands/new/make.ts';
import { readBack } from '../../../src/guest/config.ts';
import { diagramsOf } from '../../../src/guest/diagrams.ts';
import type { World } from '../../../src/guest/world.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import { readGuestConfig } from '../../../src/host/probes/guest-config.ts';
import type { RunStep } from '../../../src/plan/action.ts';
import { troubleOf } from '../../../src/plan/apply/trouble.ts';
import { parsePlan, printPlan } from '../../../src/plan/plan-file.ts';
import { planScript } from '../../../src/plan/script.ts';
import { momentOptions } from '../../../src/storage/nfs-root/mount-options.ts';
import { ramdiskProblems } from '../../../src/storage/nfs-root/ramdisk.ts';
import { nfsRoot } from '../../../src/storage/nfs-root.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf, settledAnswers } from '../../../src/wizard/outcome.ts';
import { debianExport, ROOT_ANSWERS } from '../../support/exports.ts';
import { ownRenderer } from '../../support/templates.ts';
import { exampleWorld } from '../../support/worlds.ts';

const world = (more: Partial<World> = {}): World => exampleWorld({ image: debianExport(), ...more });
const outcome = (answers: Record<string, Answer> = {}, at = world()) =>
  outcomeOf(new Map(Object.entries({ ...ROOT_ANSWERS, ...answers })), at);
const planOf = (answers: Record<string, Answer> = {}, at = world()) => {
  const settled = outcome(answers, at);
  expect(settled.problems).toEqual([]);
  return makePlan(settled, at, ownRenderer, yaml);
};
const configOf = (answers: Record<string, Answer> = {}) => readBack(planOf(answers).config).settings;
const faults = (answers: Record<string, Answer>, at = world()) =>
  outcome(answers, at).problems.map(({ field, message }) => `${field}: ${message}`);
const option = (backend: string, answers: Record<string, Answer> = {}) => {
  const field = outcome(answers).evaluation.placed.find(({ field }) => field.key === 'storage.backend')?.field;
  return field?.kind === 'choice' ? field.options.find(({ value }) => value === backend) : undefined;
};

describe('the config of a guest without a disk', () => {
  it('has an empty list of disks, and words that let the kernel find its root', () => {
    expect(configOf()).toMatchObject({
      type: 'pvh',
      kernel: '/var/lib/xen/boot/web1/vmlinuz',
      ramdisk: '/var/lib/xen/boot/web1/initrd.img',
      cmdline: 'root=/dev/nfs nfsroot=10.0.0.9:/srv/web1,nfsvers=3,tcp ip=dhcp rw console=hvc0',
      disk: [],
    });
    expect(planOf().config).toContain("None: the guest's / is a folder of a file server");
  });

  it('gives the kernel the fixed address that the network’s answers name, as nfsroot.rst has it', () => {
    const fixed = {
      'network.0.ip': '192.0.2.10/26',
      'network.0.gateway': '192.0.2.1',
      'network.0.dns': ['192.0.2.1', 'fd00::1', '192.0.2.2', '192.0.2.3'],
    };
    expect(configOf(fixed).cmdline).toContain(
      ' ip=192.0.2.10::192.0.2.1:255.255.255.192:web1::none:192.0.2.1:192.0.2.2 ',
    );
    // The kernel has told the guest its address: nobody need set it inside.
    expect(planOf(fixed).warnings?.join(' ')).not.toContain('Nothing tells the guest its address');
    expect(planOf(fixed).warnings?.join(' ')).toContain('must let in 192.0.2.10,');
  });

  it('keeps what the person wrote of the kernel’s words, and adds only what is missing', () => {
    expect(configOf({ 'source.cmdline': 'quiet ip=192.0.2.9::::::none' }).cmdline).toBe(
      'root=/dev/nfs nfsroot=10.0.0.9:/srv/web1,nfsvers=3,tcp quiet ip=192.0.2.9::::::none console=hvc0',
    );
  });

  it('takes a kernel and an initial RAM disk of the host where they are named, and copies nothing then', () => {
    const named = { 'source.kernel': '/srv/boot/vmlinuz', 'source.ramdisk': '/srv/boot/initrd.img' };
    expect(configOf(named)).toMatchObject({ kernel: '/srv/boot/vmlinuz', ramdisk: '/srv/boot/initrd.img' });
    const plan = planOf(named);
    expect(plan.actions.map(({ id }) => id).filter((id) => id.startsWith('boot.'))).toEqual([]);
    const asked = plan.preconditions.map(({ check }) => ('run' in check ? check.run.join(' ') : ''));
    expect(asked).toContain('test -r /srv/boot/vmlinuz');
  });

  it('may have disks for data beside it', () => {
    expect(configOf({ 'disks.0.backend': 'lvm', 'disks.0.size': '5GiB' }).disk).toMatchObject([
      { vdev: 'xvdb', target: '/dev/vg0/web1-data1' },
    ]);
  });

  it('can be pv too, but neither hvm nor started by a boot loader', () => {
    expect(configOf({ type: 'pv' }).type).toBe('pv');
    expect(faults({ type: 'hvm' })[0]).toMatch(/^type: hvm by .* starts from a disk, and it has none/);
    expect(faults({ 'source.boot': 'grub' })[0]).toMatch(/^source.boot: .*no disk to be read/);
  });

  it('is drawn as what it is: the guest’s kernel, the network, the folder', () => {
    expect(diagramsOf(outcome().spec, exampleFacts())[0]).toEqual({
      title: 'The root, without a disk',
      lines: ['guest web1: /', '   │  its own kernel mounts it, over its first network card', '/srv/web1 on 10.0.0.9'],
    });
  });
});

describe('what is done on the host', () => {
  const plan = planOf();
  const ids = plan.actions.map(({ id }) => id.replace(/\/.*/, ''));
  const action = (id: string) => plan.actions.find((each) => each.id.startsWith(id))!;

  it('is to look, to note whose root it is, to copy the kernel, and to leave again, before the guest is started', () => {
    expect(ids.filter((id) => !/^network\./.test(id)).slice(2)).toEqual([
      ...['storage.root.mount.', 'storage.root.system.', 'storage.root.free.', 'storage.root.note.'],
      ...['boot.kernel', 'boot.ramdisk', 'storage.root.unmount.', 'config.write', 'guest.start'],
    ]);
  });

  it('can be written down, and read back as the same', () => {
    expect(parsePlan(printPlan(plan), 'web1.plan.json')).toEqual(plan);
    expect(spawnSync('bash', ['-n'], { input: planScript(plan, { start: true }) }).status).toBe(0);
  });

  it('takes away again all that it makes, and nothing else of the folder: only a note that is its own', () => {
    for (const { effect, undo, id } of plan.actions)
      if (effect === 'creates') expect(undo.length, id).toBeGreaterThan(0);
    const removed = plan.actions.flatMap(({ undo }) => undo).filter((step) => 'run' in step && step.run[0] === 'rm');
    const inFolder = removed.filter((step) => 'run' in step && step.run.some((word) => word.includes('/xen/nfs/')));
    expect(inFolder).toMatchObject([
      {
        run: ['rm', '-f', '--', '/var/lib/xen/nfs/web1-root/.xenguide-guest'],
        onlyIf: [{ run: ['cat', '--', expect.any(String)], says: expect.stringContaining('web1') }],
      },
    ]);
  });

  it('asks before the first action for nothing that it makes itself', () => {
    const asked = plan.preconditions.map(({ check }) => ('run' in check ? check.run.join(' ') : ''));
    expect(asked).toContain('mount.nfs -V');
    expect(asked.join('\n')).not.toMatch(/vmlinuz|initrd|test -f/);
  });

  it('follows no link that leads out of the folder, and lets only root read the copies', () => {
    expect(action('boot.kernel').do).toMatchObject([
      { run: ['mkdir', '-p', '-m', '0755', '--', '/var/lib/xen/boot/web1'] },
      { run: ['install', '-m', '0600', '/dev/null', '/var/lib/xen/boot/web1/vmlinuz'] },
      { run: expect.arrayContaining(['if=/var/lib/xen/nfs/web1-root/boot/vmlinuz-6.1.0-40-amd64', 'iflag=nofollow']) },
      { run: ['cmp', '--silent', '--', expect.any(String), '/var/lib/xen/boot/web1/vmlinuz'] },
    ]);
    expect(action('storage.root.note').do.at(-1)).toMatchObject({ run: expect.arrayContaining(['conv=excl']) });
  });

  it('mounts with the guest’s own NFS version, softly, and not so that a program or device of the folder could be used', () => {
    const mount = action('storage.root.mount').do[1] as RunStep;
    expect(mount.run).toEqual([
      ...['mount', '-t', 'nfs', '-o', momentOptions('3', 'rw'), '--'],
      ...['10.0.0.9:/srv/web1', '/var/lib/xen/nfs/web1-root'],
    ]);
    expect(momentOptions('3', 'rw').split(',')).toEqual(
      expect.arrayContaining(['nfsvers=3', 'nolock', 'soft', 'nodev', 'nosuid', 'noexec']),
    );
    expect(momentOptions('4.2', 'ro').split(',')).not.toContain('nolock');
  });

  it.each([
    ['mount.nfs: access denied by server while mounting', /does not let this host mount/, /the guest/],
    [
      'mount.nfs: mounting 10.0.0.9:/srv/web1 failed, reason given by server: No such file or directory',
      /no export/,
      /showmount/,
    ],
    ['mount.nfs: requested NFS version or transport protocol is not supported', /does not offer/, /vers3=y/],
    ['did not end in 30 seconds', /does not answer/, /2049/],
    ['something nobody has heard of', /could not be mounted/, /by hand/],
  ])('where the server refuses: %s', (said, message, remedy) => {
    const words = troubleOf(action('storage.root.mount').do[1] as RunStep, said);
    expect(words?.message).toMatch(message);
    expect(words?.remedy).toMatch(remedy);
  });

  it('says how undo goes on without a server that is gone for good', () => {
    const [, mount] = action('storage.root.note').undo as RunStep[];
    expect(troubleOf(mount!, 'did not end in 30 seconds')?.remedy).toContain(
      'mount -t tmpfs none /var/lib/xen/nfs/web1-root',
    );
  });
});

describe('answers', () => {
  it('are written so that they repeat the run', () => {
    const settled = settledAnswers(outcome(), world());
    expect(Object.fromEntries(settled)).toMatchObject({ ...ROOT_ANSWERS, 'storage.version': '3' });
    expect([...settled.keys()].filter((key) => /size|login|path/.test(key))).toEqual([]);
  });

  it.each(['nas', 'fd00::9', '10.0.0', '10.0.0.256', '127.0.0.1', '0.0.0.0', '10.0.0.9:/srv', '$(x)', ''])(
    'the server %j is refused: the guest’s kernel could not reach it',
    (server) => {
      expect(faults({ 'storage.server': server })[0]).toMatch(/^storage.server: /);
    },
  );

  it('a folder that is another guest’s root in a config of this host is a conflict', () => {
    const { guest } = readGuestConfig(
      '/etc/xen/old.cfg',
      `name = "old"\ncmdline = "root=/dev/nfs nfsroot=10.0.0.9:/srv//web1/,tcp ip=dhcp"\n`,
    );
    expect(guest?.nfsRoot).toBe('10.0.0.9:/srv/web1');
    const facts = exampleFacts();
    facts.guests.push(guest!);
    expect(outcome({}, world({ facts })).problems).toMatchObject([
      { field: 'storage.export', kind: 'conflict', message: expect.stringContaining('old') },
    ]);
    expect(faults({ 'storage.export': '/srv/web2' }, world({ facts }))).toEqual([]);
  });

  it('without a network card, or with IPv6 only, there is no way to the root', () => {
    expect(faults({ 'network.0.mode': 'none' })).toEqual([expect.stringMatching(/^network.0.mode: .*no network card/)]);
    expect(faults({ 'network.0.ip': 'fd00::10/64' })).toEqual([expect.stringMatching(/^network.0.ip: .*IPv6/)]);
  });

  it('what the look found wrong is told, but for the initial RAM disk where another is named', () => {
    const lacking = debianExport({
      ramdiskProblems: [{ field: 'storage.export', message: 'no driver', remedy: 'MODULES=most' }],
    });
    expect(faults({}, world({ image: lacking }))).toEqual(['storage.export: no driver']);
    expect(faults({ 'source.kernel': '/k', 'source.ramdisk': '/r' }, world({ image: lacking }))).toEqual([]);
  });

  it('a system without a kernel wants one of the host named', () => {
    const bare = world({ image: debianExport({ kernels: [] }) });
    expect(faults({}, bare)).toEqual([expect.stringMatching(/^source.kernel: .*none was found in its \/boot/)]);
    expect(outcome({ 'source.kernel': '/srv/boot/vmlinuz' }, bare).ready).toBe(true);
  });
});

describe('beside the other storage', () => {
  it('is shown grey, with the reason, for an image; and the others are for a system that is there already', () => {
    expect(option('nfs-root', { 'source.kind': 'image' })?.blocked?.remedy).toContain(
      'where the guest’s system comes from',
    );
    expect(option('nfs-root')?.blocked).toBeUndefined();
    expect(option('lvm')?.blocked?.reason).toContain('new, empty disk');
    expect(faults({ 'storage.backend': 'lvm' })[0]).toMatch(/^storage.backend: /);
  });

  it('is suggested, with its merit, where the system is there already', () => {
    const { 'storage.backend': _, ...open } = ROOT_ANSWERS;
    const placed = outcomeOf(new Map(Object.entries(open)), world()).evaluation.placed;
    expect(placed.find(({ field }) => field.key === 'storage.backend')).toMatchObject({
      value: 'nfs-root',
      field: { suggest: { because: expect.stringContaining('already') } },
    });
  });

  it('is no choice for further disks', () => {
    expect(faults({ 'disks.0.backend': 'nfs-root' })[0]).toMatch(/^disks.0.backend: /);
  });

  it('needs mount.nfs, and says which package has it', () => {
    const facts = exampleFacts();
    expect(nfsRoot.unavailable(facts)).toBeUndefined();
    facts.tools['mount.nfs'] = { ...facts.tools['mount.nfs'], path: null };
    expect(nfsRoot.unavailable(facts)?.remedy).toContain('nfs-common');
  });
});

describe('an initial RAM disk', () => {
  const at = { at: 'storage', version: '3', ramdisk: '/boot/initrd.img-6.1' };
  const lib = 'usr/lib/modules/6.1/kernel';
  const both = `${lib}/fs/nfs/nfs.ko\n${lib}/drivers/net/xen-netfront.ko.xz\n`;
  const none = new Set<string>();

  it('with the drivers of NFS and of Xen’s card will do, wherever they are and however they are packed', () => {
    expect(ramdiskProblems(`${both}bin/nfsmount\n`, none, at)).toEqual([]);
    expect(ramdiskProblems('modules/nfs.ko\nmodules/xen_netfront.ko.zst\n', none, at)).toEqual([]);
    expect(ramdiskProblems('init\n', new Set(['nfs', 'xen-netfront']), at)).toEqual([]);
  });

  it.each([
    ['no NFS', `${lib}/drivers/net/xen-netfront.ko\n${lib}/fs/nfs/nfsv3.ko\n`, /driver for NFS \(nfs\):/],
    ['no card', `${lib}/fs/nfs/nfs.ko\n`, /driver for Xen’s network card \(xen-netfront\):/],
    ['neither', 'init\nbin/sh\n', /\(xen-netfront\) and NFS \(nfs\)/],
  ])('with %s is refused, with what to do', (_what, listing, message) => {
    const [problem] = ramdiskProblems(listing, none, at);
    expect(problem).toMatchObject({ field: 'storage.export', message: expect.stringMatching(message) });
    expect(problem?.remedy).toMatch(/MODULES=most.*update-initramfs -u.*source\.kernel/);
  });

  it('of initramfs-tools speaks NFS 3 at most; one with mount.nfs in it speaks all', () => {
    const klibc = `${both}usr/bin/nfsmount\n`;
    expect(ramdiskProblems(klibc, none, { ...at, version: '4.2' })).toMatchObject([{ field: 'storage.version' }]);
    expect(ramdiskProblems(`${klibc}sbin/mount.nfs\n`, none, { ...at, version: '4.2' })).toEqual([]);
  });
});
