import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Action } from '../../../src/plan/action.ts';

/**
 * A host, two guests and the world outside as network namespaces of this machine, with real bridges, real nft and real
 * frames. A veth stands for a vif; a folder with a file a key for xenstore.
 */

const PACKETS = join(import.meta.dirname, 'packets.py');
const SCRIPT = join(import.meta.dirname, '../../../templates/network/vif-xenguide');

/** What keeps this machine from it, in words; undefined: nothing. In CI nothing may. */
export function obstacle(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root can make network namespaces';
  const name = `xg-try-${process.pid}`;
  const steps = [
    ['ip', 'netns', 'add', name],
    ['ip', '-n', name, 'link', 'add', 'name', 'br0', 'type', 'bridge'],
    ['ip', '-n', name, 'link', 'add', 'name', 'a', 'type', 'veth', 'peer', 'name', 'b'],
    [
      'ip',
      'netns',
      'exec',
      name,
      'nft',
      'add',
      'chain',
      'bridge',
      't',
      'c',
      '{ type filter hook prerouting priority 0; }',
    ],
    ['ip', 'netns', 'exec', name, 'python3', '-c', ''],
    ['dnsmasq', '--version'],
  ];
  try {
    for (const [program, ...args] of steps) {
      if (args.includes('chain')) spawnSync('ip', ['netns', 'exec', name, 'nft', 'add', 'table', 'bridge', 't']);
      const { status, stderr, error } = spawnSync(program!, args, { encoding: 'utf8' });
      if (status !== 0) return `${program} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`;
    }
    return undefined;
  } finally {
    spawnSync('ip', ['netns', 'del', name]);
  }
}

export interface Frame {
  label: string;
  dst: string;
  src: string;
  vlan?: number;
  type?: number;
  arp?: [mac: string, ip: string];
  ip?: [from: string, to: string];
  ip6?: [from: string, to: string];
  udp?: [from: number, to: number];
  tcp?: [from: number, to: number, flags: number];
  icmp?: number;
  icmp6?: number;
  /** More of ARP and of IPv6: see packets.py. */
  hardware?: number;
  asks?: string;
  target?: string;
  ahead?: [protocol: number, hex: string];
}

