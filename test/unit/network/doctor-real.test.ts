import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { doctorGuest } from '../../../src/commands/doctor-guest.ts';
import { testAfterApply } from '../../../src/commands/network-test/after-apply.ts';
import { guarded } from '../../../src/guest/guards.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import { HostLost } from '../../../src/host/runner.ts';
import { guardActions } from '../../../src/network/firewall/actions.ts';
import { nat } from '../../../src/network/nat.ts';
import type { Plan } from '../../../src/plan/action.ts';
import { printPlan } from '../../../src/plan/plan-file.ts';
import { ownRenderer } from '../../support/templates.ts';
import { action, planOf } from '../plan/plans.ts';
import { ended, haveSshd, StandIn } from './stand-in.ts';
import { obstacle, Wires } from './wires.ts';

/**
 * `xenguide doctor NAME` on a stand-in host with real links, bridges, rules and a real DHCP server. Each fault is made for
 * real, must be named, and must be the first thing that is named.
 */

const why = obstacle();
if (why) process.stderr.write(`test/unit/network/doctor-real: left out: ${why}\n`);

/** On a busy machine each of the many small programs may wait for its turn. */
const PATIENCE = 300_000;
const WEB = '00:16:3e:00:00:01';
const DB = '00:16:3e:00:00:02';

interface Check {
  id: string;
  verdict: string;
  message: string;
  remedy: string;
  evidence: string[];
}

