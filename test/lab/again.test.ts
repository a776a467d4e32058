import { afterAll, beforeAll, expect, test } from 'vitest';
import { provision, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost } from './support/host.ts';
import { xenguide } from './support/program.ts';

const GUEST: Wanted = {
  name: 'again',
  type: 'pv',
  kind: 'partition-image',
  path: '/srv/images/root.img',
  storage: { backend: 'file', dir: '/var/lib/xen/images', format: 'raw', size: '100MiB' },
};

beforeAll(async () => {
  mustBeUp();
  const made = await provision(GUEST).ended;
  expect(made.code, made.stderr).toBe(0);
});
afterAll(async () => {
  await xenguide('undo', GUEST.name, '--host', HOST, '--yes');
});

test('a second apply does nothing: the same domain runs on, the same files lie there', async () => {
  const [id, there] = [await onHost(`xl domid ${GUEST.name}`), await everything()];
  const again = await xenguide('apply', GUEST.name, '--host', HOST, '--yes', '--json');
  expect(again.code, again.stderr).toBe(0);
  const states = (JSON.parse(again.stdout) as { actions: { state: string }[] }).actions.map(({ state }) => state);
  expect(states).not.toContain('done');
  expect(await onHost(`xl domid ${GUEST.name}`)).toBe(id);
  expect(await everything()).toEqual(there);
});

test('a new guest with the name of one that is there is refused with exit 5, and changes nothing', async () => {
  const there = await everything();
  const second = await provision({ ...GUEST, storage: { backend: 'lvm', vg: 'vg0', size: '100MiB' } }).ended;
  expect(second.code, second.stderr).toBe(5);
  expect(second.stderr).toContain(GUEST.name);
  expect(await everything()).toEqual(there);
});

test('a volume that does not fit is refused with exit 3 before anything is made', async () => {
  const there = await everything();
  const large = await provision({
    ...GUEST,
    name: 'too-large',
    storage: { backend: 'lvm', vg: 'vg0', size: '900GiB' },
  }).ended;
  expect(large.code, large.stderr).toBe(3);
  expect(large.stderr).toContain('vg0');
  expect(await everything()).toEqual(there);
});