export class Wires {
  readonly root: string;
  readonly #prefix: string;
  readonly #spaces: string[] = [];

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'xenguide-wires-'));
    // dnsmasq reads its files as another user.
    chmodSync(this.root, 0o755);
    this.#prefix = `xg${process.pid}`;
    for (const [name, text] of Object.entries({
      'xenstore-read': `exec cat "${this.root}/store/\${1#/}"`,
      'xenstore-write': `while [ $# -gt 1 ]; do p="${this.root}/store/\${1#/}"; mkdir -p "\${p%/*}"; printf %s "$2" >"$p"; shift 2; done`,
    })) {
      this.put(`bin/${name}`, `#!/bin/sh\n${text}\n`, 0o755);
    }
    // What Xen’s own does, as far as packets are concerned; the lab has the real one.
    this.put(
      'scripts/vif-bridge',
      `#!/bin/sh
dev=$vif; case "$*" in *tap*) dev=$INTERFACE ;; esac
name=$(xenstore-read "$XENBUS_PATH/vifname" 2>/dev/null) && {
  case "$*" in *tap*) name=$name-emu ;; esac
  case $1 in online | add) [ ! -e "/sys/class/net/$name" ] && ip link set dev "$dev" name "$name" || exit 1 ;; esac
  dev=$name
}
case $1 in
  online | add) [ ! -e ${this.root}/refuse ] && ip link set dev "$dev" master "$(xenstore-read "$XENBUS_PATH/bridge")" up ;;
  offline | remove) ip link set dev "$dev" nomaster down ;;
esac
`,
      0o755,
    );
  }

  close(): void {
    for (const space of this.#spaces) spawnSync('ip', ['netns', 'del', space]);
    rmSync(this.root, { recursive: true, force: true });
  }

  put(path: string, text: string, mode = 0o644): void {
    const place = path.startsWith(this.root) ? path : join(this.root, path);
    mkdirSync(dirname(place), { recursive: true, mode: 0o755 });
    writeFileSync(place, text, { mode });
  }

  space(name: string): string {
    const space = this.nameOf(name);
    execFileSync('ip', ['netns', 'add', space]);
    this.#spaces.push(space);
    this.run(name, 'ip link set lo up');
    return space;
  }

  nameOf(space: string): string {
    return `${this.#prefix}-${space}`;
  }

  /** Words, without a shell. Throws with what the program said. */
  run(space: string, words: string | readonly string[], input?: string): string {
    const argv = typeof words === 'string' ? words.split(' ') : words;
    return execFileSync('ip', ['netns', 'exec', this.nameOf(space), ...argv], {
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    });
  }

  /** A wire between two spaces. */
  wire(a: string, nameA: string, b: string, nameB: string, macB?: string): void {
    this.run(a, `ip link add name ${nameA} type veth peer name ${nameB} netns ${this.nameOf(b)}`);
    if (macB !== undefined) this.run(b, `ip link set dev ${nameB} address ${macB}`);
    this.run(b, `ip link set dev ${nameB} up`);
  }

  /** Waits until the cards carry frames: the kernel takes note of a wire’s other end a moment after it came up. */
  async carries(...cards: readonly [space: string, card: string][]): Promise<void> {
    for (const [space, card] of cards) {
      while (!this.run(space, `ip -o link show dev ${card}`).includes('state UP')) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  /** Puts the files of these actions under `root`, with the host’s paths changed to lie there too. */
  write(actions: readonly Action[]): void {
    for (const step of actions.flatMap((action) => action.do)) {
      if ('write' in step) this.put(this.here(step.write), this.here(step.text ?? ''), step.mode);
    }
  }

  here(text: string): string {
    return text.replaceAll(/\/(etc\/xen\/xenguide|etc\/systemd|etc\/sysctl\.d|run\/xenguide)/g, `${this.root}/$1`);
  }

  /** The hotplug script, called as libxl calls it in the space of the host. */
  hotplug(space: string, card: string, mac: string, bridge: string, verb: string, type: 'vif' | 'tap' = 'vif') {
    return this.script(SCRIPT, space, card, { mac, bridge }, verb, type);
  }

  /** The same with any script, and with what libxl has put into xenstore for the card. */
  script(
    script: string,
    space: string,
    card: string,
    store: Record<string, string>,
    verb: string,
    type: 'vif' | 'tap' = 'vif',
  ) {
    const { argv, env } = this.#scriptCall(script, space, card, store, verb, type);
    const { status, stderr } = spawnSync('ip', argv, { encoding: 'utf8', env });
    return { status, stderr };
  }

  /** The same with the hotplug script for bridges, without waiting for it: several guests can start at once. */
  hotplugSoon(space: string, card: string, mac: string, bridge: string, verb: string): Promise<number | null> {
    const { argv, env } = this.#scriptCall(SCRIPT, space, card, { mac, bridge }, verb, 'vif');
    return new Promise((resolve, reject) => {
      spawn('ip', argv, { env, stdio: 'ignore' }).on('error', reject).on('close', resolve);
    });
  }

  #scriptCall(
    script: string,
    space: string,
    card: string,
    store: Record<string, string>,
    verb: string,
    type: 'vif' | 'tap',
  ) {
    const numbers = card.replace(/^vif/, '').replace(/-emu$/, '').replace('.', '/');
    const path = `/local/domain/0/backend/vif/${numbers}`;
    for (const [key, value] of Object.entries(store)) this.put(`store${path}/${key}`, value);
    return {
      argv: ['netns', 'exec', this.nameOf(space), 'dash', script, verb, `type_if=${type}`],
      env: {
        PATH: `${this.root}/bin:${process.env.PATH}`,
        ...(type === 'vif' ? { vif: card } : { INTERFACE: card, vif: card.replace(/-emu$/, '') }),
        XENBUS_PATH: path,
        XENGUIDE_SCRIPTS: join(this.root, 'scripts'),
        XENGUIDE_PARTS: join(this.root, 'etc/xen/xenguide/network/vif'),
        XENGUIDE_GUESTS: join(this.root, 'etc/xen/xenguide/network/route/guests'),
        XENGUIDE_RULES: join(this.root, 'etc/xen/xenguide/network/route/rules'),
        XENGUIDE_NOTES: join(this.root, 'run/xenguide-route'),
        XENGUIDE_LOCKS: join(this.root, 'locks'),
        XENGUIDE_LOG: join(this.root, 'log/none'),
      },
    };
  }

  send(space: string, card: string, frames: readonly Frame[]): void {
    this.run(space, ['python3', PACKETS, 'send', card], JSON.stringify(frames));
  }

  /** Sends frames in one place and tells the labels of those that are heard in the other, up to the last of them. */
  async heard(from: [string, string], to: [string, string], frames: readonly Frame[], end?: Frame): Promise<string[]> {
    const all = end ? [...frames, end] : frames;
    await this.carries(from, to);
    const listener = this.start(to[0], ['sniff', to[1], all.at(-1)!.label]);
    await listener.ready;
    this.send(from[0], from[1], all);
    return (await listener.said).filter((label) => label !== end?.label);
  }

  /** packets.py in the background: `ready` when it has begun, then all that it said. */
  start(space: string, words: readonly string[]): { ready: Promise<void>; said: Promise<string[]> } {
    const child = spawn('ip', ['netns', 'exec', this.nameOf(space), 'python3', PACKETS, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let wrong = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      wrong += text;
    });
    const said = new Promise<string[]>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === 0) resolve(output.split('\n').filter((line) => line !== '' && line !== 'ready'));
        else reject(new Error(`packets.py ${words.join(' ')}: ${wrong}; heard: ${output}`));
      });
    });
    const ready = new Promise<void>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('ready')) resolve();
      });
      said.catch(reject);
    });
    return { ready, said };
  }

  packets(space: string, ...words: string[]): string {
    return this.run(space, ['python3', PACKETS, ...words]).trim();
  }
}
