import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sshConfig } from './host.ts';

/** A wire to a host that can be cut: an ssh config that leads through it. */
export interface Wire {
  sshConfig: string;
  /** All connections end at once, and no new one comes through. */
  cut: () => void;
  close: () => void;
}

export async function layWire(host: 'xena' | 'xenb' = 'xena'): Promise<Wire> {
  const config = readFileSync(sshConfig, 'utf8');
  const port = Number(new RegExp(`Host ${host}\\n(?: .*\\n)*? {2}Port (\\d+)`).exec(config)![1]);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = mkdtempSync(join(tmpdir(), 'xenguide-wire-'));
  const file = join(folder, 'ssh_config');
  writeFileSync(file, config.replace(`Port ${port}`, `Port ${(server.address() as AddressInfo).port}`));
  const cut = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    sshConfig: file,
    cut,
    close: () => {
      cut();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
