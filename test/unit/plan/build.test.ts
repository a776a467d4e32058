import { describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { makePlan } from '../../../src/commands/new/make.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import { commandLine } from '../../../src/plan/command-line.ts';
import { parsePlan, printPlan } from '../../../src/plan/plan-file.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { ownRenderer } from '../../support/templates.ts';
import { debianImage, equippedFacts, exampleWorld, partitionImage } from '../../support/worlds.ts';

const renderer = ownRenderer;

const planOf = (answers: Record<string, Answer>, world = exampleWorld()) => {
  const all = new Map<string, Answer>([['source.path', '/srv/images/debian-12.qcow2'], ...Object.entries(answers)]);
  const outcome = outcomeOf(all, world);
  expect(outcome.problems).toEqual([]);
  return makePlan(outcome, world, renderer, yaml);
};

describe('a plan', () => {
  it('is the same, byte for byte, for the same answers and facts', () => {
    expect(printPlan(planOf({ name: 'web1' }))).toBe(printPlan(planOf({ name: 'web1' })));
  });

  it('can be written to a file and read back as the same plan', () => {
    const plan = planOf({ name: 'web1', autostart: true, 'login.user': 'admin' });
    expect(parsePlan(printPlan(plan), 'web1.plan.json')).toEqual(plan);
  });

  it('lets xl judge the config before anything lasting is made, and starts the guest last', () => {
    const ids = planOf({ name: 'web1' }).actions.map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['guest.folder', 'config.judge']);
    expect(ids.at(-1)).toBe('guest.start');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['disk image on lvm', {}, undefined],
    ['disk image on a raw file', { 'storage.backend': 'file' }, undefined],
    ['disk image on a qcow2 file', { 'storage.backend': 'file', 'storage.format': 'qcow2' }, undefined],
    ['partition image on lvm', {}, partitionImage()],
    ['packed image', {}, debianImage({ compression: 'xz' })],
    ['hvm', { type: 'hvm' }, undefined],
    ['pv', { type: 'pv' }, undefined],
    ['no network', { 'network.0.mode': 'none' }, undefined],
  ] as [string, Record<string, Answer>, ReturnType<typeof debianImage> | undefined][])(
    '%s: everything it creates it can take away',
    (_, answers, image) => {
      const plan = planOf({ name: 'web1', ...answers }, exampleWorld(image ? { image } : {}));
      for (const { id, effect, undo } of plan.actions)
        if (effect === 'creates') expect(undo.length, id).toBeGreaterThan(0);
    },
  );

  it('makes what two disks need only once, before the first, and each disk by itself', () => {
    const disks = { 'storage.backend': 'file', 'disks.0.backend': 'file', 'disks.1.backend': 'lvm' };
    const { actions, after, config } = planOf({ name: 'web1', ...disks });
    const ids = actions.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('storage.') || id.startsWith('fill.'))).toEqual([
      'storage.folder./var/lib/xen/images',
      'storage.create./var/lib/xen/images/web1-disk.img',
      'fill.disk0.copy',
      'storage.create./var/lib/xen/images/web1-data1.img',
      'storage.create./dev/vg0/web1-data2',
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(after.find((line) => line.includes('xvdb, xvdc'))).toContain('mkfs');
    expect(config.match(/vdev=\w+/g)).toEqual(['vdev=xvda', 'vdev=xvdb', 'vdev=xvdc', 'vdev=xvdz']);
  });

  it('copies no zeros into a volume that has them already, and all of them into one that may not', () => {
    const copy = (answers: Record<string, Answer>) =>
      planOf({ name: 'web1', ...answers }, exampleWorld({ facts: equippedFacts() }))
        .actions.find(({ id }) => id === 'fill.disk0.copy')
        ?.do.flatMap((step) => ('run' in step ? step.run : []));
    expect(copy({ 'storage.backend': 'thin' })).toContain('--target-is-zero');
    expect(copy({ 'storage.backend': 'lvm' })).not.toContain('--target-is-zero');
  });

  it('asks for the tools that its steps start, each with Debian’s package', () => {
    const { needs } = planOf({ name: 'web1' });
    expect(needs).toContainEqual({ tool: 'qemu-img', package: 'qemu-utils' });
    expect(needs.map(({ tool }) => tool)).toContain('xl');
  });

  it('looks for the image, its fingerprint, the boot file and the bridge right before it begins', () => {
    const asked = planOf({ name: 'web1' }).preconditions.map(({ check }) => commandLine(check));
    expect(asked).toEqual([
      'test -w /etc/xen',
      'test -r /usr/lib/grub-xen/grub-i386-xen_pvh.bin',
      'test -f /srv/images/debian-12.qcow2',
      expect.stringMatching(/^\[ "\$\(stat -L -c '%s %Y' -- \/srv\/images\/debian-12\.qcow2\)" = '\d+ \d+' \]$/),
      'test -d /sys/class/net/xenbr0/bridge',
      'test -x /etc/xen/scripts/vif-bridge',
    ]);
  });

  it('gives a guest with a login its seed as a read-only PV disk behind the others', () => {
    const plan = planOf({ name: 'web1', 'login.user': 'admin' });
    expect(plan.config).toContain('format=raw,vdev=xvdz,access=ro,target=/var/lib/xenguide/guests/web1/seed.img');
    expect(plan.actions.some(({ id }) => id === 'seed.write')).toBe(true);
  });

  it('writes answers in which the UUID, the MAC and the kind of image are settled', () => {
    const answers = yaml.parse(planOf({ name: 'web1' }).answers);
    expect(answers).toMatchObject({ version: 1, name: 'web1', source: { kind: 'disk-image' } });
    expect(answers.uuid).toMatch(/^[0-9a-f-]{36}$/);
    expect(answers.network[0].mac).toMatch(/^00:16:3e:/);
  });
});

