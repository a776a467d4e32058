import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { HostCard, HostNetwork } from '../../../../src/host/host-network.ts';
import { readIfupdown } from '../../../../src/host/probes/host-network/ifupdown.ts';
import { readNetplan } from '../../../../src/host/probes/host-network/netplan.ts';
import { PROFILE_LINES, readNetworkManager } from '../../../../src/host/probes/host-network/network-manager.ts';
import { wishOf } from '../../../../src/network/uplink/card.ts';
import type { HostNetworkChange } from '../../../../src/network/uplink/change.ts';
import { keptIn, type Wish } from '../../../../src/network/uplink/dialect.ts';
import type { Step } from '../../../../src/plan/action.ts';

export const MAC = '02:00:00:00:00:01';

export const card = (more: Partial<HostCard> = {}): HostCard => ({
  ...{ name: 'eno1', mac: MAC, wireless: false, carrier: true, partOf: null, gateways: ['192.0.2.1'] },
  addresses: [{ address: '192.0.2.2/24', dynamic: false }],
  ...more,
});

export const hostNetwork = (more: Partial<HostNetwork> = {}): HostNetwork => ({
  ...{ cards: [card()], ifupdown: null, networkd: null, netplan: null, networkManager: null },
  ...more,
});

export const wish = (vlan: number | null = null, bridge = vlan === null ? 'xenbr0' : `xenbr${vlan}`): Wish =>
  wishOf(bridge, card(), vlan, 'web1');

/** Files of a host below a folder of the test's own; the steps of a change are carried out there for real. */
export class Root {
  readonly path = mkdtempSync(join(tmpdir(), 'xenguide-uplink-'));

  constructor(files: Readonly<Record<string, string>>) {
    for (const path of [
      keptIn('xenbr0'),
      keptIn('xenbr20'),
      '/etc/network',
      '/etc/systemd/network',
      '/etc/netplan',
      '/etc/NetworkManager/system-connections',
    ]) {
      mkdirSync(this.path + path, { recursive: true });
    }
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(this.path + path), { recursive: true });
      writeFileSync(this.path + path, content, { mode: 0o644 });
    }
  }

  /** All files below /etc, by their path on the host. */
  files(): Record<string, string> {
    const all = readdirSync(join(this.path, 'etc'), { recursive: true, withFileTypes: true });
    const paths = all.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
    const own = paths.filter((path) => !path.includes('/etc/xen/'));
    return Object.fromEntries(own.sort().map((path) => [path.slice(this.path.length), readFileSync(path, 'utf8')]));
  }

  /** The facts, read from the files as the probe reads them. */
  facts(more: Partial<HostNetwork> & { up?: string[]; devices?: string } = {}): HostNetwork {
    const { up = ['lo', 'eno1'], devices, ...rest } = more;
    const host = hostNetwork(rest);
    const files = this.files();
    const sums = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')]),
    );
    const below = (folder: string) => new Map(Object.entries(files).filter(([path]) => path.startsWith(folder)));
    const cards = host.cards.map(({ name }) => name);
    return {
      ...host,
      ifupdown:
        rest.ifupdown === undefined && below('/etc/network/').size > 0
          ? readIfupdown(below('/etc/network/'), up.map((name) => `${name}=${name}\n`).join(''), {
              cards,
              sums,
              folder: true,
            })
          : host.ifupdown,
      netplan: below('/etc/netplan/').size > 0 ? readNetplan(below('/etc/netplan/'), sums) : null,
      networkManager: devices === undefined ? host.networkManager : readNetworkManager(devices, this.#profiles()),
    };
  }

  #profiles(): string {
    const paths = Object.keys(this.files()).filter((path) => path.endsWith('.nmconnection'));
    const said = execFileSync('awk', [PROFILE_LINES, ...paths.map((path) => this.path + path)], { encoding: 'utf8' });
    return said.replaceAll(this.path, '');
  }

  /** Carries the staging out, as the host would, and gives back the files as they are then. */
  stage({ stage }: HostNetworkChange): Record<string, string> {
    for (const step of stage) this.#step(step);
    return this.files();
  }

  /** What is kept of the change's files is what the way back restores. */
  keep({ files }: HostNetworkChange): () => void {
    const before = this.files();
    return () => {
      for (const path of files) {
        rmSync(this.path + path, { force: true });
        if (before[path] !== undefined) writeFileSync(this.path + path, before[path]);
      }
    };
  }

  #step(step: Step): void {
    if ('write' in step) {
      mkdirSync(dirname(this.path + step.write), { recursive: true });
      writeFileSync(this.path + step.write, step.text ?? '', { flag: 'wx' });
    }
    if (!('run' in step)) return;
    for (const { run, ok = [0] } of step.onlyIf ?? []) if (!ok.includes(this.#run(run))) return;
    const code = this.#run(step.run, step.stdin);
    if (!(step.ok ?? [0]).includes(code)) throw new Error(`${step.run.join(' ')} ended with ${code}`);
  }

  #run([program, ...args]: readonly string[], stdin?: string): number {
    const moved = (text: string) => text.replace(/(^|\s)\/(etc|run|var)\//g, `$1${this.path}/$2/`);
    try {
      execFileSync(
        program!,
        args.map((arg) => (arg.startsWith('/') ? moved(arg) : arg)),
        {
          input: moved(stdin ?? ''),
          stdio: ['pipe', 'ignore', 'ignore'],
        },
      );
      return 0;
    } catch (error) {
      return (error as { status: number }).status;
    }
  }

  done(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export const has = (program: string): boolean => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
