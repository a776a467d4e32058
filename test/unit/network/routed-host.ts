import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { guarded } from '../../../src/guest/guards.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';
import type { NetworkCard } from '../../../src/network/card.ts';
import { guardActions } from '../../../src/network/firewall/actions.ts';
import { route } from '../../../src/network/route.ts';
import type { Plan } from '../../../src/plan/action.ts';
import { applyPlan } from '../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../src/plan/apply/undo.ts';
import { parsePlan } from '../../../src/plan/plan-file.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { ownRenderer } from '../../support/templates.ts';
import { planOf } from '../plan/plans.ts';
import { runnerIn } from './runner-in.ts';
import { Wires } from './wires.ts';

/**
 * A host with its network, a machine outside on it, and guests that the host routes to: namespaces of this machine. Plans
 * are applied and undone in the namespace of the host, their files below a folder; the hotplug script is the one that the
 * plan put there.
 */

export const HOST4 = '192.0.2.2';
export const WORLD4 = '192.0.2.1';
export const WORLD6 = '2001:db8::1';
export const VIF_MAC = 'fe:ff:ff:ff:ff:ff';

export function routedFacts(): Facts {
  const facts = exampleFacts();
  facts.nics[0]!.addresses = [`${HOST4}/24`, '2001:db8::2/64'];
  facts.nics[0]!.bridge = null;
  facts.bridges = [];
  facts.routes = [{ to: '192.0.2.0/24', device: 'eno1' }];
  facts.defaultRoute = { device: 'eno1', gateway: WORLD4, source: null };
  return facts;
}

export interface RoutedGuest {
  name: string;
  mac: string;
  /** Space of the guest, and its card on the host. */
  space: string;
  vif: string;
  network?: Record<string, unknown>;
  firewall?: Record<string, Answer>;
}

export class RoutedHost {
  readonly wires = new Wires();
  facts = routedFacts();

  constructor() {
    const { wires } = this;
    for (const space of ['host', 'world']) wires.space(space);
    wires.run('host', 'sysctl -q -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0');
    wires.wire('host', 'eno1', 'world', 'eth0');
    wires.run('host', `ip address add ${HOST4}/24 dev eno1`);
    wires.run('host', 'ip address add 2001:db8::2/64 dev eno1 nodad');
    wires.run('host', 'ip link set dev eno1 up');
    wires.run('host', `ip route add default via ${WORLD4}`);
    wires.run('world', `ip address add ${WORLD4}/24 dev eth0`);
    wires.run('world', `ip address add ${WORLD6}/64 dev eth0 nodad`);
    for (const folder of ['etc/xen/scripts', 'etc/sysctl.d', 'etc/systemd/system', 'var/lib/xenguide', 'run']) {
      mkdirSync(join(wires.root, folder), { recursive: true });
    }
  }

  /** Once its card carries frames and has the address that the kernel gives it. */
  static async make(): Promise<RoutedHost> {
    const host = new RoutedHost();
    await host.wires.carries(['host', 'eno1'], ['world', 'eth0']);
    while (
      !/^eno1.*scope link(?!.*tentative)/m.test(
        host.wires.run('host', 'ip -6 -o address show dev eno1').replace(/^\d+: /gm, ''),
      )
    ) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return host;
  }

  get root(): string {
    return this.wires.root;
  }

  close(): void {
    this.wires.close();
  }

  card({ name, mac, network = {}, firewall = {} }: RoutedGuest): NetworkCard {
    const context = { at: 'network.0', guest: name, mac, facts: this.facts };
    const answers = { via: 'eno1', answer: 'auto', mac: 'auto', ...network };
    expect(route.problems(answers, context)).toEqual([]);
    return guarded(route.resolve(answers, context)!, route, name, new Map(Object.entries(firewall)));
  }

