import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { guarded } from '../../../src/guest/guards.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import { localRunner } from '../../../src/host/local.ts';
import type { Command, Result, Runner } from '../../../src/host/runner.ts';
import { guardActions } from '../../../src/network/firewall/actions.ts';
import { nat } from '../../../src/network/nat.ts';
import type { Plan } from '../../../src/plan/action.ts';
import { applyPlan } from '../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../src/plan/apply/undo.ts';
import { parsePlan } from '../../../src/plan/plan-file.ts';
import { planScript } from '../../../src/plan/script.ts';
import { ownRenderer } from '../../support/templates.ts';
import { planOf } from '../plan/plans.ts';

/**
 * Guests that share a private network come and go, with real files, finds and conditions below a folder that stands for the
 * host’s. What would change the kernel is only written down; test/lab has the whole.
 */

let root: string;
let asked: string[];
let running: boolean;
/** Does the host pass packets on? */
let passing: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'xenguide-share-'));
  for (const folder of ['etc/xen/scripts', 'etc/systemd/system', 'etc/sysctl.d', 'var/lib/xenguide']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  asked = [];
  running = false;
  passing = '0';
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const said = (code: number, stdout = ''): Result => ({ code, stdout, stderr: '', timedOut: false });

function runner(): Runner {
  const real = localRunner();
  const pretend = (words: readonly string[], command: Command): Result | undefined => {
    const [program, verb] = words;
    if (program === 'nft' || program === 'dnsmasq') return said(0);
    if (program === 'sysctl') {
      if (command.stdoutPath) writeFileSync(command.stdoutPath, `net.ipv4.ip_forward = ${passing}\n`);
      if (words.includes('-p')) asked.push(readFileSync(words.at(-1)!, 'utf8').split('\n').at(-2)!);
      if (words.includes('-p')) passing = asked.at(-1)!.slice(-1);
      return said(0);
    }
    if (program !== 'systemctl') return undefined;
    if (verb === 'is-active') return said(running ? 0 : 3);
    if (verb === 'start' || verb === 'reload-or-restart') running = true;
    if (verb === 'disable') running = false;
    asked.push(words.join(' '));
    return said(0);
  };
  return {
    ...real,
    run: async (command, options) => {
      const words = command.argv[0] === 'env' ? command.argv.slice(2) : command.argv;
      return pretend(words, command) ?? real.run(command, options);
    },
  };
}

function plan(guest: string, mac: string, ip: string, network = 'xenguide0', subnet = '10.77.0.0/24'): Plan {
  const own = nat.resolve(
    { network, subnet, mac, ip, forwards: [`tcp/${2000 + Number(mac.slice(-2))} to 22`] },
    { at: 'network.0', guest, mac, facts: exampleFacts() },
  )!;
  const card = guarded(own, nat, guest, new Map([['firewall.antispoof', true]]));
  const whole = planOf([...nat.actions(card, ownRenderer.fill), ...guardActions(card.guard!, ownRenderer.fill)]);
  const here = JSON.stringify({ ...whole, name: guest }).replaceAll(
    /\/(etc\/(?:xen|systemd|sysctl\.d)|var\/lib\/xenguide)/g,
    `${root}/$1`,
  );
  return parsePlan(here, 'test');
}

const options = () => ({ start: true, stateDir: join(root, 'state') });
const apply = async (each: Plan) => expect(await applyPlan(each, runner(), options())).toMatchObject({ exitCode: 0 });
const undo = async (name: string) => expect(await undoGuest(name, runner(), options())).toMatchObject({ exitCode: 0 });
const files = (): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith('state'))
    .sort();
const WEB = ['web1', '00:16:3e:00:00:01', '10.77.0.2'] as const;
const MAIL = ['mail', '00:16:3e:00:00:02', '10.77.0.3'] as const;

test.each([
  ['first in, first out', ['web1', 'mail']],
  ['first in, last out', ['mail', 'web1']],
])('%s: the network stays until the last goes, and then nothing is left', async (_, order) => {
  const before = files();
  await apply(plan(...WEB));
  await apply(plan(...MAIL));
  const unit = 'etc/systemd/system/xenguide-network-xenguide0.service';
  expect(files()).toContain(unit);

  await undo(order[0]!);
  expect(files()).toContain(unit);
  expect(files()).toContain('etc/sysctl.d/70-xenguide.conf');
  expect(files()).toContain('etc/xen/scripts/vif-xenguide');
  expect(files().filter((path) => path.includes(`/${order[0]},`))).toEqual([]);
  expect(running).toBe(true);
  expect(asked).not.toContain('net.ipv4.ip_forward = 0');

  await undo(order[1]!);
  expect(files()).toEqual(before);
  expect(running).toBe(false);
  expect(asked).toContain('net.ipv4.ip_forward = 0');
});

test('two at once: what the other has made meanwhile is kept, and how the host was before is not forgotten', async () => {
  const before = files();
  const own = runner();
  let other: Promise<void> | undefined;
  const slow: Runner = {
    ...own,
    run: async (command, how) => {
      // Between the look at the whole and the first step the other one goes through from end to end.
      if (command.argv.includes('install')) {
        other ??= apply(plan(...MAIL));
        await other;
      }
      return own.run(command, how);
    },
  };
  const outcome = await applyPlan(plan(...WEB), slow, options());
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect(other).toBeDefined();
  await undo('mail');
  expect(passing).toBe('1');
  await undo('web1');
  expect(files()).toEqual(before);
  expect(passing).toBe('0');
});

test('two networks: each goes with its own last guest, and passing on with the last of all', async () => {
  const before = files();
  await apply(plan(...WEB));
  await apply(plan('mail', MAIL[1], '10.78.0.2', 'inner', '10.78.0.0/24'));
  await undo('web1');
  expect(files().some((path) => path.includes('xenguide-network-xenguide0'))).toBe(false);
  expect(files()).toContain('etc/systemd/system/xenguide-network-inner.service');
  expect(files()).toContain('etc/sysctl.d/70-xenguide.conf');
  await undo('mail');
  expect(files()).toEqual(before);
});

test('a guest whose name begins like another’s is another', async () => {
  await apply(plan(...WEB));
  await apply(plan('web1.2', MAIL[1], MAIL[2]));
  await undo('web1');
  expect(files()).toContain('etc/xen/xenguide/network/nat/xenguide0/guests/web1.2,0');
  expect(running).toBe(true);
  await undo('web1.2');
  expect(running).toBe(false);
});

test('a half network of somebody is not taken for ours', async () => {
  const unit = join(root, 'etc/systemd/system/xenguide-dhcp-xenguide0.service');
  writeFileSync(unit, 'theirs\n');
  await expect(applyPlan(plan(...WEB), runner(), options())).rejects.toThrow(/is there already/);
  expect(readFileSync(unit, 'utf8')).toBe('theirs\n');
});

test('the printed script of the second guest finds the network there, and does not stop at its files', () => {
  const script = planScript(plan(...MAIL), { start: true });
  const first = script.slice(script.indexOf('# ---- First'), script.indexOf('# ---- 1 of'));
  const free = first.indexOf('free ' + join(root, 'etc/xen/xenguide/network/nat/xenguide0/rules.nft'));
  expect(free).toBeGreaterThan(0);
  expect(first.slice(0, free)).toMatch(/if ! quiet test -e \S+xenguide-network-xenguide0\.service; then\n\s+$/);
});
