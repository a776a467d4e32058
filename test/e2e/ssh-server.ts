import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface SshServer {
  folder: string;
  port: number;
  /** The process id of the server itself. */
  pid: number;
  url: string;
  /** For `ssh -F`: this server's key and nothing of the person's own configuration. */
  configFile: string;
  /** Ends the sshd processes that serve connections, as a host that goes down would; the server itself stays. */
  dropConnections(): void;
  stop(): Promise<void>;
}

/**
 * A real sshd on 127.0.0.1 with keys of its own, for as long as a test runs. `path`: the PATH of what it starts; `shell`: reads
 * each line in place of the login shell.
 */
export async function startSshServer({ path, shell }: { path?: string; shell?: string } = {}): Promise<SshServer> {
  const folder = mkdtempSync(join(tmpdir(), 'xenguide-sshd-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  mkdirSync('/run/sshd', { recursive: true });
  for (const key of ['host', 'user']) {
    execFileSync('/usr/bin/ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(folder, key)]);
  }
  const keys = file('authorized_keys', readFileSync(join(folder, 'user.pub'), 'utf8'));
  const port = await freePort();
  const known = file('known_hosts', `[127.0.0.1]:${port} ${readFileSync(join(folder, 'host.pub'), 'utf8')}`);
  const serverConfig = file(
    'sshd_config',
    [
      `ListenAddress 127.0.0.1`,
      `Port ${port}`,
      `HostKey ${join(folder, 'host')}`,
      `AuthorizedKeysFile ${keys}`,
      `PidFile none`,
      `StrictModes no`,
      `UsePAM no`,
      `PermitRootLogin prohibit-password`,
      `PasswordAuthentication no`,
      `KbdInteractiveAuthentication no`,
      ...(path === undefined ? [] : [`SetEnv PATH=${path}`]),
      ...(shell === undefined ? [] : [`ForceCommand exec ${shell} -c "$SSH_ORIGINAL_COMMAND"`]),
    ].join('\n'),
  );
  const configFile = file(
    'ssh_config',
    `Host *\n  IdentityFile ${join(folder, 'user')}\n  IdentitiesOnly yes\n  IdentityAgent none\n  UserKnownHostsFile ${known}\n`,
  );
  const server = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', serverConfig], { stdio: ['ignore', 'ignore', 'pipe'] });
  await listening(server);
  return {
    folder,
    port,
    pid: server.pid!,
    url: `ssh://${userInfo().username}@127.0.0.1:${port}`,
    configFile,
    dropConnections: () => {
      for (const pid of childrenOf(server.pid!)) process.kill(pid, 'SIGKILL');
    },
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) {
        const ended = new Promise((resolve) => server.once('exit', resolve));
        server.kill('SIGTERM');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The process ids of a process's children. */
export function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

function listening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Server listening')) resolve();
    });
    server.once('exit', () => reject(new Error(`sshd ended: ${said}`)));
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
