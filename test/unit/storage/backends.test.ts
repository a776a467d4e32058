import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import type { StorageContext } from '../../../src/storage/backend.ts';
import { file } from '../../../src/storage/file.ts';
import { BACKENDS } from '../../../src/storage/index.ts';
import { lvm } from '../../../src/storage/lvm.ts';
import { GiB, MiB } from '../../../src/units.ts';

const context = (more: Partial<StorageContext> = {}): StorageContext => ({
  at: 'storage',
  guest: 'web1',
  role: 'disk',
  facts: exampleFacts(),
  leastBytes: 2 * GiB,
  ...more,
});

/** Backends that take something that is there, rather than make something of a size that is asked for. */
const TAKES = BACKENDS.filter(({ id }) => id === 'partition');

describe.each(BACKENDS.filter((backend) => !TAKES.includes(backend)))('the backend $id', (backend) => {
  const suggested = (answers: Record<string, unknown> = {}): Record<string, unknown> => {
    for (;;) {
      const next = backend
        .fields(answers, context())
        .find(({ key, suggest }) => suggest && answers[key.slice('storage.'.length)] === undefined);
      if (!next) return answers;
      answers[next.key.slice('storage.'.length)] = next.suggest?.value;
    }
  };

  it('asks under its own place in the answers, each question with a page and a default', () => {
    for (const field of backend.fields({}, context())) {
      expect(field.key).toMatch(/^storage\./);
      expect(field.page).toMatch(/^storage\//);
      expect(field.suggest, field.key).toBeDefined();
    }
  });

  it('works on the example host with nothing but its defaults', () => {
    expect(backend.unavailable(exampleFacts())).toBeUndefined();
    expect(backend.problems(suggested(), context())).toEqual([]);
  });

  it('makes a volume at least as big as was asked for, and takes away what it made', () => {
    const volume = backend.resolve({ ...suggested(), size: '5GiB' }, context());
    expect(volume.bytes).toBeGreaterThanOrEqual(5 * GiB);
    const actions = backend.actions(volume);
    expect(actions.some(({ check, touches }) => check && touches.includes(volume.path))).toBe(true);
    for (const action of actions) expect(action.undo.length, action.id).toBeGreaterThan(0);
  });

  it('shows the guest the volume it made, under the name it is given', () => {
    const volume = backend.resolve(suggested(), context());
    expect(backend.xlDisk(volume, 'xvdb', 'ro')).toMatchObject({ target: volume.path, vdev: 'xvdb', access: 'ro' });
  });

  it('asks for at least the image’s own size', () => {
    const size = backend.fields(suggested(), context()).find(({ key }) => key === 'storage.size');
    expect(size).toMatchObject({ kind: 'size', least: 2 * GiB });
  });
});

describe('a logical volume', () => {
  it('is whole extents, as LVM hands them out', () => {
    const facts = exampleFacts();
    facts.volumeGroups[0]!.extentBytes = 4 * MiB;
    expect(lvm.resolve({ vg: 'vg0', size: '5MiB' }, context({ facts })).bytes).toBe(8 * MiB);
  });

  it('that does not fit is refused with what is free', () => {
    const [problem] = lvm.problems({ vg: 'vg0', size: '300GiB' }, context());
    expect(problem).toMatchObject({ field: 'storage.size', message: expect.stringContaining('200 GiB are free') });
  });

  it('whose name is taken is a conflict, never overwritten', () => {
    const facts = exampleFacts();
    facts.logicalVolumes = [{ vg: 'vg0', name: 'web1-disk', bytes: GiB }];
    expect(lvm.problems({ vg: 'vg0', size: '5GiB' }, context({ facts }))).toMatchObject([{ kind: 'conflict' }]);
  });

  it('cannot be chosen without a volume group, and the reason says what to do', () => {
    const facts = { ...exampleFacts(), volumeGroups: [] };
    expect(lvm.unavailable(facts)?.remedy).toMatch(/vgcreate/);
  });
});

describe('a file', () => {
  it('that is another guest’s disk already is a conflict', () => {
    const facts = exampleFacts();
    facts.guests.push({
      name: 'old',
      domid: null,
      uuid: null,
      memoryBytes: null,
      macs: [],
      disks: ['/srv/xen/web1-disk.img'],
      config: '/etc/xen/old.cfg',
    });
    expect(file.problems({ dir: '/srv/xen', format: 'raw', size: '5GiB' }, context({ facts }))).toMatchObject([
      { kind: 'conflict' },
    ]);
  });

  it.each(['/srv/a b', '/srv/a,b', '/srv/$(x)', '/srv/../etc', "/srv/'", '/srv/ü'])(
    'in %s is refused: xl or a helper would trip over it',
    (dir) => {
      const field = file.fields({}, context()).find(({ key }) => key === 'storage.dir');
      expect(field?.check?.(dir)).toBeDefined();
    },
  );

  it('is measured against the file system that holds its folder', () => {
    const facts = exampleFacts();
    facts.fileSystems = [
      { mount: '/', source: '/dev/sda1', type: 'ext4', totalBytes: 50 * GiB, freeBytes: 9 * GiB, readOnly: false },
      { mount: '/srv', source: '/dev/sdb1', type: 'ext4', totalBytes: 50 * GiB, freeBytes: 40 * GiB, readOnly: false },
    ];
    const most = (dir: string) => file.fields({ dir }, context({ facts })).find((f) => f.key === 'storage.size');
    expect(most('/srv/xen')).toMatchObject({ most: 40 * GiB });
    expect(most('/srvx')).toMatchObject({ most: 9 * GiB });
  });
});
