import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { carryOutBackup } from '../../../src/commands/keep/carry-out.ts';
import { undoBackup } from '../../../src/commands/keep/undo.ts';
import { localRunner } from '../../../src/host/local.ts';
import { HostLost, type Runner } from '../../../src/host/runner.ts';
import type { RecipeId } from '../../../src/keep/recipes/recipe.ts';
import { openBackup, verifyBackup } from '../../../src/keep/verify.ts';
import type { Plan } from '../../../src/plan/action.ts';
import { parsePlan, printPlan } from '../../../src/plan/plan-file.ts';
import { EXIT } from '../../../src/problem.ts';
import { tool } from '../../fixtures/images.ts';
import { inputOf, planFor, STAMP } from './making.ts';
import { BOTH, factsOf, guestOf, nobodyElse, type StandIn, standIn } from './stand-in.ts';

/** Backups carried out with real files, zstd and checksums, on a host whose systemd, xl and lvm2 are stand-ins. */

vi.setConfig({ testTimeout: 60_000 });

let host: StandIn;
let said: string[];
let results: string[];

beforeEach(() => {
  host = standIn();
  said = [];
  results = [];
});
afterEach(() => host.remove());

const args = () => ({
  ...{ connect: nobodyElse, runner: localRunner(), cwd: undefined, json: true, yes: true, stateDir: host.stateDir },
  io: {
    out: (text: string) => void results.push(text),
    say: (line: string) => void said.push(line),
    ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
  },
});
const plan = (recipe: RecipeId, facts = factsOf()): Plan =>
  host.here(planFor(recipe, inputOf(undefined, { to: host.to, facts })));
const backUp = (what: Plan) => carryOutBackup(what, args());
const final = (): string => join(host.to, `web1-${STAMP}`);

test.each(['pause', 'state', 'saved', 'shutdown'] as const)(
  '%s: a whole backup, and nothing besides',
  async (recipe) => {
    const what = plan(recipe);
    // A guest that comes back writes to its disk at once.
    const then = join(host.root, 'as-it-was');
    copyFileSync(join(host.root, 'dev/xgvg/web1-disk'), then);
    expect(parsePlan(printPlan(what), 'x')).toEqual(what);
    expect(await backUp(what), said.join('\n')).toBe(EXIT.done);
    expect(host.guest()).toBe('running');
    expect(host.left()).toEqual([]);
    const files = ['SHA256SUMS', 'guest.cfg', 'manifest.json', 'xvda.img.zst', 'xvdb.img.zst'];
    expect(readdirSync(final()).sort()).toEqual(
      [...files, ...(['state', 'saved'].includes(recipe) ? ['state.zst'] : [])].sort(),
    );
    for (const file of readdirSync(final())) expect(statSync(join(final(), file)).mode & 0o777, file).toBe(0o600);
    expect(statSync(final()).mode & 0o777).toBe(0o700);
    const unpacked = join(host.root, 'unpacked');
    tool('zstd', ['-d', '-q', '-o', unpacked, join(final(), 'xvda.img.zst')]);
    tool('cmp', [unpacked, then]);

    const json = JSON.parse(results.join(''));
    expect(json).toMatchObject({ name: 'web1', exitCode: 0, backup: final(), recipe });
    expect(json.pause.predictedSeconds).toBe(0.5);
    expect(json.pause.measuredSeconds).toBeGreaterThan(0);
    expect(json.pause.measuredSeconds).toBeLessThan(30);
    const manifest = await openBackup(localRunner(), final());
    expect(manifest).toMatchObject({ guest: 'web1', recipe, uuid: '11111111-2222-3333-4444-555555555555' });
    expect(manifest.pauseSeconds).toBe(json.pause.measuredSeconds);
    expect(await verifyBackup(localRunner(), final(), manifest)).toEqual([]);
  },
);

