import { describe, expect, test } from 'vitest';
import { whyInUse } from '../../../../src/host/in-use/in-use.ts';
import type { InUseQuestion } from '../../../../src/host/in-use/question.ts';
import { type PaperHost, paperHost } from './paper-host.ts';

/**
 * A volume may be there without its device node: a logical volume that is not active, a ZFS volume whose pool is not imported
 * or which udev has not named, a DRBD resource that is down. Then what others call it tells that it is the same one.
 */

const ask = (path: string, host: PaperHost, more: Partial<InUseQuestion> = {}): Promise<string[]> =>
  whyInUse(paperHost(host), { mustBeFree: path, guest: 'web1', others: true, mayBeGone: true, ...more });

const NAMED = ['named in /etc/xen/db.cfg (guest db)'];
const RUNS = ['disk of the running guest db'];

describe('a volume whose node is not there', () => {
  test.each([
    ['/dev/vg0/web1-disk', '/dev/vg0/web1-disk'],
    ['/dev/vg0/web1-disk', '/dev/mapper/vg0-web1--disk'],
    ['/dev/my-vg/web1-disk', '/dev/mapper/my--vg-web1--disk'],
    ['/dev/mapper/my--vg-web1--disk', '/dev/my-vg/web1-disk'],
    ['/dev/vg0/web1-disk', '/dev/disk/by-id/dm-name-vg0-web1--disk'],
    ['/dev/vg0/web1-disk', '/dev//vg0/./web1-disk'],
    // As the man page has it, a name that is no path is one below /dev.
    ['/dev/vg0/web1-disk', 'vg0/web1-disk'],
    ['/dev/zvol/tank/web1-disk', '/dev/zvol/tank/web1-disk'],
    // Older udev rules of ZFS made this name too.
    ['/dev/zvol/tank/xen/web1-disk', '/dev/tank/xen/web1-disk'],
  ])('%s is what another guest calls %s', async (path, other) => {
    expect(await ask(path, { config: [other] })).toEqual(NAMED);
    expect(await ask(path, { running: [other] })).toEqual(RUNS);
    expect(await ask(path, { served: other })).toEqual(RUNS);
    expect(await ask(path, { config: [other], name: 'web1' })).toEqual([]);
  });

  test.each([
    // Doubled dashes tell where the group’s name ends.
    ['/dev/vg0/web1-disk', '/dev/mapper/vg0-web1-disk'],
    ['/dev/vg0/web1-disk', '/dev/mapper/vg0--web1-disk'],
    ['/dev/vg0/web1-disk', '/dev/vg0/web1-disk2'],
    ['/dev/vg0/web1-disk', '/srv/vg0/web1-disk'],
    ['/dev/zvol/tank/web1-disk', '/dev/zvol/tank/web1-data1'],
  ])('%s is not what is called %s', async (path, other) => {
    expect(await ask(path, { config: [other], running: [other], served: other })).toEqual([]);
  });

  test('one name of it may have a node, and another none', async () => {
    const nodes = { '/dev/vg0/web1-disk': 4 };
    expect(await ask('/dev/vg0/web1-disk', { config: ['/dev/mapper/vg0-web1--disk'], nodes })).toEqual(NAMED);
    const question = { mustBeFree: '/dev/vg0/web1-disk', guest: 'web1' };
    expect(await whyInUse(paperHost({ config: ['/dev/mapper/vg0-web1--disk'], nodes }), question)).toEqual(NAMED);
  });

  test('where both have nodes, these tell: a pool may be called as a volume group is', async () => {
    const nodes = { '/dev/tank/web1-disk': 4, '/dev/zvol/tank/web1-disk': 5 };
    expect(await ask('/dev/zvol/tank/web1-disk', { config: ['/dev/tank/web1-disk'], nodes })).toEqual([]);
  });

  test('in a volume group that lies on the disk in question, and is not active', async () => {
    const question = { mustBeFree: '/dev/sdz', guest: 'web1', takenUp: true } as const;
    const on = (config: string[]) => paperHost({ config, nodes: { '/dev/sdz': 1 }, group: 'its-vg' });
    const reason = 'physical volume of its-vg: named in /etc/xen/db.cfg (guest db)';
    expect(await whyInUse(on(['/dev/mapper/its--vg-root']), question)).toEqual([reason]);
    expect(await whyInUse(on(['/dev/its-vg/root']), question)).toEqual([reason]);
    expect(await whyInUse(on(['/dev/other-vg/root']), question)).toEqual([]);
  });

  test('a file that is gone is gone, whoever names it', async () => {
    expect(await ask('/srv/web1-disk.img', { config: ['/srv/web1-disk.img'] })).toEqual([]);
  });
});

describe('a DRBD resource', () => {
  const ask = (host: PaperHost): Promise<string[]> =>
    whyInUse(paperHost(host), {
      ...{ mustBeFree: '/dev/drbd7', guest: 'web1', others: true, mayBeGone: true },
      alsoNamed: ['/dev/vg0/web1-disk', '/dev/drbd/by-res/web1-disk/0', '/dev/drbd/by-disk/vg0/web1-disk'],
    });
  const down = {};
  const up = { '/dev/drbd7': 7, '/dev/drbd/by-res/web1-disk/0': 7, '/dev/vg0/web1-disk': 3 };

  test.each([
    '/dev/drbd7',
    // As block-drbd takes it, and the prefix drbd: comes to.
    'web1-disk',
    '/dev/drbd/by-res/web1-disk/0',
    '/dev/drbd/by-res/web1-disk',
    '/dev/drbd/by-disk/vg0/web1-disk',
    '/dev/vg0/web1-disk',
    '/dev/mapper/vg0-web1--disk',
  ])('is a disk of whoever calls it %s, up or down', async (target) => {
    for (const nodes of [up, down]) {
      expect(await ask({ config: [target], nodes })).toEqual(NAMED);
      expect(await ask({ running: [target], nodes })).toEqual(RUNS);
      expect(await ask({ served: target, nodes })).toEqual(RUNS);
      expect(await ask({ config: [target], running: [target], nodes, name: 'web1' })).toEqual([]);
    }
  });

  test('is none of whoever has another one', async () => {
    const others = ['/dev/drbd70', 'web1-disk2', '/dev/drbd/by-res/web1-disk/1', '/dev/vg1/web1-disk'];
    for (const nodes of [up, down]) expect(await ask({ config: others, nodes })).toEqual([]);
  });

  test('was another one, where its number is somebody else’s by now', async () => {
    const nodes = { '/dev/drbd7': 7, '/dev/drbd/by-res/db-disk/0': 7 };
    const question = { mustBeFree: '/dev/vg0/web1-disk', guest: 'web1', others: true, mayBeGone: true } as const;
    expect(await whyInUse(paperHost({ config: ['db-disk', '/dev/drbd7'], nodes }), question)).toEqual([]);
  });
});
