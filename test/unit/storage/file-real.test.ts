import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localRunner } from '../../../src/host/local.ts';
import type { Runner } from '../../../src/host/runner.ts';
import { applyPlan } from '../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../src/plan/apply/undo.ts';
import { EXIT } from '../../../src/problem.ts';
import { file } from '../../../src/storage/file.ts';
import { makeFile } from '../../../src/storage/file-volume.ts';
import { canLoop, tool, workshop } from '../../fixtures/images.ts';
import { ownRenderer } from '../../support/templates.ts';
import { makePlace, type Place, planOf } from '../plan/plans.ts';

/** The file that is a guest’s disk, made and taken away for real. */

const shop = workshop();
let place: Place;

beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());
afterAll(() => shop.clean());

describe.skipIf(!canLoop)('a raw file that a loop device still holds', () => {
  // Xen's script is ended after 40 seconds; where the file's server does not answer, that is before it has freed the device.
  test('is taken away with the device; those of other files stay', async () => {
    const [own, other] = [shop.at('web1-disk.img'), shop.at('web1-disk.img.old')];
    const make = makeFile({
      backend: 'file',
      guest: 'web1',
      path: own,
      kind: 'file',
      format: 'raw',
      bytes: 2 ** 20,
    });
    const how = { stateDir: place.stateDir };
    expect((await applyPlan(planOf([make]), localRunner(), { start: true, ...how })).exitCode).toBe(EXIT.done);
    tool('cp', [own, other]);
    const behind = (path: string): string => tool('losetup', ['-n', '-O', 'NAME', '-j', path]).trim();
    tool('losetup', ['-f', own]);
    const stays = tool('losetup', ['-f', '--show', other]).trim();
    try {
      expect(behind(own)).not.toBe('');
      expect((await undoGuest('web1', localRunner(), how)).exitCode).toBe(EXIT.done);
      expect(existsSync(own)).toBe(false);
      expect(tool('losetup', ['-n', '-O', 'BACK-FILE']).split('\n')).not.toContainEqual(
        expect.stringContaining(`${own} (deleted)`),
      );
      expect(behind(other)).toBe(stays);
    } finally {
      tool('losetup', ['-d', stays]);
    }
  });
});

test('folders that were missing go with it, all of them; one that was there stays, though it is empty again', async () => {
  const kept = join(place.root, 'kept');
  mkdirSync(kept);
  const path = join(kept, 'a/b/web1-disk.img');
  const make = file.actions(
    { backend: 'file', guest: 'web1', path, kind: 'file', format: 'raw', bytes: 2 ** 20 },
    ownRenderer.fill,
  );
  const how = { stateDir: place.stateDir };
  expect((await applyPlan(planOf(make), localRunner(), { start: true, ...how })).exitCode).toBe(EXIT.done);
  expect(existsSync(path)).toBe(true);
  expect((await undoGuest('web1', localRunner(), how)).exitCode).toBe(EXIT.done);
  expect(readdirSync(kept)).toEqual([]);
});

test('a file that another guest’s config names by now stays, and undo says whose it is; then it goes on', async () => {
  const path = join(place.root, 'web1-disk.img');
  const make = makeFile({ backend: 'file', guest: 'web1', path, kind: 'file', format: 'raw', bytes: 2 ** 20 });
  const how = { stateDir: place.stateDir };
  await applyPlan(planOf([make]), localRunner(), { start: true, ...how });
  const own = localRunner();
  const shared: Runner = {
    ...own,
    run: async (command, options) => {
      const [program, ...args] = command.argv;
      const say = (stdout: string) => ({ code: 0, stdout, stderr: '', timedOut: false });
      if (program === 'xl') return say(args.includes('-l') ? '[]' : 'Name ID Mem VCPUs State Time(s)\n');
      if (program !== 'find' || !args.includes('/etc/xen')) return own.run(command, options);
      return say(
        ['name = "db"', `disk = [ "${path},raw,xvda,rw" ]`].map((line) => `/etc/xen/db.cfg\0${line}\n`).join(''),
      );
    },
  };
  const { exitCode, problems } = await undoGuest('web1', shared, how);
  expect(exitCode).toBe(EXIT.left);
  expect(problems[0]?.message).toContain(
    `${path} is the disk of another guest too: named in /etc/xen/db.cfg (guest db)`,
  );
  expect(existsSync(path)).toBe(true);
  expect((await undoGuest('web1', own, how)).exitCode).toBe(EXIT.done);
  expect(existsSync(path)).toBe(false);
});