test('snapshots of two disks of a guest that goes on would be noticed here', async () => {
  const two = planFor('pause', inputOf(undefined, { to: host.to, facts: factsOf() }));
  const running = JSON.parse(JSON.stringify(host.here(two)).replaceAll(/ExecStart=xl pause web1\\n/g, '')) as Plan;
  await carryOutBackup(running, args());
  expect(host.left()).toContain('torn');
});

test('pause, with one disk: the guest is never stopped, and that is what people read', async () => {
  const one = inputOf(guestOf(BOTH.slice(0, 1)), { to: host.to, facts: factsOf() });
  const io = { ...args().io, out: (text: string) => void results.push(text) };
  expect(await carryOutBackup(host.here(planFor('pause', one)), { ...args(), json: false, io })).toBe(EXIT.done);
  expect(host.told().filter((line) => /^(un)?pause/.test(line))).toEqual([]);
  expect(results.join('')).toContain('web1 did not stand still.');
  expect((await openBackup(localRunner(), final())).pauseSeconds).toBe(0);
});

test('another one of the same second is refused, and never taken for this one', async () => {
  expect(await backUp(plan('pause'))).toBe(EXIT.done);
  const before = readFileSync(join(final(), 'manifest.json'), 'utf8');
  await expect(backUp(plan('pause'))).rejects.toMatchObject({ exitCode: EXIT.conflict });
  expect(host.left()).toEqual([]);
  // Also where it came to be there while this one was made.
  const what = plan('pause');
  renameSync(final(), `${final()}.aside`);
  const late = { ...args(), runner: appearing(() => renameSync(`${final()}.aside`, final())) };
  await expect(carryOutBackup(what, late)).rejects.toMatchObject({ exitCode: EXIT.left });
  expect(readFileSync(join(final(), 'manifest.json'), 'utf8')).toBe(before);
  expect(await undoBackup('web1', args())).toBe(EXIT.done);
  expect(host.left()).toEqual([]);
});

/** Lets something happen right before the copies are read back. */
function appearing(happen: () => void): Runner {
  const real = localRunner();
  return {
    ...real,
    run: (command, options) => {
      if (command.argv.includes('sha256sum')) happen();
      return real.run(command, options);
    },
  };
}

test('between stop and going on there is nothing but the snapshots', async () => {
  await backUp(plan('state'));
  const save = host.told().findIndex((line) => line.startsWith('save -p web1 '));
  expect(host.told()[save + 1]).toBe('unpause web1');
});

test('saved: it comes back from its memory, once', async () => {
  expect(await backUp(plan('saved')), said.join('\n')).toBe(EXIT.done);
  const verbs = host.told().map((line) => line.split(' ')[0]);
  expect(verbs.filter((verb) => ['save', 'restore', 'create'].includes(verb!))).toEqual(['save', 'restore']);
  expect(said.join('\n')).not.toContain('could not be brought back');
});

test('saved: one that does not come back is started from its disks, never from that memory again, and that is told', async () => {
  writeFileSync(join(host.root, 'fail-restore'), '');
  expect(await backUp(plan('saved')), said.join('\n')).toBe(EXIT.done);
  const verbs = host.told().map((line) => line.split(' ')[0]);
  expect(verbs.filter((verb) => ['save', 'restore', 'create'].includes(verb!))).toEqual(['save', 'restore', 'create']);
  expect(host.guest()).toBe('running');
  expect(said.join('\n')).toContain('web1 could not be brought back from its memory; it was started from its disks');
});

