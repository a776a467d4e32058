import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Runner } from '../../../../src/host/runner.ts';
import { EXIT } from '../../../../src/problem.ts';
import { allIsWell, begin, end, hosts, hush, json, move, said } from './driving.ts';

/** Moves that a wire, a host or the end of the tool itself breaks off: one guest in one place, and the next look ends it. */

vi.setConfig({ testTimeout: 600_000 });

beforeEach(() => begin());
afterEach(end);

describe('the wire', () => {
  test('cut after the move, the guest is where it went, and what is open is closed once it is mended', async () => {
    hosts.fault('xenb', 'receiver runs hang');
    hosts.fault('xena', 'sender go die');
    const connect = hosts.connect;
    let looks = 0;
    // The first connection is for the look and the plan, the second for where it is.
    const cutting = async (url: string) => {
      looks += 1;
      if (looks === 3) hosts.cut();
      return connect(url);
    };
    expect(await move({ connect: cutting }), said.join('\n')).toBe(EXIT.left);
    expect(json()).toMatchObject({ moved: false, host: null, state: 'unknown' });
    const told = said.join('\n');
    expect(told).toContain('xenb cannot be asked, so nobody knows whether web1 runs there');
    expect(told).toContain('xenguide move web1 --repair');
    // Nobody let the old memory run.
    expect(hosts.guests('xena')).toEqual(['web1--migratedaway suspended']);

    expect(await move({ host: undefined, status: true })).toBe(EXIT.left);
    expect(json()).toMatchObject({ state: 'unknown', to: { reached: false } });
    hosts.mend();
    expect(await move({ host: undefined, repair: true }), said.join('\n')).toBe(EXIT.done);
    expect(json()).toMatchObject({ host: 'xenb', state: 'arrived' });
    allIsWell('xenb');
  });

  test('cut while both are looked at: nothing is begun', async () => {
    hosts.cut();
    await expect(move()).rejects.toThrow(/lost/);
    expect(hosts.guests('xena')).toEqual(['web1 running']);
    expect(hosts.has('xena', 'state')).toBe(false);
  });
});

describe('a guest that was handed over and is gone', () => {
  beforeEach(async () => {
    hosts.fault('xena', 'sender go die');
    hosts.fault('xenb', 'receiver runs hang');
    const before = hosts.connect;
    let looks = 0;
    await move({
      connect: async (url) => {
        looks += 1;
        if (looks === 3) hosts.cut();
        return before(url);
      },
    });
    hosts.mend();
    // It ran there, and ended.
    hosts.put('xenb');
    hush();
  });

  test('its memory of the past is never let run: it is started from its disks, once a person has agreed', async () => {
    await expect(move({ host: undefined, repair: true, yes: false })).rejects.toMatchObject({ exitCode: EXIT.usage });
    expect(hosts.guests('xena')).toEqual(['web1--migratedaway suspended']);
    expect(await move({ host: undefined, repair: true }), said.join('\n')).toBe(EXIT.done);
    expect(said.join('\n')).toContain('started on xena anew from its disks');
    allIsWell('xena');
  });
});

/** The tool is gone at once after so many calls to a host; what it had started on them goes on. */
describe('the tool is killed', () => {
  class Killed extends Error {}
  const dying = (after: number) => {
    const count = { calls: 0 };
    const wrap = (runner: Runner): Runner => {
      const call = async <T>(really: () => Promise<T>): Promise<T> => {
        count.calls += 1;
        if (count.calls > after) throw new Killed('killed');
        const value = await really();
        if (count.calls > after) throw new Killed('killed');
        return value;
      };
      return {
        where: runner.where,
        run: (command, options) => call(() => runner.run(command, options)),
        readText: (path) => call(() => runner.readText(path)),
        writeFile: (path, content, mode) => call(() => runner.writeFile(path, content, mode)),
        append: (path, text) => call(() => runner.append(path, text)),
        close: async () => undefined,
      };
    };
    return { runner: wrap(hosts.own), connect: async (url: string) => wrap(await hosts.connect(url)), count };
  };

  test('and the power of its host goes in the middle: what was open for two writers at the other one is closed again', async () => {
    await expect(move(dying(90))).rejects.toThrow('killed');
    // Nothing of what the source had started goes on, and its marks are gone; its mirror comes up as its file says.
    rmSync(join(hosts.root, 'xena/run'), { recursive: true });
    mkdirSync(join(hosts.root, 'xena/run/systemd/system'), { recursive: true });
    hosts.put('xena');
    hosts.put('xenb', 'web1--incoming paused');
    hosts.setDrbd((state) => {
      Object.assign(state.xena, { role: 'Secondary', two: false });
      Object.assign(state.xenb, { role: 'Primary', two: true });
    });
    expect(await move({ host: undefined, repair: true }), said.join('\n')).toBe(EXIT.done);
    expect(hosts.drbd().xenb.two).toBe(false);
    allIsWell('xena');
  });

  test('whenever that is: one guest in one place, and the next look ends it', async () => {
    const whole = dying(Number.POSITIVE_INFINITY);
    expect(await move(whole)).toBe(EXIT.done);
    const { calls } = whole.count;
    expect(calls).toBeGreaterThan(80);
    let ended = 0;
    for (let after = 70; after < calls; after += 31) {
      end();
      begin();
      hush();
      await expect(move(dying(after)), `after ${after}`).rejects.toThrow('killed');
      const known = hosts.has('xena', 'state/moved/web1.json');
      if (!known) {
        expect(hosts.guests('xena')).toEqual(['web1 running']);
        continue;
      }
      const code = await move({ host: undefined, repair: true });
      expect(code, `after ${after}: ${said.join('\n')}`).toBe(EXIT.done);
      const { host } = json() as { host: 'xena' | 'xenb' };
      allIsWell(host);
      ended += 1;
    }
    expect(ended).toBeGreaterThan(1);
  });
});
