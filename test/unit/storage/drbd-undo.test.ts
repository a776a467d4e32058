import { describe, expect, test } from 'vitest';
import type { Runner } from '../../../src/host/runner.ts';
import type { Action, FreeStep, RunStep, Step } from '../../../src/plan/action.ts';
import { Hosts } from '../../../src/plan/apply/hosts.ts';
import { doStep } from '../../../src/plan/apply/step.ts';
import { commandsThere } from '../../../src/plan/apply/without.ts';
import type { Work } from '../../../src/plan/apply/work.ts';
import { commandLine } from '../../../src/plan/command-line.ts';
import { parsePlan, printPlan } from '../../../src/plan/plan-file.ts';
import { planScript } from '../../../src/plan/script.ts';
import { drbd } from '../../../src/storage/drbd.ts';
import { ownRenderer } from '../../support/templates.ts';
import { type PaperHost, paperHost } from '../host/in-use/paper-host.ts';
import { planOf } from '../plan/plans.ts';
import { mirrorHost, PEER, peersWith } from './mirrored.ts';

/** A mirror is not taken away below another guest that came to have it, on either host. */

const volume = drbd.resolve(
  {
    ...{ vg: 'vg0', size: '20GiB', port: 7790, minor: 7, address: '10.9.0.1', script: 'block-drbd' },
    ...{ 'peer.host': PEER, 'peer.name': 'xenb', 'peer.address': '10.9.0.2', 'peer.vg': 'vg9' },
  },
  {
    ...{ at: 'storage', guest: 'web1', role: 'disk' as const, facts: mirrorHost(1) },
    ...{ peers: peersWith(mirrorHost(2)), leastBytes: 2 ** 31 },
  },
);
const actions: Action[] = [...drbd.actions(volume, ownRenderer.fill), ...drbd.handOver!(volume)];

const isQuestion = (step: Step): step is FreeStep => 'mustBeFree' in step;
const undoOf = (id: string): readonly Step[] => actions.find((action) => action.id === id)!.undo;
const breaks = (step: Step): boolean => 'run' in step && ['lvremove', 'drbdsetup'].includes((step as RunStep).run[0]);

/** Carries out the questions of an undo, up to the first step that would break something. */
async function questions(id: string, here: PaperHost, there: PaperHost): Promise<string> {
  const work = {
    runner: paperHost(here),
    hosts: new Hosts(
      paperHost(here),
      async (where) => ({ ...paperHost(there), where, close: async () => {} }) as Runner,
    ),
    emit: () => {},
  } as unknown as Work;
  const steps = undoOf(id);
  const end = steps.findIndex(breaks);
  try {
    for (const step of steps.slice(0, end < 0 ? undefined : end))
      if (isQuestion(step)) await doStep(work, actions[0]!, step);
    return '';
  } catch (error) {
    return (error as { problem: { message: string } }).problem.message;
  }
}

describe('another guest', () => {
  const up = { '/dev/drbd7': 7 };

  test.each([
    ['storage.release.web1-disk', 'web1-disk'],
    ['storage.release.web1-disk', '/dev/drbd/by-res/web1-disk/0'],
    ['storage.release.web1-disk', '/dev/drbd7'],
    ['storage.join.web1-disk', 'web1-disk'],
    ['storage.join.web1-disk', '/dev/drbd7'],
  ])('stops the undo of %s on either host when it has %s', async (id, target) => {
    for (const nodes of [up, {}]) {
      for (const other of [{ config: [target] }, { running: [target] }, { served: target }]) {
        expect(await questions(id, { ...other, nodes }, {})).toMatch(
          /^\/dev\/drbd7 is the disk of another guest too: /,
        );
        expect(await questions(id, {}, { ...other, nodes })).toMatch(
          /^\/dev\/drbd7 on xenb is the disk of another guest too: /,
        );
        expect(await questions(id, { ...other, nodes, name: 'web1' }, { ...other, nodes, name: 'web1' })).toBe('');
      }
    }
  });

  test('stops the removal of a half that is left of it, in the group of each host', async () => {
    for (const target of ['web1-disk', '/dev/mapper/vg0-web1--disk']) {
      const id = 'storage.create.here.vg0/web1-disk';
      expect(await questions(id, { config: [target] }, {})).toMatch(/^\/dev\/vg0\/web1-disk is the disk of another/);
    }
    for (const target of ['web1-disk', '/dev/mapper/vg9-web1--disk']) {
      const id = 'storage.create.there.vg9/web1-disk';
      expect(await questions(id, {}, { config: [target] })).toMatch(/^\/dev\/vg9\/web1-disk on xenb is the disk of/);
    }
  });

  test('with another resource, which has got the same number since, is no reason', async () => {
    const other = { config: ['/dev/drbd7'], nodes: up };
    expect(await questions('storage.create.here.vg0/web1-disk', other, other)).toBe('');
  });
});

test('the questions stand in the plan, and are told with their host', () => {
  const steps = actions.flatMap(({ undo }) => undo.filter(isQuestion));
  expect(
    parsePlan(printPlan(planOf(actions)), 'a test').actions.flatMap(({ undo }) => undo.filter(isQuestion)),
  ).toEqual(steps);
  expect(commandLine(steps.find(({ on }) => on !== undefined)!)).toMatch(/^# see that no other guest uses .* on xenb$/);
  // Typed there it is no command, and printed by the script neither.
  expect(
    commandsThere(actions, PEER)
      .filter((line) => line.includes('see that'))
      .join('\n'),
  ).toMatch(/^(# .*\n?)+$/);
  expect(planScript(planOf(actions), { start: true })).not.toMatch(/on xenb: #/);
});