describe('saved, when neither its memory nor its disks brought it back', () => {
  const memory = (): string => `${final()}.memory`;
  const quick = (what: Plan): Plan => {
    const text = JSON.stringify(what).replaceAll('-exec sleep 1', '-exec sleep 0');
    return JSON.parse(text) as Plan;
  };
  const fail = (...verbs: string[]): void => {
    for (const verb of verbs) writeFileSync(join(host.root, `fail-${verb}`), '');
  };

  test('its memory is kept beside the backup, it is said where and how to go on, and it does go on from there', async () => {
    fail('restore', 'create');
    const what = quick(plan('saved'));
    expect(await backUp(what)).toBe(EXIT.left);
    expect(host.guest()).toBe('off');
    expect(readFileSync(memory(), 'utf8')).toBe('memory'.repeat(8));
    expect(statSync(memory()).mode & 0o777).toBe(0o600);
    expect(host.left()).toEqual([]);
    const words = said.join('\n');
    expect(words).toContain(`web1 does not run. Its memory was saved, and is kept in ${memory()}`);
    expect(words).toContain(`xl restore ${memory()}`);
    expect(words).not.toMatch(/^web1 does not run\. Start it/m);
    expect(JSON.parse(results.join(''))).toMatchObject({ exitCode: EXIT.left, backup: null, memory: memory() });
    rmSync(join(host.root, 'fail-restore'));
    tool('xl', ['restore', memory()]);
    expect(host.guest()).toBe('running');
    expect(existsSync(join(host.root, 'torn'))).toBe(false);
  });

  test('also by an undo after xenguide was killed and the host was started anew, whose marks are gone then', async () => {
    fail('restore', 'create');
    const what = quick(plan('saved'));
    const stop = new AbortController();
    const lost = new HostLost('the host is gone');
    const real = localRunner();
    // The unit is through, and from then on nobody reaches the host.
    let through = false;
    const runner: Runner = {
      ...real,
      run: async (command, options) => {
        if (through) throw lost;
        const result = await real.run(command, options);
        if (command.argv.includes('systemctl') && command.argv.includes('start')) through = true;
        return result;
      },
    };
    await carryOutBackup(what, { ...args(), runner, io: { ...args().io, signal: stop.signal } }).catch(() => undefined);
    rmSync(join(host.root, 'run'), { recursive: true });
    mkdirSync(join(host.root, 'run/systemd/system'), { recursive: true });
    said.length = 0;
    expect(await undoBackup('web1', args()), said.join('\n')).toBe(EXIT.left);
    expect(readFileSync(memory(), 'utf8')).toBe('memory'.repeat(8));
    expect(said.join('\n')).toContain(`xl restore ${memory()}`);
    expect(said.join('\n')).not.toContain('Nothing of that backup');
    expect(host.left()).toEqual([]);
  });

  test('state: of a guest whose host was started anew no memory is kept: nobody knows whether it had gone on', async () => {
    const what = plan('state');
    const real = localRunner();
    let started = false;
    const runner: Runner = {
      ...real,
      run: async (command, options) => {
        if (started) throw new HostLost('the host is gone');
        started = command.argv.includes('systemctl') && command.argv.includes('start');
        return real.run(command, options);
      },
    };
    await carryOutBackup(what, { ...args(), runner }).catch(() => undefined);
    rmSync(join(host.root, 'run'), { recursive: true });
    mkdirSync(join(host.root, 'run/systemd/system'), { recursive: true });
    // The memory had reached the disk when the power went, the mark had not.
    rmSync(join(host.to, `.web1-${STAMP}.partial/state.used`));
    expect(await undoBackup('web1', args()), said.join('\n')).toBe(EXIT.done);
    expect(readdirSync(host.to)).toEqual([]);
  });

  test.each(['state', 'saved'] as const)(
    '%s: of a guest that went on, no memory stays behind, whatever fails later and whatever marks are gone',
    async (recipe) => {
      const what = plan(recipe);
      let started = false;
      const real = localRunner();
      const runner: Runner = {
        ...real,
        run: async (command, options) => {
          if (started && command.argv.includes('zstd')) throw new HostLost('the host is gone');
          started ||= command.argv.includes('systemctl') && command.argv.includes('start');
          return real.run(command, options);
        },
      };
      await carryOutBackup(what, { ...args(), runner }).catch(() => undefined);
      expect(existsSync(join(host.to, `.web1-${STAMP}.partial/state`))).toBe(true);
      rmSync(join(host.root, 'run'), { recursive: true });
      mkdirSync(join(host.root, 'run/systemd/system'), { recursive: true });
      expect(await undoBackup('web1', args()), said.join('\n')).toBe(EXIT.done);
      expect(readdirSync(host.to)).toEqual([]);
      expect(host.left()).toEqual([]);
    },
  );
});