describe.skipIf(why !== undefined && !process.env.CI)('the test of a guest’s network', { timeout: PATIENCE }, () => {
  let wires: Wires;
  let host: StandIn;
  const ip = (space: string, words: string) => wires.run(space, `ip ${words}`);

  async function look(name: string, outside?: string): Promise<{ exitCode: number; checks: Check[]; card: unknown }> {
    const { exitCode, stdout } = await doctorGuest({
      name,
      runner: host.runner('host'),
      json: true,
      outside,
      stateDir: join(wires.root, 'state'),
    });
    const { checks, cards } = JSON.parse(stdout);
    return { exitCode, checks, card: cards[0] };
  }
  const failures = (checks: readonly Check[]): string[] =>
    checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  const verdicts = (checks: readonly Check[]) => Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict]));

  /** The fault is made, the test names it first, and afterwards all is well again. */
  async function named(
    guest: string,
    id: string,
    says: RegExp,
    make: () => unknown,
    mend: () => unknown,
  ): Promise<Check[]> {
    await make();
    try {
      const { exitCode, checks } = await look(guest);
      expect(failures(checks)[0], JSON.stringify(checks, null, 1)).toBe(id);
      const found = checks.find((each) => each.id === id)!;
      expect(found.message).toMatch(says);
      expect(found.remedy).not.toBe('');
      expect(exitCode).toBe(3);
      return checks;
    } finally {
      await mend();
    }
  }
  async function allIsWell(guest: string): Promise<void> {
    const { exitCode, checks } = await look(guest);
    expect(failures(checks), JSON.stringify(checks, null, 1)).toEqual([]);
    expect(exitCode).toBe(0);
  }

  beforeAll(async () => {
    wires = new Wires();
    for (const space of ['host', 'web', 'db', 'world']) wires.space(space);
    host = new StandIn(wires);
    wires.wire('host', 'vif1.0', 'web', 'enX0', WEB);
    wires.wire('host', 'vif2.0', 'db', 'enX0', DB);
    wires.wire('host', 'eno1', 'world', 'eth0');
    // The host’s own network: a bridge with its card, as the bridge mode has it.
    ip('host', 'link add name xenbr0 type bridge forward_delay 0');
    for (const link of ['eno1', 'xenbr0']) ip('host', `link set dev ${link} up`);
    ip('host', 'link set dev eno1 master xenbr0');
    ip('host', 'address add 192.0.2.2/24 dev xenbr0');
    ip('host', 'route add default via 192.0.2.1');
    ip('world', 'address add 192.0.2.1/24 dev eth0');
    host.nameServer('host', '192.0.2.1');
    await host.names('world');
    wires.run('host', 'sysctl -q -w net.ipv4.ip_forward=1');
    await wires.carries(['host', 'eno1'], ['world', 'eth0']);
  }, PATIENCE);
  afterAll(() => {
    host?.close();
    wires?.close();
  });

  describe('on a bridge of the host', () => {
    beforeAll(async () => {
      host.runs('db', 2, {
        mac: DB,
        bridge: 'xenbr0',
        state: '4',
        'hotplug-status': 'connected',
        script: '/etc/xen/scripts/vif-bridge',
      });
      const nics = [{ devid: 0, mac: DB, bridge: 'xenbr0' }];
      wires.put('xl/details-2', JSON.stringify([{ domid: 2, config: { c_info: { type: 'pv', name: 'db' }, nics } }]));
      ip('host', 'link set dev vif2.0 master xenbr0 up');
      ip('db', 'address add 192.0.2.20/24 dev enX0');
      await wires.carries(['host', 'vif2.0'], ['db', 'enX0']);
      await host.listens('db', 22);
      // It speaks to the host once, as a guest does: from then on the host knows its address.
      wires.run('db', ['bash', '-c', ': <>/dev/tcp/192.0.2.2/9 || true']);
    }, PATIENCE);

    it('of a guest that xenguide did not make: everything is well, its address by what the host heard of it', async () => {
      const { exitCode, checks, card } = await look('db');
      expect(verdicts(checks), JSON.stringify(checks, null, 1)).toEqual({
        runs: 'ok',
        vif: 'ok',
        driver: 'ok',
        firewall: 'skip',
        port: 'ok',
        address: 'ok',
        answers: 'ok',
        gateway: 'ok',
        names: 'ok',
        outside: 'skip',
        uplink: 'ok',
        frames: 'skip',
        // Nobody gives addresses away on this bridge.
        dhcp: 'unsure',
        'inside.address': 'skip',
        'inside.gateway': 'skip',
        'inside.servers': 'skip',
        'inside.names': 'skip',
      });
      expect(exitCode).toBe(0);
      expect(card).toMatchObject({ mac: DB, mode: 'bridge', vif: 'vif2.0', bridge: 'xenbr0', address: '192.0.2.20' });
      const answered = checks.find(({ id }) => id === 'answers')!;
      expect(answered.evidence.join()).toContain(DB);
    });

    it.each<[string, string, RegExp, string, string]>([
      [
        'its card is switched off',
        'vif',
        /vif2\.0 is switched off/,
        'link set dev vif2.0 down',
        'link set dev vif2.0 up',
      ],
      [
        'it is no port',
        'port',
        /vif2\.0 is on no bridge/,
        'link set dev vif2.0 nomaster',
        'link set dev vif2.0 master xenbr0',
      ],
      [
        'the bridge is off',
        'port',
        /bridge xenbr0 is switched off/,
        'link set dev xenbr0 down',
        'link set dev xenbr0 up',
      ],
      [
        'the card out is off',
        'uplink',
        /eno1, the way out of xenbr0, is switched off/,
        'link set dev eno1 down',
        'link set dev eno1 up',
      ],
      [
        'the card out is no port',
        'gateway',
        /does not answer/,
        'link set dev eno1 nomaster',
        'link set dev eno1 master xenbr0',
      ],
    ])(
      '%s',
      async (_, id, says, make, mend) => {
        const repair = async () => {
          ip('host', mend);
          if (make.includes('xenbr0 down')) ip('host', 'route replace default via 192.0.2.1');
          await wires.carries(['host', 'vif2.0'], ['host', 'eno1']);
          wires.run('db', ['bash', '-c', ': <>/dev/tcp/192.0.2.2/9 || true']);
        };
        ip('host', 'neigh flush all');
        wires.run('db', ['bash', '-c', ': <>/dev/tcp/192.0.2.2/9 || true']);
        const checks = await named('db', id, says, () => ip('host', make), repair);
        // The host may have other ways to pass on what comes from there: it says so, and does not call it a failure.
        if (make.includes('eno1 nomaster')) expect(verdicts(checks).uplink).toBe('unsure');
        await allIsWell('db');
      },
      60_000,
    );

    it('its own side is switched off: the driver is there, the guest does not use it', async () => {
      await named(
        'db',
        'driver',
        /switched its card off/,
        () => ip('db', 'link set dev enX0 down'),
        async () => {
          ip('db', 'link set dev enX0 up');
          await wires.carries(['host', 'vif2.0']);
        },
      );
    });

    it('no driver in the guest yet: said so, and nothing behind it is looked at', async () => {
      const state = 'store/local/domain/0/backend/vif/2/0/state';
      const checks = await named(
        'db',
        'driver',
        /no driver for the card, or has not started its network/,
        () => wires.put(state, '2'),
        () => wires.put(state, '4'),
      );
      expect(verdicts(checks)).toMatchObject({ address: 'skip', answers: 'skip' });
    });

    it('nobody outside is asked unless one is named, and then that one', async () => {
      const page = await host.listens('world', 443);
      try {
        const { checks } = await look('db', '192.0.2.1');
        expect(verdicts(checks).outside).toBe('ok');
      } finally {
        await ended(page);
      }
    });
  });

  describe('behind NAT, with a firewall and a port of the host', () => {
    const NET = {
      network: 'xenguide0',
      subnet: '10.77.0.0/24',
      mac: WEB,
      ip: '10.77.0.2',
      forwards: ['tcp/2222 to 22'],
    };
    const UNITS = ['xenguide-network-xenguide0.service', 'xenguide-dhcp-xenguide0.service'] as const;
    let sshd: Awaited<ReturnType<StandIn['listens']>>;
    let plan: Plan;
    const rules = () => wires.run('host', `nft -f ${wires.root}/etc/xen/xenguide/network/nat/xenguide0/rules.nft`);

    beforeAll(async () => {
      const facts = exampleFacts();
      const answers = new Map<string, never>(
        Object.entries({ 'firewall.antispoof': true, 'firewall.allow': ['tcp/80', 'icmp'] }) as never,
      );
      const context = { at: 'network.0', guest: 'web1', mac: WEB, facts };
      const card = guarded(nat.resolve(NET, context)!, nat, 'web1', answers);
      wires.write(nat.actions(card, ownRenderer.fill));
      wires.write(guardActions(card.guard!, ownRenderer.fill).slice(1));
      const tree = {
        version: 1,
        name: 'web1',
        network: [{ mode: 'nat', ...NET, forwards: [{ proto: 'tcp', host: 2222, guest: 22 }] }],
        firewall: {
          antispoof: true,
          allow: [
            { proto: 'tcp', port: 80, from: 'any' },
            { proto: 'icmp', from: 'any' },
          ],
        },
      };
      plan = planOf([action('a')], { answers: yaml.stringify(tree) });
      wires.put('state/guests/web1/plan.json', printPlan(plan));
      const at = '2026-01-01T00:00:00.000Z';
      const line = (what: string, id?: string) => `${JSON.stringify({ at, what, id })}\n`;
      wires.put('state/guests/web1/journal', line('begun', 'a') + line('done', 'a') + line('finished'));

      ip('host', 'link add name xenguide0 type bridge forward_delay 0');
      ip('host', 'address add 10.77.0.1/24 dev xenguide0');
      ip('host', 'link set dev xenguide0 up');
      rules();
      for (const unit of UNITS) host.active(unit, true);
      host.runs('web1', 1, {
        mac: WEB,
        bridge: 'xenguide0',
        state: '4',
        'hotplug-status': 'connected',
        script: '/etc/xen/scripts/vif-xenguide',
      });
      expect(wires.hotplug('host', 'vif1.0', WEB, 'xenguide0', 'online')).toMatchObject({ status: 0 });
      await wires.carries(['host', 'vif1.0'], ['web', 'enX0']);
      mkdirSync(join(wires.root, 'run/xenguide-xenguide0'), { recursive: true });
      const dnsmasq = `${wires.root}/etc/xen/xenguide/network/nat/xenguide0/dnsmasq.conf`;
      const words = ['dnsmasq', `--conf-file=${dnsmasq}`, '--keep-in-foreground', '--log-facility=-', '--pid-file='];
      await host.start('host', words, 'started');
    }, PATIENCE);

    it(
      'a guest that has not taken its address yet: that is said, and what the host does is well',
      async () => {
        const { checks } = await look('web1');
        expect(failures(checks)).toEqual(['nat.lease', 'answers']);
        expect(checks.find(({ id }) => id === 'nat.lease')?.message).toMatch(/has not asked for an address/);
        expect(verdicts(checks)).toMatchObject({ driver: 'ok', firewall: 'ok', port: 'ok', 'nat.units': 'ok' });
      },
      PATIENCE,
    );

    it(
      'a guest that has: everything is well',
      async () => {
        expect(wires.packets('web', 'lease', 'enX0', WEB)).toBe('10.77.0.2 10.77.0.1');
        ip('web', 'address add 10.77.0.2/24 dev enX0');
        ip('web', 'route add default via 10.77.0.1');
        sshd = await host.listens('web', 22);
        await host.listens('web', 80);
        const { exitCode, checks, card } = await look('web1');
        expect(verdicts(checks), JSON.stringify(checks, null, 1)).toMatchObject({
          firewall: 'ok',
          answers: 'ok',
          'nat.lease': 'ok',
          'nat.units': 'ok',
          'nat.forwarding': 'ok',
          'nat.masquerade': 'ok',
          'nat.between': 'skip',
          'nat.names': 'ok',
          'inbound.tcp.80': 'ok',
          'nat.forward.tcp.2222': 'ok',
        });
        expect(card).toMatchObject({ mode: 'nat', address: '10.77.0.2', vif: 'vif1.0' });
        expect(exitCode).toBe(0);
      },
      PATIENCE,
    );

    it('the rule that counts says how many went out', async () => {
      const gate = await host.listens('world', 80);
      wires.run('web', ['bash', '-c', ': <>/dev/tcp/192.0.2.1/80']);
      await ended(gate);
      const { checks } = await look('web1');
      expect(checks.find(({ id }) => id === 'nat.masquerade')?.message).toMatch(/counted [1-9]\d* connection/);
    });

    it(
      'the address is gone within the guest',
      async () => {
        const checks = await named(
          'web1',
          'answers',
          /Nobody answers at 10\.77\.0\.2/,
          () => ip('web', 'address del 10.77.0.2/24 dev enX0') + ip('host', 'neigh flush all'),
          () => ip('web', 'address add 10.77.0.2/24 dev enX0'),
        );
        expect(verdicts(checks)['inbound.tcp.80']).toBe('skip');
        ip('web', 'route replace default via 10.77.0.1');
        ip('host', 'neigh flush all');
        await allIsWell('web1');
      },
      PATIENCE,
    );

    it(
      'another machine has the address',
      async () => {
        await named(
          'web1',
          'answers',
          /Another machine answers at 10\.77\.0\.2: its card is 00:16:3e:00:00:02/,
          () => {
            ip('web', 'address del 10.77.0.2/24 dev enX0');
            ip('host', 'link set dev vif2.0 master xenguide0');
            ip('db', 'address add 10.77.0.2/24 dev enX0');
            ip('host', 'neigh flush all');
          },
          () => {
            ip('db', 'address del 10.77.0.2/24 dev enX0');
            ip('host', 'link set dev vif2.0 master xenbr0');
            ip('web', 'address add 10.77.0.2/24 dev enX0');
            ip('web', 'route replace default via 10.77.0.1');
            ip('host', 'neigh flush all');
          },
        );
        await allIsWell('web1');
      },
      PATIENCE,
    );

    it.each<[string, string, RegExp, () => unknown, () => unknown]>([
      [
        'the firewall’s rules are taken away',
        'firewall',
        /not loaded/,
        () => wires.run('host', 'nft delete table bridge xenguide'),
        () => wires.hotplug('host', 'vif1.0', WEB, 'xenguide0', 'online'),
      ],
      [
        'its DHCP server does not run',
        'nat.units',
        /xenguide-dhcp-xenguide0\.service does not run/,
        () => host.active(UNITS[1], false),
        () => host.active(UNITS[1], true),
      ],
      [
        'the host passes nothing on',
        'nat.forwarding',
        /does not pass packets on/,
        () => wires.run('host', 'sysctl -q -w net.ipv4.ip_forward=0'),
        () => wires.run('host', 'sysctl -q -w net.ipv4.ip_forward=1'),
      ],
      [
        'all rules are flushed',
        'nat.masquerade',
        /not loaded/,
        () => wires.run('host', 'nft delete table inet xenguide-xenguide0'),
        () => rules(),
      ],
      [
        'another firewall drops what is passed on',
        'nat.between',
        /drops what it does not know \(nft chain ip filter FORWARD\)/,
        () => {
          wires.run('host', 'nft add table ip filter');
          wires.run('host', [
            'nft',
            'add chain ip filter FORWARD { type filter hook forward priority 0; policy drop; }',
          ]);
        },
        () => wires.run('host', 'nft delete table ip filter'),
      ],
      [
        'a service in the guest ended',
        'nat.forward.tcp.2222',
        /nothing listens in the guest/,
        () => ended(sshd),
        async () => {
          sshd = await host.listens('web', 22);
        },
      ],
      [
        'the guest’s own firewall drops',
        'inbound.tcp.80',
        /no answer at all, something drops it/,
        () => {
          wires.run('web', 'nft add table ip own');
          wires.run('web', ['nft', 'add chain ip own in { type filter hook input priority 0; }']);
          wires.run('web', ['nft', 'add rule ip own in tcp dport 80 drop']);
        },
        () => wires.run('web', 'nft delete table ip own'),
      ],
      [
        'the gateway is dead',
        'gateway',
        /The gateway 192\.0\.2\.1 does not answer/,
        () => ip('world', 'link set dev eth0 down') + ip('host', 'neigh flush all'),
        async () => {
          ip('world', 'link set dev eth0 up');
          await wires.carries(['host', 'eno1'], ['world', 'eth0']);
        },
      ],
    ])(
      '%s',
      async (_, id, says, make, mend) => {
        await named('web1', id, says, make, mend);
        await allIsWell('web1');
      },
      60_000,
    );

    it('a firewall that has a rule for the network is none in the way', async () => {
      wires.run('host', 'nft add table ip filter');
      wires.run('host', ['nft', 'add chain ip filter FORWARD { type filter hook forward priority 0; policy drop; }']);
      wires.run('host', ['nft', 'add rule ip filter FORWARD iifname xenguide0 accept']);
      const { checks } = await look('web1');
      wires.run('host', 'nft delete table ip filter');
      expect(verdicts(checks)['nat.between']).toBe('ok');
    });

    it('a card that Xen’s script could not plug in: in the script’s own words', async () => {
      const path = 'store/local/domain/0/backend/vif/1/0';
      await named(
        'web1',
        'vif',
        /Could not find bridge device/,
        () => {
          wires.put(`${path}/hotplug-error`, 'Could not find bridge device xenguide0');
          wires.put(`${path}/hotplug-status`, 'error');
        },
        () => {
          wires.put(`${path}/hotplug-error`, '');
          wires.put(`${path}/hotplug-status`, 'connected');
        },
      );
    });

    it('looks only: addresses, links and rules are the same afterwards', async () => {
      const all = () => ['ip -br address', 'ip -o route', 'nft -s list ruleset'].map((each) => wires.run('host', each));
      const before = all();
      await look('web1', '192.0.2.1');
      expect(all()).toEqual(before);
    });

    describe('right after it was made', () => {
      const runner = () => host.runner('host');
      const madeTest = (more: object = {}) => testAfterApply(plan, runner(), { mostMs: PATIENCE / 3, ...more });

      it('a few lines: what is well, and the command for the whole', async () => {
        const notes: string[] = [];
        const { lines, cards } = await madeTest({ note: (text: string) => notes.push(text) });
        expect(notes).toEqual(['Looking at the network of web1, for a few seconds.']);
        expect(lines[0]).toMatch(/^ok {4}\d+ tests are well\. /);
        expect(lines.at(-1)).toBe('In full, and again at any time: xenguide doctor web1');
        expect(lines).toHaveLength(2);
        expect(cards[0]).toMatchObject({ mac: WEB, vif: 'vif1.0' });
        // Nobody logs in to a guest that has just been started.
        expect(cards[0]!.checks.filter(({ part }) => part === 'inside')).toEqual([]);
      });

      it('a guest that boots is waited for, and is not called faulty', async () => {
        const state = 'store/local/domain/0/backend/vif/1/0/state';
        wires.put(state, '2');
        const slow = await madeTest({ mostMs: 4000 });
        expect(slow.lines.join('\n')).toMatch(/^yet {3}Not yet: (The guest has no driver|this takes longer)/m);
        expect(slow.lines.join('\n')).not.toMatch(/^fail/m);
        const soon = setTimeout(() => wires.put(state, '4'), 700);
        const waited = await madeTest();
        clearTimeout(soon);
        wires.put(state, '4');
        expect(waited.lines[0]).toMatch(/^ok/);
        expect(waited.lines).toHaveLength(2);
      });

      it('a host fault is one, with its remedy', async () => {
        wires.run('host', 'sysctl -q -w net.ipv4.ip_forward=0');
        const { lines } = await madeTest();
        wires.run('host', 'sysctl -q -w net.ipv4.ip_forward=1');
        expect(lines.join('\n')).toMatch(/^fail {2}The host does not pass packets on[\s\S]*^ {6}-> Put it back/m);
      });

      it('never takes longer than it may, and never fails', async () => {
        const began = Date.now();
        const { lines } = await madeTest({ mostMs: 60 });
        // Cut off long before the looks are through.
        expect(Date.now() - began).toBeLessThan(10_000);
        expect(lines.join('\n')).toMatch(/Not yet: this takes longer[\s\S]*xenguide doctor web1/);
        const gone = { ...runner(), run: () => Promise.reject(new HostLost('gone')) };
        expect(await testAfterApply(plan, gone)).toEqual({ lines: [], cards: [] });
        expect(await madeTest({ signal: AbortSignal.abort() })).toEqual({ lines: [], cards: [] });
      });
    });

    it.skipIf(!haveSshd())(
      'from within, through the host, with a key: and no host key is remembered',
      async () => {
        const folder = join(wires.root, 'ssh');
        mkdirSync(folder, { mode: 0o700 });
        mkdirSync('/run/sshd', { recursive: true });
        const keygen = (name: string) =>
          wires.run('host', ['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(folder, name)]);
        for (const name of ['user', 'host', 'guest']) keygen(name);
        const serve = (space: string, key: string, port: number) => {
          const options = [
            ...[`HostKey=${join(folder, key)}`, `AuthorizedKeysFile=${join(folder, 'user.pub')}`, `Port=${port}`],
            ...['StrictModes=no', 'UsePAM=no', 'PidFile=none', 'PasswordAuthentication=no', 'PermitRootLogin=yes'],
          ];
          const words = ['/usr/sbin/sshd', '-D', '-e', '-f', '/dev/null', ...options.flatMap((each) => ['-o', each])];
          return host.start(space, words, 'listening');
        };
        await ended(sshd);
        await serve('host', 'host', 2200);
        const inGuest = await serve('web', 'guest', 22);
        const known = join(folder, 'known_hosts');
        const hostKey = readFileSync(join(folder, 'host.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
        wires.put(known, `[192.0.2.2]:2200 ${hostKey}\n`);
        const config = `Host *\n  IdentityFile ${join(folder, 'user')}\n  IdentityAgent none\n  UserKnownHostsFile ${known}\n`;
        wires.put('ssh/config', config);
        const withLogin = (user: string) => {
          const tree = { ...yaml.parse(plan.answers), login: { user, ssh_keys: [join(folder, 'user.pub')] } };
          wires.put('state/guests/web1/plan.json', printPlan({ ...plan, answers: yaml.stringify(tree) }));
        };
        const within = async () => {
          const { stdout } = await doctorGuest({
            name: 'web1',
            runner: host.runner('host'),
            here: host.runner('world'),
            via: 'ssh://root@192.0.2.2:2200',
            configFile: join(folder, 'config'),
            json: true,
            stateDir: join(wires.root, 'state'),
          });
          return JSON.parse(stdout).checks.filter(({ id }: Check) => id.startsWith('inside.')) as Check[];
        };
        withLogin('root');
        try {
          const well = await within();
          expect(verdicts(well), JSON.stringify(well, null, 1)).toMatchObject({
            'inside.address': 'ok',
            'inside.gateway': 'ok',
            'inside.names': 'skip',
          });
          ip('web', 'route del default');
          const cut = await within();
          ip('web', 'route add default via 10.77.0.1');
          expect(cut.find(({ id }) => id === 'inside.gateway')).toMatchObject({
            verdict: 'fail',
            message: expect.stringContaining('no default route'),
          });
          withLogin('nobody');
          const refused = await within();
          expect(refused[0]).toMatchObject({ verdict: 'skip', message: expect.stringMatching(/Permission denied/) });
          expect(readFileSync(known, 'utf8').trim().split('\n')).toHaveLength(1);
        } finally {
          wires.put('state/guests/web1/plan.json', printPlan(plan));
          await ended(inGuest);
          sshd = await host.listens('web', 22);
        }
      },
      60_000,
    );

    it('a guest that does not run: said, and how to start it', async () => {
      const list = 'xl/list';
      const before = wires.run('host', `cat ${wires.root}/${list}`);
      wires.put(list, before.split('\n').slice(0, 2).join('\n'));
      const { exitCode, checks } = await look('web1');
      wires.put(list, before);
      expect(failures(checks)[0]).toBe('runs');
      expect(checks[0]!.remedy).toContain('xl create');
      expect(exitCode).toBe(3);
    });
  });
});
