import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Runner } from '../../src/host/runner.ts';
import { sshRunner } from '../../src/host/ssh.ts';
import { armedAction } from '../../src/network/uplink/armed.ts';
import type { Action, Plan } from '../../src/plan/action.ts';
import { type ApplyOptions, applyPlan } from '../../src/plan/apply/apply.ts';
import { undoGuest } from '../../src/plan/apply/undo.ts';
import type { Confirm } from '../../src/plan/confirmation.ts';
import { printPlan } from '../../src/plan/plan-file.ts';
import { EXIT, UserError } from '../../src/problem.ts';
import { labBridge } from '../fixtures/uplink.ts';
import { ownRenderer } from '../support/templates.ts';
import { failing, planOf } from '../unit/plan/plans.ts';
import { HOST, mustBeUp, onHost, sshConfig, untilOnHost } from './support/host.ts';

/** The card that the ssh connection to the lab hangs on becomes a port of a bridge: for real, and cut off for real. */

const FOLDER = '/etc/xen/xenguide/network/uplink/labbr0';
const action = (...given: Parameters<typeof labBridge>): Action => armedAction(labBridge(...given), ownRenderer.fill);
const plan = (...more: Action[]): Plan => planOf([action(), ...more], { name: 'armed1' });
/** An address that nobody can reach the host by. */
const cutOff = (): Plan => planOf([action({}, '10.0.2.77/24')], { name: 'armed1' });

const yes: Confirm = async () => true;
const no: Confirm = async () => false;
const silence: Confirm = () => new Promise(() => undefined);

let host: Runner;
let before: string[];
let notes: string[] = [];

const apply = (what: Plan, options: Partial<ApplyOptions> = {}) =>
  applyPlan(what, host, {
    start: true,
    onEvent: (event) => {
      if (event.type === 'note') notes.push(event.text);
    },
    ...options,
  });
const undo = (confirm?: Confirm) =>
  undoGuest('armed1', host, {
    confirm,
    onEvent: (event) => {
      if (event.type === 'note') notes.push(event.text);
    },
  });

/** The network as it is and as it is written, to the byte, and all that we could leave. */
async function network(): Promise<string[]> {
  const output = await onHost(`
    ip -br -4 address | tr -s ' '
    ip -4 route
    ls /sys/class/net
    stat -c '%n %a %U %G %Y' /etc/network/interfaces
    sha256sum /etc/network/interfaces
    ls /etc/network
    find /etc/systemd/system /run/systemd/system /etc/xen /var/lib/xenguide -path '*xenguide*' 2>/dev/null
    systemctl list-units --all --plain --no-legend 'xenguide-*' | sed 's/ .*//'`);
  return output.split('\n').filter(Boolean);
}
const isBridged = async (): Promise<boolean> =>
  (await onHost('test -e /sys/class/net/labbr0/brif/eth0 && echo yes || true')).includes('yes');
const nothingIsLeft = async () => expect(await network()).toEqual(before);

beforeAll(() => {
  mustBeUp();
  process.env.XENGUIDE_SSH_CONFIG = sshConfig;
});
beforeEach(async () => {
  host = await sshRunner(HOST);
  before = await network();
  notes = [];
});
afterEach(async () => {
  // A failed test must not fail those after it.
  await undo(yes).catch(() => undefined);
  await host.close();
});