it('an image that still has to travel to its host is known again by its size: a copy gets another date', () => {
  const asked = planOf({ name: 'web1' }, exampleWorld({ described: true })).preconditions;
  const stat = asked.find(({ check }) => commandLine(check).includes('stat '));
  expect(stat?.check).toMatchObject({
    run: ['stat', '-L', '-c', '%s', '--', '/srv/images/debian-12.qcow2'],
    says: '419430400',
  });
});

it('an image that was only described is looked at once more before it is used', () => {
  const unseen = debianImage({ looked: 'not-at-all', fingerprint: null, format: 'qcow2' });
  const asked = planOf({ name: 'web1' }, exampleWorld({ image: unseen })).preconditions.map(({ check }) =>
    commandLine(check),
  );
  expect(asked).toContain('qemu-img info -f qcow2 -- /srv/images/debian-12.qcow2');
});

describe('a plan for a device that was there before us', () => {
  const name = '/dev/disk/by-id/ata-Disk_1';
  const facts = exampleFacts();
  facts.blockDevices.push({
    ...{
      path: '/dev/sdb',
      type: 'disk',
      bytes: 20 * 2 ** 30,
      model: null,
      fsType: 'ext4',
      readOnly: false,
      parent: null,
    },
    ...{ stableNames: [name], usedBy: [], signatures: 'TYPE=ext4 UUID=1' },
  });
  const plan = planOf(
    { name: 'web1', 'storage.backend': 'partition', 'storage.device': name, 'storage.overwrite': name },
    exampleWorld({ facts }),
  );

  it('sees that nothing uses it, as a precondition and right before each action that writes to it', () => {
    const writing = plan.actions.filter(
      ({ id, do: steps }) => steps.length > 0 && (/^fill/.test(id) || /free/.test(id)),
    );
    expect(writing.map(({ id }) => id)).toEqual([`storage.free.${name}`, 'fill.disk0.copy', 'fill.disk0.grow']);
    for (const { do: steps, id } of writing) expect(steps[0], id).toMatchObject({ mustBeFree: name, guest: 'web1' });
    expect(plan.preconditions).toContainEqual(
      expect.objectContaining({ check: { mustBeFree: name, guest: 'web1', holds: 'TYPE=ext4 UUID=1' } }),
    );
    expect(plan.needs).toContainEqual({ tool: 'perl', package: 'perl-base' });
  });

  it('says which of its actions destroys, and comes back from its file as it was', () => {
    expect(plan.actions.filter(({ effect }) => effect === 'destroys')).toHaveLength(1);
    expect(parsePlan(printPlan(plan), 'web1.plan.json')).toEqual(plan);
    expect(yaml.parse(plan.answers).storage).toEqual({ backend: 'partition', device: name, overwrite: name });
  });
});
