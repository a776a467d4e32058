import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import type { StorageContext, Volume } from '../../../src/storage/backend.ts';
import { file } from '../../../src/storage/file.ts';
import { BACKENDS } from '../../../src/storage/index.ts';
import { lvm } from '../../../src/storage/lvm.ts';
import { GiB, MiB } from '../../../src/units.ts';
import { ownRenderer } from '../../support/templates.ts';
import { equippedFacts } from '../../support/worlds.ts';
import { MIRROR_ANSWERS, mirrorHost, peersWith } from './mirrored.ts';

const context = (more: Partial<StorageContext> = {}): StorageContext => ({
  at: 'storage',
  guest: 'web1',
  role: 'disk',
  facts: exampleFacts(),
  leastBytes: 2 * GiB,
  ...more,
});

/** Where a backend needs more than the example host: which host, and what nobody can suggest. */
const PLACES: Record<string, { more?: Partial<StorageContext>; answers: Record<string, unknown> }> = {
  drbd: { more: { facts: mirrorHost(1), peers: peersWith(mirrorHost(2)) }, answers: MIRROR_ANSWERS },
  iscsi: { answers: { portal: '10.0.0.9', iqn: 'iqn.2026-11.example:disks' } },
  nfs: { answers: { server: '10.0.0.9', export: '/srv/xen' } },
};

const equipped = (more: Partial<StorageContext> = {}): StorageContext => context({ facts: equippedFacts(), ...more });

/** Backends that take something that is there, rather than make something of a size that is asked for. */
const TAKES = BACKENDS.filter(({ id, overNetwork }) => id === 'partition' || overNetwork);

describe.each(BACKENDS.filter((backend) => !TAKES.includes(backend)))('the backend $id', (backend) => {
  const place = PLACES[backend.id] ?? { answers: {} };
  const own = (more: Partial<StorageContext> = {}) => equipped({ ...place.more, ...more });
  const suggested = (at = own()): Record<string, unknown> => {
    const answers = { ...place.answers };
    for (;;) {
      const next = backend
        .fields(answers, at)
        .find(({ key, suggest }) => suggest && answers[key.slice('storage.'.length)] === undefined);
      if (!next) return answers;
      answers[next.key.slice('storage.'.length)] = next.suggest?.value;
    }
  };

  it('asks under its own place in the answers, each question with a page, and a default where there can be one', () => {
    for (const field of backend.fields(place.answers, own())) {
      expect(field.key).toMatch(/^storage\./);
      expect(field.page).toMatch(/^storage\//);
      if (field.optional || field.key.slice('storage.'.length) in place.answers) continue;
      expect(field.suggest, field.key).toBeDefined();
    }
  });

  it('works on a host that has what it needs, with nothing but its defaults', () => {
    expect(backend.unavailable(own().facts!)).toBeUndefined();
    expect(backend.problems(suggested(), own())).toEqual([]);
  });

  it('makes a volume at least as big as was asked for, and takes away what it made', () => {
    const volume = backend.resolve({ ...suggested(), size: '5GiB' }, own());
    expect(volume.bytes).toBeGreaterThanOrEqual(5 * GiB);
    const actions = backend.actions(volume, ownRenderer.fill);
    expect(actions.some(({ touches }) => touches.includes(volume.path))).toBe(true);
    for (const action of actions)
      if (action.effect !== 'reads') expect(action.undo.length, action.id).toBeGreaterThan(0);
  });

  it('shows the guest the volume it made, under the name it is given', () => {
    const volume = backend.resolve(suggested(), own());
    // A hotplug script has a word of its own for it.
    const target = volume.own?.resource ?? volume.path;
    expect(backend.xlDisk(volume, 'xvdb', 'ro')).toMatchObject({ target, vdev: 'xvdb', access: 'ro' });
  });

  it('tells the way from its volume down, the volume’s own name first', () => {
    const volume = backend.resolve(suggested(), own());
    expect(backend.route(volume, equippedFacts())[0]).toBe(volume.path);
    expect(backend.route(volume, undefined)[0]).toBe(volume.path);
  });

  it('has a word for each column of the comparison', () => {
    for (const [trait, words] of Object.entries(backend.traits)) {
      expect(words, trait).not.toBe('');
      expect(words.length, trait).toBeLessThanOrEqual(60);
    }
  });

  // Which LUN it is, only the person knows.
  it.skipIf(backend.id === 'iscsi')('makes another volume for each role', () => {
    const volumes: Volume[] = [];
    for (const role of ['disk', 'data1', 'data2']) {
      const at = own({ role, earlier: [...volumes] });
      volumes.push(backend.resolve(suggested(at), at));
    }
    expect(new Set(volumes.map(({ path }) => path)).size).toBe(3);
  });

  it('asks for at least the image’s own size', () => {
    const size = backend.fields(suggested(), own()).find(({ key }) => key === 'storage.size');
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

  it.each(['snapshot1', 'pvmove', 'db_mlog', 'a_tdata1'])('is not made for %s: LVM keeps such names', (guest) => {
    expect(lvm.problems({ vg: 'vg0', size: '5GiB' }, context({ guest }))).toMatchObject([{ field: 'name' }]);
  });

  it('is not offered in a group that LVM would make nothing in, and the reason is told', () => {
    const facts = exampleFacts();
    facts.volumeGroups.push({
      ...facts.volumeGroups[0]!,
      name: 'old',
      freeExtents: 99_000,
      hindered: 'it is exported',
    });
    const field = lvm.fields({}, context({ facts })).find(({ key }) => key === 'storage.vg');
    expect(field?.suggest?.value).toBe('vg0');
    expect(field).toMatchObject({
      options: [{ value: 'vg0' }, { value: 'old', blocked: { reason: expect.stringContaining('it is exported') } }],
    });
    facts.volumeGroups.shift();
    expect(lvm.unavailable(facts)?.reason).toMatch(/old cannot be used: it is exported/);
  });

  it('that could not be removed is not taken for one that is gone', () => {
    const [action] = lvm.actions(lvm.resolve({ vg: 'vg0', size: '5GiB' }, context()), ownRenderer.fill);
    expect(action?.undo).toMatchObject([
      { mustBeFree: '/dev/vg0/web1-disk', guest: 'web1', others: true },
      // lvremove would take its snapshots along, and the thin volumes that were cloned from it.
      { run: ['lvs', '--noheadings', '-o', 'lv_name', '-S', 'origin="web1-disk"', 'vg0'], says: '' },
      { run: ['lvremove', '--yes', '-q', 'vg0/web1-disk'], ok: [0, 5] },
      { run: ['lvs', '--noheadings', '-o', 'lv_name', 'vg0/web1-disk'], ok: [5] },
      {
        say: expect.stringContaining('lvremove vg0/web1-disk'),
        onlyIf: [{ run: ['vgs', '--noheadings', '-o', 'vg_name', 'vg0'], ok: [5] }],
      },
    ]);
  });

  it('that was there after all is not ours to take back', () => {
    const [action] = lvm.actions(lvm.resolve({ vg: 'vg0', size: '5GiB' }, context()), ownRenderer.fill);
    expect(action?.do).toMatchObject([
      { run: expect.arrayContaining(['lvcreate']), trouble: { theirs: true, when: ['already exists'] } },
    ]);
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