test('saved: where saving fails it was never ended, and nothing is started', async () => {
  writeFileSync(join(host.root, 'fail-save'), '');
  expect(await backUp(plan('saved'))).toBe(EXIT.takenBack);
  expect(host.told().filter((line) => /^(restore|create)/.test(line))).toEqual([]);
  expect(host.guest()).toBe('running');
  expect(host.left()).toEqual([]);
});

describe('what goes wrong', () => {
  test('cut off while the notes of a whole backup are removed: it is ended by the next try', async () => {
    const what = plan('pause');
    const real = localRunner();
    const runner: Runner = {
      ...real,
      run: async (command, options) => {
        const [program, , , first] = command.argv;
        if (program !== 'rm' || !command.argv.some((word) => word.endsWith('/manifest.draft')))
          return real.run(command, options);
        // Only the first of those that it was to remove.
        await real.run({ argv: ['rm', '-f', '--', first!] });
        throw new HostLost('the host is gone');
      },
    };
    await carryOutBackup(what, { ...args(), runner }).catch(() => undefined);
    expect(existsSync(final())).toBe(false);
    expect(await backUp(what), said.join('\n')).toBe(EXIT.done);
    expect(readdirSync(final()).filter((file) => /draft|pause/.test(file))).toEqual([]);
    expect(host.left()).toEqual([]);
  });

  test.each(['pause', 'state'] as const)('%s: a guest that stands still afterwards is no success', async (recipe) => {
    writeFileSync(join(host.root, 'fail-unpause'), '');
    expect(await backUp(plan(recipe))).toBe(EXIT.takenBack);
    expect(host.guest()).toBe('paused');
    expect(said.join('\n')).toContain('web1 stands still (paused)');
    expect(said.join('\n')).toContain('xl unpause web1');
    expect(host.left()).toEqual([]);
  });

  test('the host’s clock is set back while the guest stands still: the backup is whole, and only its pause is not known', async () => {
    const real = localRunner();
    const runner: Runner = {
      ...real,
      run: async (command, options) => {
        // The mark of the end, by a clock that had been set back by then.
        const isAsked = command.argv.includes('%.9Y') && command.argv.some((word) => word.endsWith('/goes-on'));
        if (isAsked) tool('touch', ['-d', '2020-01-01T00:00:00Z', command.argv.at(-1)!]);
        return real.run(command, options);
      },
    };
    expect(await carryOutBackup(plan('pause'), { ...args(), runner }), said.join('\n')).toBe(EXIT.done);
    expect(JSON.parse(results.join('')).pause.measuredSeconds).toBeNull();
    expect((await openBackup(localRunner(), final())).pauseSeconds).toBeNull();
  });

  test('a snapshot that cannot be taken: the guest goes on, nothing is left, and it is said why', async () => {
    writeFileSync(join(host.root, 'fail-lvcreate'), '');
    expect(await backUp(plan('pause'))).toBe(EXIT.takenBack);
    expect(host.guest()).toBe('running');
    expect(host.left()).toEqual([]);
    expect(readdirSync(host.to)).toEqual([]);
    expect(said.join('\n')).toContain('web1 could not be held still');
  });

  // zstd refuses any other size than was announced, and says nothing of this one.
  test('a disk without a single byte is no backup of one', async () => {
    writeFileSync(join(host.root, 'dev/xgvg/web1-disk'), '');
    expect(await backUp(plan('pause'))).not.toBe(EXIT.done);
    expect(said.join('\n')).toContain('nothing could be read from xvda');
    expect(readdirSync(host.to)).toEqual([]);
    expect(host.left()).toEqual([]);
    expect(host.guest()).toBe('running');
  });

  test('the host is started anew in the middle of it: nobody waits for marks that are gone, and what is left of it is taken back', async () => {
    const real = localRunner();
    const runner: Runner = {
      ...real,
      renew: () => undefined,
      run: async (command, options) => {
        if (!command.argv.includes('start')) return real.run(command, options);
        // What it had in memory: the marks in /run, the unit, and the guest.
        for (const gone of ['run/xenguide-backup-web1', 'run/systemd/system/xenguide-backup-web1.service'])
          rmSync(join(host.root, gone), { recursive: true });
        throw new HostLost('the host is gone');
      },
    };
    expect(await carryOutBackup(plan('pause'), { ...args(), runner })).toBe(EXIT.takenBack);
    expect(said.join('\n')).toContain('the host was started anew in the middle of it');
    expect(host.left()).toEqual([]);
    expect(readdirSync(host.to)).toEqual([]);
  });

  test('a guest that is being moved is left alone: known before, and by the unit itself where it only began since', async () => {
    const moving = join(host.root, 'run/xenguide-move-web1');
    mkdirSync(moving);
    await expect(backUp(plan('shutdown'))).rejects.toMatchObject({ exitCode: EXIT.conflict });
    rmSync(moving, { recursive: true });
    const real = localRunner();
    const runner: Runner = {
      ...real,
      run: async (command, options) => {
        if (command.argv.includes('systemctl') && command.argv.includes('start'))
          mkdirSync(moving, { recursive: true });
        return real.run(command, options);
      },
    };
    expect(await carryOutBackup(plan('shutdown'), { ...args(), runner }), said.join('\n')).toBe(EXIT.takenBack);
    expect(host.told().filter((line) => /^(shutdown|create|pause)/.test(line))).toEqual([]);
    expect(said.join('\n')).toContain('web1 could not be held still');
    rmSync(moving, { recursive: true });
    expect(host.left()).toEqual([]);
  });

  test('a guest that cannot be paused', async () => {
    writeFileSync(join(host.root, 'fail-pause'), '');
    expect(await backUp(plan('pause'))).toBe(EXIT.takenBack);
    expect(host.left()).toEqual([]);
  });

  test('a guest that does not start again after its shutdown is said loudly', async () => {
    writeFileSync(join(host.root, 'fail-create'), '');
    const what = plan('shutdown');
    const text = JSON.stringify(what).replaceAll('sleep \\";\\"', '').replaceAll('-exec sleep 1', '-exec sleep 0');
    expect(await backUp(JSON.parse(text) as Plan)).toBe(EXIT.takenBack);
    expect(host.guest()).toBe('off');
    expect(said.join('\n')).toMatch(/Start it: xl create \S+web1\.cfg/);
    expect(host.left()).toEqual([]);
  });

  test('a file that is not what was written is found, each by its name', async () => {
    await backUp(plan('pause'));
    const manifest = await openBackup(localRunner(), final());
    const path = join(final(), 'xvdb.img.zst');
    const bytes = readFileSync(path);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(path, bytes);
    expect(await verifyBackup(localRunner(), final(), manifest)).toEqual(['xvdb.img.zst is not as it was written']);
    rmSync(path);
    expect(await verifyBackup(localRunner(), final(), manifest)).toEqual(['xvdb.img.zst cannot be read']);
    rmSync(join(final(), 'SHA256SUMS'));
    expect(await verifyBackup(localRunner(), final(), manifest)).toHaveLength(1);
  });

  test('without a backup that was cut off there is nothing to take back', async () => {
    await expect(undoBackup('web1', args())).rejects.toMatchObject({ exitCode: EXIT.conflict });
    expect(existsSync(host.stateDir)).toBe(false);
  });
});