  plan(guest: RoutedGuest): Plan {
    const card = this.card(guest);
    const actions = [
      ...route.actions(card, ownRenderer.fill),
      ...(card.guard ? guardActions(card.guard, ownRenderer.fill) : []),
    ];
    const whole = planOf(actions, { name: guest.name, preconditions: route.preconditions(card) });
    return parsePlan(
      JSON.stringify(whole).replaceAll(/\/(etc\/(?:xen|systemd|sysctl\.d)|var\/lib\/xenguide)/g, `${this.root}/$1`),
      'test',
    );
  }

  #runner() {
    return runnerIn(this.wires, 'host');
  }

  #options() {
    return { start: true, stateDir: join(this.root, 'state') };
  }

  async apply(guest: RoutedGuest): Promise<void> {
    expect(await applyPlan(this.plan(guest), this.#runner(), this.#options())).toMatchObject({ exitCode: 0 });
  }

  async tryApply(guest: RoutedGuest): Promise<unknown> {
    return applyPlan(this.plan(guest), this.#runner(), this.#options()).catch((error: unknown) => error);
  }

  async undo(name: string): Promise<void> {
    expect(await undoGuest(name, this.#runner(), this.#options())).toMatchObject({ exitCode: 0 });
  }

  /** What a failed test has left of it. */
  async clear(name: string): Promise<void> {
    await undoGuest(name, this.#runner(), this.#options()).catch(() => undefined);
  }

  /** The guest’s cable, as netback makes it before the script is called. */
  plugIn({ space, vif, mac }: RoutedGuest): void {
    this.wires.space(space);
    this.wires.wire('host', vif, space, 'enX0', mac);
  }

  script(guest: RoutedGuest, verb: 'online' | 'offline' | 'add' | 'remove', more: { vif?: string; ip?: string } = {}) {
    const script = join(this.root, 'etc/xen/scripts/vif-xenguide-route');
    const type = verb === 'online' || verb === 'offline' ? 'vif' : 'tap';
    const ip = more.ip ?? this.card(guest).vif.ip!;
    return this.wires.script(script, 'host', more.vif ?? guest.vif, { mac: guest.mac, ip }, verb, type);
  }

  /** What a person types in a guest that nothing else tells its address. */
  async setUp(guest: RoutedGuest): Promise<void> {
    for (const words of ['address flush dev enX0', '-4 route flush default', '-6 route flush default']) {
      this.wires.run(guest.space, `ip ${words}`);
    }
    for (const line of route.byHand!(this.card(guest))) {
      this.wires.run(guest.space, line.replace(/(-6 address add .*)/, '$1 nodad'));
    }
    await this.wires.carries([guest.space, 'enX0'], ['host', guest.vif], ['host', 'eno1'], ['world', 'eth0']);
  }

  /** Does a connection come about, and whom does the server see? */
  async connects(from: string, to: string, address: string, port = '80'): Promise<string> {
    const server = this.wires.start(to, ['serve', port, address]);
    await server.ready;
    this.wires.packets(from, 'connect', address, port);
    return (await server.said)[0]!;
  }

  /** All that could be left on the host: rules, addresses, routes, neighbours, settings, files. */
  everything(): string[] {
    const { wires } = this;
    const commands = [
      'nft list ruleset',
      'ip -br link',
      'ip -br address',
      'ip -4 route show table all',
      'ip -6 route show table all',
      'ip -4 neighbour show proxy',
      'ip -6 neighbour show proxy',
      'sysctl -a --pattern ^net\\.ipv[46]\\.(conf|ip_forward|neigh)',
    ];
    const said = commands.flatMap((command) => wires.run('host', command).split('\n'));
    const files = readdirSync(this.root, { recursive: true, encoding: 'utf8' })
      .filter((path) => !/^(state|store|locks|bin|scripts)(\/|$)/.test(path))
      .sort();
    return [...said.map((line) => line.replace(/ expires \d+sec/, '').trimEnd()).filter(Boolean), ...files];
  }

  put(path: string, text: string): void {
    writeFileSync(join(this.root, path), text);
  }
}
