import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { localRunner } from '../../../src/host/local.ts';
import type { Plan } from '../../../src/plan/action.ts';
import { applyPlan } from '../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../src/plan/apply/undo.ts';
import { planScript } from '../../../src/plan/script.ts';
import { EXIT, type UserError } from '../../../src/problem.ts';
import type { Volume } from '../../../src/storage/backend.ts';
import { partition } from '../../../src/storage/partition.ts';
import { canLoop, tool, workshop } from '../../fixtures/images.ts';
import { ownRenderer } from '../../support/templates.ts';
import { action, failing, makePlace, type Place, planOf } from '../plan/plans.ts';

/** The backend's own actions, carried out on a real device: a loop device under a name of its own. */

vi.setConfig({ testTimeout: 120_000 });

const MiB = 2 ** 20;
const shop = workshop();
const name = shop.at('by-id/ata-Disk_1');
const OLD = '11111111-2222-3333-4444-555555555555';
let place: Place;
let device: string;
let count = 0;

beforeEach(() => {
  place = makePlace();
  if (!canLoop) return;
  const backing = shop.at(`disk-${++count}`);
  writeFileSync(backing, Buffer.alloc(16 * MiB));
  device = tool('losetup', ['-f', '--show', backing]).trim();
  mkdirSync(shop.at('by-id'), { recursive: true });
  symlinkSync(device, name);
});
afterEach(() => {
  place.remove();
  if (!canLoop) return;
  rmSync(name, { force: true });
  tool('losetup', ['-d', device]);
});
afterAll(() => shop.clean());

const volume = (own: Record<string, string> = {}, bytes = 16 * MiB): Volume => ({
  ...{ backend: 'partition', guest: 'web1', path: name, kind: 'block', format: 'raw', bytes },
  own: { holds: '', ...own },
});
const overOld = (): Volume => volume({ holds: `TYPE=ext4 UUID=${OLD}`, contents: 'ext4' });
const format = (uuid = OLD): string => tool('mkfs.ext4', ['-q', '-F', '-U', uuid, device]);

/** What the guest's image would be: another file system. */
const fill = action('fill', { do: [{ mustBeFree: name, guest: 'web1' }, { run: ['mkswap', '-q', name] }] });
const plan = (of: Volume, more: Plan['actions'] = []): Plan =>
  planOf([...partition.actions(of, ownRenderer.fill), fill, ...more], { preconditions: partition.preconditions!(of) });

const apply = (what: Plan) => applyPlan(what, localRunner(), { start: true, stateDir: place.stateDir });
const undo = () => undoGuest('web1', localRunner(), { stateDir: place.stateDir });
const refusal = (what: Plan) => apply(what).catch((reason: unknown) => reason) as Promise<UserError>;
/** '' when blkid recognises nothing, which is a failure to it. */
function type(): string {
  try {
    return tool('blkid', ['-p', '-o', 'value', '-s', 'TYPE', device]).trim();
  } catch {
    return '';
  }
}

/** To wipefs a file is what a partition is: no whole disk. */
test('a partition table inside a partition, which a disk image brings, is wiped too', () => {
  const inside = shop.at('partition');
  writeFileSync(inside, Buffer.alloc(16 * MiB));
  tool('sfdisk', ['--quiet', inside], 'label: gpt\n,8M\n');
  const [clear] = partition.actions({ ...overOld(), path: inside }, ownRenderer.fill);
  expect(tool('wipefs', [inside])).toContain('gpt');
  for (const step of clear!.do) if ('run' in step) tool(step.run[0], step.run.slice(1));
  expect(tool('wipefs', [inside])).toBe('');
});

describe.skipIf(!canLoop)('a device', () => {
  test('that is empty is taken, and empty again after undo', async () => {
    expect(await apply(plan(volume()))).toMatchObject({ exitCode: EXIT.done, problems: [] });
    expect(type()).toBe('swap');
    expect((await apply(plan(volume()))).exitCode, 'a second apply').toBe(EXIT.done);
    expect((await undo()).exitCode).toBe(EXIT.done);
    expect(type()).toBe('');
  });

  test('that holds what was agreed to lose is wiped', async () => {
    format();
    expect((await apply(plan(overOld()))).exitCode).toBe(EXIT.done);
    expect(type()).toBe('swap');
  });

  test('that got something since is refused before the first action, and left as it is', async () => {
    format();
    expect((await refusal(plan(volume()))).exitCode).toBe(EXIT.conflict);
    expect(type()).toBe('ext4');
    format('11111111-2222-3333-4444-666666666666');
    expect((await refusal(plan(overOld()))).message).toContain('666666666666');
    expect(type()).toBe('ext4');
  });

  test('that gets something in between: the step stops, and undo does not wipe what is not ours', async () => {
    const late = { ...plan(volume()), preconditions: [] };
    format();
    expect((await apply(late)).exitCode).toBe(EXIT.takenBack);
    expect(type()).toBe('ext4');
  });

  test('of a plan that fails later is wiped of what we wrote', async () => {
    expect((await apply(plan(volume(), [failing()]))).exitCode).toBe(EXIT.takenBack);
    expect(type()).toBe('');
  });

  test('one sector too small is refused', async () => {
    const error = await refusal(plan(volume({}, 16 * MiB + 512)));
    expect(error.exitCode).toBe(EXIT.invalid);
    expect(error.message).toContain('16777728 bytes');
  });

  test('that vanished is refused, and is no obstacle to undo', async () => {
    await apply(plan(volume()));
    rmSync(name);
    expect((await undo()).exitCode).toBe(EXIT.done);
    expect(type(), 'it was out of reach').toBe('swap');
    expect((await refusal(plan(volume()))).exitCode).toBe(EXIT.notReady);
  });

  test('the printed script refuses and wipes alike', () => {
    const script = (of: Volume) =>
      spawnSync('bash', ['-c', planScript(plan(of), { start: true })], { encoding: 'utf8' });
    format();
    expect(script(volume())).toMatchObject({
      status: 5,
      stderr: expect.stringContaining('not seen before: TYPE=ext4'),
    });
    expect(type()).toBe('ext4');
    expect(script(overOld())).toMatchObject({ status: 0 });
    expect(type()).toBe('swap');
  });
});