describe('the bridge from the card that carries the connection', () => {
  test('confirmed: it stays, a second apply does nothing, and undo brings everything back', async () => {
    const asked: number[] = [];
    const outcome = await apply(plan(), {
      confirm: async ({ seconds }) => {
        asked.push(seconds);
        return true;
      },
    });
    expect(outcome.problems).toEqual([]);
    expect(outcome.exitCode).toBe(EXIT.done);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toBeGreaterThan(20);
    await onHost('sleep 70', 120);
    expect(await isBridged()).toBe(true);
    expect(await onHost('ls -A /etc/systemd/system/sysinit.target.wants; systemctl list-timers --all')).not.toContain(
      'xenguide',
    );
    expect((await apply(plan())).actions.map(({ state }) => state)).toEqual(['skipped']);
    // Another guest that wants the same bridge.
    const second = await apply({ ...plan(), name: 'armed2' });
    expect(second.actions.map(({ state }) => state)).toEqual(['kept']);
    await undoGuest('armed2', host).catch(() => undefined);
    expect(await isBridged()).toBe(true);

    const undone = await undo(yes);
    expect(undone.problems).toEqual([]);
    await nothingIsLeft();
  }, 900_000);

  test('nobody to ask: it stays once the host answered over a new connection', async () => {
    expect((await apply(plan())).exitCode).toBe(EXIT.done);
    expect(await isBridged()).toBe(true);
    expect(notes.join('\n')).toContain('answers over a new connection');
    expect((await undo()).exitCode).toBe(EXIT.done);
    await nothingIsLeft();
  }, 900_000);

  test.each([
    ['withheld', silence, 'nobody confirmed it in time'],
    ['refused', no, 'it was not confirmed'],
  ] as const)(
    '%s: the host goes back by itself, and nothing is left',
    async (_, confirm, why) => {
      const outcome = await apply(plan(), { confirm });
      expect(outcome.exitCode).toBe(EXIT.takenBack);
      expect(outcome.problems[0]?.message).toContain('put back the network it had, by itself');
      expect(outcome.problems[0]?.message).toContain(why);
      await nothingIsLeft();
    },
    900_000,
  );

  test('cut off: an address that nobody reaches is taken back by the host alone', async () => {
    const outcome = await apply(cutOff());
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(outcome.problems[0]?.message).toContain('could not be reached any more');
    await nothingIsLeft();
  }, 900_000);

  test('a change that fails half-way is taken back at once', async () => {
    const broken = planOf(
      [
        action({
          apply: [
            ['ip', 'address', 'flush', 'dev', 'eth0'],
            ['ifup', 'no-such-card'],
          ],
        }),
      ],
      { name: 'armed1' },
    );
    const outcome = await apply(broken);
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    await nothingIsLeft();
  }, 900_000);

  test('files that the host’s own program refuses are taken away before anything running is touched', async () => {
    const since = (await onHost('cat /proc/uptime')).split(' ')[0]!;
    const wrong = planOf([action({ judge: [['ifquery', 'no-such-card']] })], { name: 'armed1' });
    expect((await apply(wrong)).exitCode).toBe(EXIT.takenBack);
    await nothingIsLeft();
    expect(Number(since)).toBeGreaterThan(0);
    expect(await onHost('journalctl -u xenguide-uplink-labbr0-make.service --no-pager -b -n 1 -o cat')).toBeDefined();
  }, 900_000);

  test('a later action that fails takes the confirmed bridge back too', async () => {
    const outcome = await apply(plan(failing()));
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    await nothingIsLeft();
  }, 900_000);
});

