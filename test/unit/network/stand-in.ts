import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localRunner } from '../../../src/host/local.ts';
import type { Command, Runner } from '../../../src/host/runner.ts';
import type { Wires } from './wires.ts';

/**
 * A Xen host as far as a test of a guest’s network looks at it: its space of the wires with real ip, bridge, nft, dnsmasq and
 * sysctl; xl, xenstore-ls and systemctl as small scripts over files.
 */
export class StandIn {
  readonly wires: Wires;
  readonly #running: ChildProcess[] = [];
  readonly #folders: string[] = [];

  constructor(wires: Wires) {
    this.wires = wires;
    const { root } = wires;
    wires.put('xl/list', 'Name                                        ID   Mem VCPUs\tState\tTime(s)\n');
    const scripts = {
      xl: `case "$*" in list) cat ${root}/xl/list ;; "list -l "*) cat "${root}/xl/details-$3" ;; "list -l") echo '[]' ;; *) exit 2 ;; esac`,
      'xenstore-ls': `cd ${root}/store && find ".$2" -type f 2>/dev/null | while read -r each; do echo "\${each#.} = \\"$(cat "$each")\\""; done`,
      systemctl: `[ "$1" = is-active ] || exit 2\nif [ -e "${root}/active/$3" ]; then echo active; else echo inactive; exit 3; fi`,
    };
    for (const [name, text] of Object.entries(scripts)) wires.put(`bin/${name}`, `#!/bin/sh\n${text}\n`, 0o755);
  }

  close(): void {
    for (const child of this.#running) child.kill('SIGKILL');
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }

  /** Commands in one of the spaces; the host’s paths lie below the wires’ root. */
  runner(space: string): Runner {
    const { root } = this.wires;
    const real = localRunner();
    const into = (command: Command): Command => ({
      ...command,
      argv: [
        ...(['ip', 'netns', 'exec', this.wires.nameOf(space), 'env', `PATH=${root}/bin:${process.env.PATH}`] as const),
        ...command.argv.map((word) => this.wires.here(word)),
      ],
    });
    return {
      ...real,
      run: async (command, options) => {
        const result = await real.run(into(command), options);
        return { ...result, stdout: result.stdout.replaceAll(`${root}/`, '/') };
      },
    };
  }

  /** What libxl and the hotplug script leave behind when a guest’s card comes up. */
  runs(guest: string, domid: number, keys: Record<string, string>): void {
    this.wires.put(
      'xl/list',
      `Name                                        ID   Mem VCPUs\tState\tTime(s)\n` +
        `Domain-0                                     0  1024     2     r-----      10.0\n` +
        `${guest.padEnd(40)} ${String(domid).padStart(5)}   256     1     -b----       1.0\n`,
    );
    for (const [key, value] of Object.entries(keys)) {
      this.wires.put(`store/local/domain/0/backend/vif/${domid}/0/${key}`, value);
    }
  }

  active(unit: string, yes: boolean): void {
    const path = join(this.wires.root, 'active', unit);
    if (yes) this.wires.put(path, '');
    else rmSync(path, { force: true });
  }

  /** What programs in this space find in /etc/resolv.conf (ip-netns(8)). */
  nameServer(space: string, address: string): void {
    const folder = `/etc/netns/${this.wires.nameOf(space)}`;
    mkdirSync(folder, { recursive: true });
    this.#folders.push(folder);
    writeFileSync(join(folder, 'resolv.conf'), `nameserver ${address}\n`);
  }

  /** A program in the background, once it has said `ready` on either stream. */
  async start(space: string, argv: readonly string[], ready: string): Promise<ChildProcess> {
    const child = spawn('ip', ['netns', 'exec', this.wires.nameOf(space), ...argv], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running.push(child);
    await new Promise<void>((resolve, reject) => {
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          if (said.includes(ready)) resolve();
        });
      }
      child.on('close', () => reject(new Error(`${argv.join(' ')}: ${said}`)));
    });
    return child;
  }

  /** Somebody who listens and says nothing. */
  listens = (space: string, port: number): Promise<ChildProcess> =>
    this.start(
      space,
      ['python3', '-uc', `import socket, time\ns = socket.create_server(("", ${port}))\nprint("up")\ntime.sleep(900)`],
      'up',
    );

  /** A name server that answers anything with an empty answer; `code`: RFC 1035, 4.1.1 (2: it could not find out). */
  names = (space: string, code = 0): Promise<ChildProcess> =>
    this.start(
      space,
      [
        'python3',
        '-uc',
        `import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 53))
print("up")
while True:
    asked, who = s.recvfrom(512)
    s.sendto(asked[:2] + bytes([0x81, 0x80 + ${code}]) + asked[4:6] + bytes(6) + asked[12:], who)`,
      ],
      'up',
    );
}

export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('close', () => resolve());
    child.kill('SIGKILL');
  });

export const haveSshd = (): boolean => existsSync('/usr/sbin/sshd');
