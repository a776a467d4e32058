import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { guarded } from '../../../src/guest/guards.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts, NatNetwork } from '../../../src/host/facts.ts';
import { natNetworks } from '../../../src/host/probes/nat-networks.ts';
import type { NetworkCard } from '../../../src/network/card.ts';
import { guardActions } from '../../../src/network/firewall/actions.ts';
import { nat } from '../../../src/network/nat.ts';
import type { Action, Plan } from '../../../src/plan/action.ts';
import { applyPlan } from '../../../src/plan/apply/apply.ts';
import type { ApplyEvent } from '../../../src/plan/apply/events.ts';
import { undoGuest } from '../../../src/plan/apply/undo.ts';
import { parsePlan } from '../../../src/plan/plan-file.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { ownRenderer } from '../../support/templates.ts';
import { read } from '../host/recorded.ts';
import { planOf } from '../plan/plans.ts';
import { runnerIn } from './runner-in.ts';
import { Wires } from './wires.ts';

/**
 * A host with a machine outside and guests behind NAT: namespaces of this machine. Plans are applied and undone in the
 * namespace of the host, their files below a folder; ip, nft, sysctl and dnsmasq are real ones, started by a systemctl that
 * does what the units say.
 */

export const HOST4 = '192.0.2.2';
export const WORLD4 = '192.0.2.1';
export const HOST6 = '2001:db8::2';
export const WORLD6 = '2001:db8::1';

/** The keys of a unit that ours have, in their order; what it started is known by a file. */
const SYSTEMCTL = (root: string) => `#!/bin/sh
verb=$1; shift
now=no; units=''
for each in "$@"; do case $each in --now) now=yes ;; -*) ;; *) units="$units $each" ;; esac; done
file() { echo "${root}/etc/systemd/system/$1"; }
active() { [ -e "${root}/active/$1" ]; }
lines() { sed -n "s/^$2=-\\{0,1\\}//p" "$(file "$1")"; }
key() { lines "$1" "$2" | while read -r line; do
  line=$(echo "$line" | sed "s/\\$MAINPID/$(cat /dev/null $(lines "$1" PIDFile) 2>/dev/null)/")
  sh -c "$line" </dev/null || exit 1
done; }
start() {
  active "$1" && return 0
  [ -e "$(file "$1")" ] || exit 5
  for each in $(lines "$1" Requires); do start "$each" || exit 1; done
  for each in $(lines "$1" RuntimeDirectory); do mkdir -p "${root}/run/$each"; done
  key "$1" ExecStart || exit 1
  mkdir -p "${root}/active"; : >"${root}/active/$1"
}
stop() {
  active "$1" || return 0
  for each in $(lines "$1" PIDFile); do kill "$(cat "$each")"; while kill -0 "$(cat "$each" 2>/dev/null)" 2>/dev/null; do sleep 0.05; done; done
  for each in $(lines "$1" RuntimeDirectory); do rm -rf "${root}/run/$each"; done
  key "$1" ExecStopPost
  rm -f "${root}/active/$1"; rmdir "${root}/active" 2>/dev/null
  return 0
}
case $verb in
  daemon-reload | enable | reset-failed) ;;
  is-active) active "\${units# }" || exit 3 ;;
  start) for unit in $units; do start "$unit" || exit 1; done ;;
  stop) for unit in $units; do stop "$unit"; done ;;
  reload) for unit in $units; do active "$unit" || exit 1; key "$unit" ExecReload || exit 1; done ;;
  reload-or-restart) for unit in $units; do if active "$unit"; then key "$unit" ExecReload; else start "$unit"; fi || exit 1; done ;;
  disable) [ $now = no ] || for unit in $units; do stop "$unit"; done ;;
  *) exit 2 ;;
esac
`;

export interface NatGuest {
  name: string;
  mac: string;
  /** Space of the guest, and its card on the host. */
  space: string;
  vif: string;
  network?: Record<string, unknown>;
  firewall?: Record<string, Answer>;
}

export class NatHost {
  readonly wires = new Wires();
  readonly network: string;
  facts: Facts = exampleFacts();

  /** The network’s name is that of its dnsmasq’s folder below /run, of a bridge and a table: one of its own in each space. */
  constructor(network = 'xenguide0') {
    const { wires } = this;
    this.network = network;
    for (const space of ['host', 'world']) wires.space(space);
    wires.wire('host', 'eno1', 'world', 'eth0');
    wires.run('host', `ip address add ${HOST4}/24 dev eno1`);
    wires.run('host', `ip address add ${HOST6}/64 dev eno1 nodad`);
    wires.run('host', 'ip link set dev eno1 up');
    wires.run('world', `ip address add ${WORLD4}/24 dev eth0`);
    wires.run('world', `ip address add ${WORLD6}/64 dev eth0 nodad`);
    wires.put('bin/systemctl', SYSTEMCTL(wires.root), 0o755);
    for (const folder of ['etc/xen/scripts', 'etc/sysctl.d', 'etc/systemd/system', 'var/lib/xenguide', 'run']) {
      mkdirSync(join(wires.root, folder), { recursive: true });
    }
    this.facts.nics[0]!.addresses = [`${HOST4}/24`, `${HOST6}/64`];
    this.facts.nics[0]!.bridge = null;
    this.facts.bridges = [];
    this.facts.routes = [{ to: '192.0.2.0/24', device: 'eno1' }];
    this.facts.defaultRoute = { device: 'eno1', gateway: WORLD4, source: null };
    this.facts.defaultRoute6 = { device: 'eno1', gateway: WORLD6 };
  }

