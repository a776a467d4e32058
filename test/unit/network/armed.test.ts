import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { armedAction } from '../../../src/network/uplink/armed.ts';
import type { HostNetworkChange } from '../../../src/network/uplink/change.ts';
import { pluggedIn } from '../../../src/network/uplink/plugged-in.ts';
import { commandLine } from '../../../src/plan/command-line.ts';
import { parsePlan, printPlan } from '../../../src/plan/plan-file.ts';
import { planScript } from '../../../src/plan/script.ts';
import { labBridge } from '../../fixtures/uplink.ts';
import { ownRenderer } from '../../support/templates.ts';
import { planOf } from '../plan/plans.ts';

const made = (more: Partial<HostNetworkChange> = {}) => armedAction(labBridge(more), ownRenderer.fill);
const unitsOf = (more: Partial<HostNetworkChange> = {}) =>
  made(more).do.flatMap((step) =>
    'write' in step && step.write.includes('/units/') ? [{ path: step.write, text: step.text ?? '' }] : [],
  );
const unit = (name: string): string => unitsOf().find(({ path }) => path.endsWith(`/${name}`))!.text;
const linesOf = (steps: ReturnType<typeof made>['do']): string[] => steps.map(commandLine);

describe('a change of the card that carries the connection', () => {
  it('is kept and armed before anything is staged, and staged before it is begun', () => {
    const lines = linesOf(made().do);
    const at = (part: string): number => {
      const index = lines.findIndex((line) => line.includes(part));
      expect(index, part).toBeGreaterThanOrEqual(0);
      return index;
    };
    const order = [
      'cp -a -t /etc/xen/xenguide/network/uplink/labbr0/old.half/0',
      'mv -T -- /etc/xen/xenguide/network/uplink/labbr0/old.half',
      'systemctl enable',
      'make/armed',
      'systemctl start -- xenguide-uplink-labbr0-make-back.timer',
      'write /etc/network/interfaces.xenguide',
      'ifquery labbr0',
      'sha256sum',
      'systemctl start -- xenguide-uplink-labbr0-make.service',
      'make/armed /etc/xen/xenguide/network/uplink/labbr0/make/confirmed',
      'systemctl disable',
    ].map(at);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('runs nothing that touches the running network but by systemd', () => {
    const programs = [...made().do, ...made().undo].flatMap((step) => ('run' in step ? [step.run[0]] : []));
    expect(programs).not.toContain('ip');
    expect(programs).not.toContain('ifup');
    expect(unit('xenguide-uplink-labbr0-make.service')).toContain('ExecStart=ifup --force labbr0\n');
    expect(unit('xenguide-uplink-labbr0-make-back.service')).toContain('ExecStart=-ifup --force eth0\n');
    expect(unit('xenguide-uplink-labbr0-take.service')).toContain('ExecStart=-ifup --force eth0\n');
    expect(unit('xenguide-uplink-labbr0-take-back.service')).toContain('ExecStart=-ifup --force labbr0\n');
  });

  it('ends each way with a word to the router, after all else, and never hangs on the answer', () => {
    const last = (name: string): string =>
      unit(name)
        .match(/ExecStart=.*\n/g)!
        .filter((line) => line.includes('ip '))!
        .at(-1)!;
    const [bridge, card] = ['labbr0', 'eth0'].map(
      (device) => `ExecStart=-ip neigh replace 10.0.2.2 dev ${device} use\n`,
    );
    expect(last('xenguide-uplink-labbr0-make.service')).toBe(bridge);
    expect(last('xenguide-uplink-labbr0-make-back.service')).toBe(card);
    expect(last('xenguide-uplink-labbr0-take.service')).toBe(card);
    expect(last('xenguide-uplink-labbr0-take-back.service')).toBe(bridge);
    expect(
      unitsOf({ carriesConnection: false })
        .map(({ text }) => text)
        .join(''),
    ).not.toContain('ip neigh');
  });

  it('is shared: a second guest that wants the bridge does nothing', () => {
    expect(made()).toMatchObject({
      whenThere: 'keep',
      check: { run: ['test', '-d', '/sys/class/net/labbr0/bridge'] },
    });
  });

  it('is read from its file again as it was written, and a misspelt part of it is refused', () => {
    const plan = planOf([made()]);
    expect(parsePlan(printPlan(plan), 'x')).toEqual(plan);
    const wrong = printPlan(plan).replaceAll('"goBack"', '"goback"');
    expect(() => parsePlan(wrong, 'x')).toThrow('goback is not a key');
    expect(() => parsePlan(printPlan(plan).replaceAll('"across"', '"acros"'), 'x')).toThrow('acros is not a key');
  });
});

it('one that does not carry it has neither timer nor question, and is armed all the same', () => {
  const { do: steps, undo } = made({ carriesConnection: false });
  expect([...steps, ...undo].some((step) => 'confirm' in step)).toBe(false);
  expect(linesOf(steps).join('\n')).not.toContain('.timer');
  expect(linesOf(steps).join('\n')).toContain('systemctl enable');
  expect(
    unitsOf({ carriesConnection: false })
      .map(({ text }) => text)
      .join(''),
  ).not.toContain('.timer');
});

describe('who is plugged in still, when it is undone', () => {
  const said = (bridge: string, files: Record<string, string>): string => {
    const folder = mkdtempSync(join(tmpdir(), 'xenguide-users-'));
    try {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      const { run, stdin } = pluggedIn(bridge, '', folder);
      const { status, stdout } = spawnSync(run[0], run.slice(1), { input: stdin, encoding: 'utf8' });
      expect(status).toBe(0);
      return stdout.replaceAll(`${folder}/`, '').trim();
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it.each<[string, string, string]>([
    ['names it', 'vif = [ "mac=00:16:3e:00:00:01,bridge=xenbr0" ]', 'a.cfg'],
    ['names it among others, over several lines', "vif = [\n 'bridge=br9', # LAN\n 'bridge=xenbr0',\n]", 'a.cfg'],
    ['names another whose name begins so', 'vif = [ "bridge=xenbr0-lan" ]', 'none'],
    ['names it in a comment only', '# vif = [ "bridge=xenbr0" ]\n#vif = [""]', 'none'],
    ['has an empty card, which goes to xl’s default', "vif = [ '' ]", 'a.cfg'],
    ['has a card with a MAC only', 'vif = [ "bridge=br9", "mac=00:16:3e:00:00:01" ]', 'a.cfg'],
    ['has one with our firewall and no bridge', 'vif = [ "script=vif-xenguide" ]', 'a.cfg'],
    ['has a routed card', 'vif = [ "script=/etc/xen/scripts/vif-route,ip=192.0.2.9" ]', 'none'],
    ['is routed over it', 'vif = [ "script=vif-route,gatewaydev=xenbr0,ip=192.0.2.9" ]', 'a.cfg'],
    ['is routed over another', 'vif = [ "script=vif-route,gatewaydev=xenbr0.7,ip=192.0.2.9" ]', 'none'],
    ['has no card', 'name = "a"\nvif = [ ]\ndisk = [ "" ]', 'none'],
  ])('a config that %s', (_, config, users) => {
    expect(said('xenbr0', { 'a.cfg': `${config}\n`, 'notes.txt': 'bridge=xenbr0' })).toBe(users);
  });

  it.each<[string, string, string]>([
    ['the route of one', 'route/guests/db,0,00:16:3e:00:00:01', 'via xenbr0\naddress 192.0.2.9\n'],
    ['the IPv6 of one behind NAT', 'nat/xenguide0/needs/db,0', 'needs net/ipv6/conf/xenbr0/accept_ra\n'],
  ])('%s that hangs on it, wherever its config is', (_, file, text) => {
    const path = `xenguide/network/${file}`;
    expect([said('xenbr0', { [path]: text }), said('xenbr', { [path]: text })]).toEqual([path, 'none']);
  });

  it('what is on top of it counts as what is plugged in, such as a VLAN', () => {
    const [unused] = made()
      .undo.flatMap((step) => ('onlyIf' in step ? (step.onlyIf ?? []) : []))
      .filter(({ run }) => run[0] === 'find' && run[1]!.endsWith('/brif'));
    const seen = (...paths: string[]): string => {
      const folder = mkdtempSync(join(tmpdir(), 'xenguide-bridge-'));
      for (const path of paths) mkdirSync(join(folder, 'labbr0', path), { recursive: true });
      const [program, ...args] = unused!.run.map((word) => word.replace('/sys/class/net', folder));
      const { stdout } = spawnSync(program!, args, { encoding: 'utf8' });
      rmSync(folder, { recursive: true });
      return stdout.trim().replaceAll(`${folder}/`, '');
    };
    expect(seen('brif/eth0', 'lower_eth0', 'queues')).toBe('');
    expect(seen('brif/eth0', 'brif/eth1')).toBe('labbr0/brif/eth1');
    expect(seen('brif/eth0', 'upper_labbr0.7')).toBe('labbr0/upper_labbr0.7');
  });

  it('the default is the one that xl.conf names', () => {
    const files = { 'a.cfg': "vif = [ '' ]\n", 'xl.conf': '#vif.default.bridge="x"\nvif.default.bridge="br9"\n' };
    expect([said('xenbr0', files), said('br9', files), said('x', files)]).toEqual(['none', 'a.cfg', 'none']);
  });
});

it.each(['../../etc', 'a/b', 'a b', '%n', ''])('a bridge called “%s” is refused', (name) => {
  expect(() => made({ name })).toThrow(TypeError);
});

it.each(['/etc', 'etc/x', '/etc/../x', '/etc/a\nb', '/etc/'])('the file “%s” is refused', (file) => {
  expect(() => made({ files: [file] })).toThrow(TypeError);
});

const canVerify = spawnSync('systemd-analyze', ['--version']).status === 0;

it.skipIf(!canVerify)('systemd has nothing to say about the units, whatever is in their commands', () => {
  const odd = ['echo', 'a "b" \\ $HOME %n', "it's;", ';', '', '{}'] as const;
  const folder = mkdtempSync(join(tmpdir(), 'xenguide-units-'));
  try {
    const units = unitsOf({ apply: [odd], back: [odd], atBoot: [odd] });
    expect(units).toHaveLength(8);
    const paths = units.map(({ path, text }) => {
      const own = join(folder, path.slice(path.lastIndexOf('/') + 1));
      writeFileSync(own, text);
      return own;
    });
    const { stderr, status } = spawnSync('systemd-analyze', ['verify', '--man=no', ...paths], {
      encoding: 'utf8',
      env: { ...process.env, SYSTEMD_UNIT_PATH: `${folder}:` },
    });
    const ours = stderr.split('\n').filter((line) => line.includes('uplink') && !/ifup|ifdown/.test(line));
    expect(ours).toEqual([]);
    expect([0, 1]).toContain(status);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('the printed script', () => {
  const script = () => planScript(planOf([made()]), { start: true });

  it('refuses to begin where nobody can be asked', () => {
    const { status, stderr } = spawnSync('bash', ['-s'], { input: script(), encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('there is no terminal');
    expect(stderr).toContain('--yes');
  });

  it('has nothing that shellcheck would change', () => {
    const { stdout } = spawnSync('shellcheck', ['--severity=style', '-'], { input: script(), encoding: 'utf8' });
    expect(stdout).toBe('');
  });
});