describe('a program that is killed between arming and the answer', () => {
  let folder: string;
  let program: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xenguide-confirm-'));
    program = join(folder, 'child.mjs');
    const entry = join(import.meta.dirname, 'support/confirm-child.ts');
    await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: program });
    writeFileSync(join(folder, 'plan.json'), printPlan(plan()));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Until it asks, and then no more of it. */
  function killedWhenAsked(): Promise<void> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, join(folder, 'plan.json'), HOST], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.stdout.on('data', () => child.kill('SIGKILL'));
      child.on('exit', (_, signal) => (signal === 'SIGKILL' ? resolve() : reject(new Error('it ended by itself'))));
    });
  }

  test('the host goes back by itself, and undo finds nothing but its notes', async () => {
    await killedWhenAsked();
    expect(await isBridged()).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 75_000));
    await untilOnHost(`test -e ${FOLDER}/make/returned`, 120);
    expect(await isBridged()).toBe(false);
    expect((await undo()).exitCode).toBe(EXIT.done);
    await nothingIsLeft();
  }, 900_000);

  test('undo within the minute goes back at once; an apply begins anew', async () => {
    await killedWhenAsked();
    expect((await undo()).exitCode).toBe(EXIT.done);
    await nothingIsLeft();

    await killedWhenAsked();
    expect((await apply(plan())).exitCode).toBe(EXIT.done);
    expect(await isBridged()).toBe(true);
    expect((await undo()).exitCode).toBe(EXIT.done);
    await nothingIsLeft();
  }, 900_000);

  test('a host that is started anew meanwhile has its old network', async () => {
    await killedWhenAsked();
    const boot = await onHost('cat /proc/sys/kernel/random/boot_id');
    await onHost('systemctl --force --force reboot').catch(() => undefined);
    await expect
      .poll(() => onHost('cat /proc/sys/kernel/random/boot_id', 20).catch(() => boot), {
        timeout: 500_000,
        interval: 3000,
      })
      .not.toBe(boot);
    await onHost('lab-prepare', 300);
    expect(await isBridged()).toBe(false);
    expect(await onHost(`ls ${FOLDER}/make`)).toContain('returned');
    expect((await undo()).exitCode).toBe(EXIT.done);
    await expect.poll(network, { timeout: 60_000, interval: 3000 }).toEqual(before);
  }, 900_000);
});

describe('undo leaves what is not ours alone any more', () => {
  test('withheld: the bridge comes back, and undo says so', async () => {
    expect((await apply(plan())).exitCode).toBe(EXIT.done);
    const outcome = await undo(silence);
    expect(outcome.exitCode).toBe(EXIT.left);
    expect(outcome.problems[0]?.message).toContain('by itself');
    expect(await isBridged()).toBe(true);
    expect((await undo(yes)).exitCode).toBe(EXIT.done);
    await nothingIsLeft();
  }, 900_000);

  test.each([
    ['a config of somebody uses the bridge', `echo 'vif = ["bridge=labbr0"]' >/etc/xen/theirs.cfg`, 'another guest'],
    [
      'a card is plugged into it',
      'ip link add name vif7.0 type dummy; ip link set dev vif7.0 master labbr0',
      'other ports',
    ],
    ['the files were changed', 'echo "# mine" >>/etc/network/interfaces', 'changed since xenguide wrote them'],
  ])(
    '%s',
    async (_, meanwhile, words) => {
      expect((await apply(plan())).exitCode).toBe(EXIT.done);
      await onHost(meanwhile);
      try {
        expect((await undo()).exitCode).toBe(EXIT.done);
        expect(notes.join('\n')).toContain(words);
        expect(await isBridged()).toBe(true);
        await expect(undo()).rejects.toThrow(UserError);
      } finally {
        await onHost(
          'rm -f /etc/xen/theirs.cfg; ip link delete dev vif7.0 2>/dev/null; sed -i "/^# mine/d" /etc/network/interfaces',
        );
        // As the guide’s page says it by hand.
        await onHost(
          `systemctl link --runtime ${FOLDER}/units/xenguide-uplink-labbr0-take.service ${FOLDER}/units/xenguide-uplink-labbr0-take-back.* ; touch ${FOLDER}/take/armed; systemctl start --no-block xenguide-uplink-labbr0-take.service`,
        );
        await new Promise((resolve) => setTimeout(resolve, 20_000));
        host.renew?.();
        await onHost(`mv -T ${FOLDER}/take/armed ${FOLDER}/take/confirmed; systemctl stop 'xenguide-uplink-*.timer'`);
        await onHost(`rm -rf /etc/xen/xenguide /run/systemd/system/xenguide-uplink-* ; systemctl daemon-reload`);
      }
      await nothingIsLeft();
    },
    900_000,
  );
});