  static async make(): Promise<NatHost> {
    const host = new NatHost();
    await host.wires.carries(['host', 'eno1'], ['world', 'eth0']);
    await host.#hasAddress('host', 'eno1');
    host.wires.run('host', `ip route add default via ${WORLD4}`);
    host.wires.run('host', `ip -6 route add default via ${WORLD6} dev eno1`);
    return host;
  }

  /** For neighbours; the kernel first looks whether somebody else has it. */
  async #hasAddress(space: string, card: string): Promise<void> {
    const shown = () => this.wires.run(space, `ip -6 -o address show dev ${card}`);
    while (!/ fe80:\S+ scope link(?!.*tentative)/.test(shown())) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  get root(): string {
    return this.wires.root;
  }

  close(): void {
    for (const unit of [`xenguide-dhcp-${this.network}.service`]) {
      try {
        this.wires.run('host', [`${this.root}/bin/systemctl`, 'stop', unit]);
      } catch {
        // It never came up.
      }
    }
    this.wires.close();
  }

  /** What another look at the host would find of private networks, as the probe reads it. */
  look(): void {
    const folder = join(this.root, 'etc/xen/xenguide/network/nat');
    let files = '';
    try {
      files = this.wires.run('host', ['find', folder, '-type', 'f', '-exec', 'grep', '-aHZ', '', '{}', '+']);
    } catch {
      // There is none.
    }
    const found = read(natNetworks, { commands: { files: files.replaceAll(this.root, '') } });
    this.facts = { ...this.facts, natNetworks: found.natNetworks as NatNetwork[] };
  }

  card({ name, mac, network = {}, firewall = {} }: NatGuest): NetworkCard {
    const context = { at: 'network.0', guest: name, mac, facts: this.facts };
    const base = { network: this.network, subnet: '10.77.0.0/24', mac: 'auto', ip: 'auto' };
    const suggested = nat.fields(base, context).find(({ key }) => key === 'network.0.subnet6')!.suggest!.value;
    const answers = { ...base, subnet6: suggested, ...network };
    expect(nat.problems(answers, context)).toEqual([]);
    return guarded(nat.resolve(answers, context)!, nat, name, new Map(Object.entries(firewall)), this.facts);
  }

  plan(guest: NatGuest): Plan {
    this.look();
    const card = this.card(guest);
    const actions = [
      ...nat.actions(card, ownRenderer.fill),
      ...(card.guard ? guardActions(card.guard, ownRenderer.fill) : []),
    ];
    return this.#here(planOf(actions, { name: guest.name, preconditions: nat.preconditions(card) }));
  }

  /** The plan with its files below our folder. */
  #here(whole: Plan): Plan {
    return parsePlan(
      JSON.stringify(whole).replaceAll(
        /(?<![A-Za-z0-9])\/(etc\/(?:xen|systemd|sysctl\.d)|var\/lib\/xenguide|run\/xenguide)/g,
        `${this.root}/$1`,
      ),
      'test',
    );
  }

  #runner() {
    return runnerIn(this.wires, 'host', `${this.root}/bin`);
  }

  #options() {
    return { start: true, stateDir: join(this.root, 'state') };
  }

  async apply(guest: NatGuest): Promise<void> {
    expect(await applyPlan(this.plan(guest), this.#runner(), this.#options())).toMatchObject({ exitCode: 0 });
  }

  /** Only these, for what belongs to no guest. */
  async applyOnly(name: string, actions: readonly Action[]): Promise<void> {
    const plan = this.#here(planOf([...actions], { name, preconditions: [] }));
    expect(await applyPlan(plan, this.#runner(), this.#options())).toMatchObject({ exitCode: 0 });
  }

  /** With what a person is told meanwhile. */
  async undo(name: string): Promise<string> {
    let said = '';
    const onEvent = (event: ApplyEvent): void => {
      if (event.type === 'note' || event.type === 'output') said += `${event.text}\n`;
    };
    expect(await undoGuest(name, this.#runner(), { ...this.#options(), onEvent })).toMatchObject({ exitCode: 0 });
    return said;
  }

  /** The guest’s card comes up, with its firewall if it has one, as libxl has it done. */
  async plugIn({ space, vif, mac, firewall }: NatGuest): Promise<void> {
    this.wires.space(space);
    this.wires.wire('host', vif, space, 'enX0', mac);
    if (firewall)
      expect(this.wires.hotplug('host', vif, mac, this.network, 'online')).toMatchObject({ status: 0, stderr: '' });
    else this.wires.run('host', `ip link set dev ${vif} master ${this.network} up`);
    await this.wires.carries(['host', vif], [space, 'enX0']);
    await this.#hasAddress(space, 'enX0');
  }

  /** Does a connection come about, and whom does the server see? */
  async connects(from: string, host: string, port: string, to: string, address: string, own = port): Promise<string> {
    const server = this.wires.start(to, ['serve', own, address]);
    await server.ready;
    expect(this.wires.packets(from, 'connect', host, port)).toBe('connected');
    return (await server.said)[0]!;
  }

  /** All that could be left on the host: rules, addresses, routes, settings, files. */
  everything(): string[] {
    const commands = [
      'nft list ruleset',
      'ip -br link',
      'ip -br address',
      'ip -4 route show table all',
      'ip -6 route show table all',
      'sysctl -a --pattern ^net\\.ipv[46]\\.(conf|ip_forward)',
    ];
    const said = commands.flatMap((command) => this.wires.run('host', command).split('\n'));
    const files = readdirSync(this.root, { recursive: true, encoding: 'utf8' })
      .filter((path) => !/^(state|store|locks|bin|scripts)(\/|$)/.test(path))
      .sort();
    return [...said.map((line) => line.replace(/ expires \d+sec/, '').trimEnd()).filter(Boolean), ...files];
  }
}
