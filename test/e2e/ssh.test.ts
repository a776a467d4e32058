import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { HostLost, type Runner } from '../../src/host/runner.ts';
import { sshRunner } from '../../src/host/ssh.ts';
import { UserError } from '../../src/problem.ts';
import { childrenOf, freePort, type SshServer, startSshServer } from './ssh-server.ts';

let server: SshServer;
let host: Runner;
beforeAll(async () => {
  server = await startSshServer();
  host = await sshRunner(server.url, { configFile: server.configFile });
});
afterAll(async () => {
  await host.close();
  await server.stop();
});

const at = (name: string) => join(server.folder, name);

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('it went well');
    },
    (error: unknown) => error,
  );
}

describe('a command on the other host', () => {
  test('gets its arguments byte for byte, whatever is in them', async () => {
    const part = fc.oneof(
      fc.constantFrom("'", '"', '\\', '$(id)', '`id`', '\n', ' ', '*', '~', '!', '; exit 9', '<', '>', '-n', 'ä€𝄞'),
      fc.string({ maxLength: 5 }).filter((text) => !text.includes('\0')),
    );
    const words = fc.array(
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(words, async (list) => {
        const { stdout } = await host.run({ argv: ['printf', '%s\\0', ...list] });
        expect(stdout.split('\0').slice(0, -1)).toEqual(list);
      }),
      { numRuns: 25 },
    );
  });

  test('is the program of that name, never a builtin of the shell', async () => {
    // dash's own echo would turn \t into a tab.
    expect((await host.run({ argv: ['echo', 'a\\tb'] })).stdout).toBe('a\\tb\n');
  });

  test('tells its exit code, also 255, and a signal as 128 + its number', async () => {
    for (const code of [0, 1, 127, 254, 255]) {
      expect((await host.run({ argv: ['sh', '-c', `exit ${code}`] })).code).toBe(code);
    }
    expect((await host.run({ argv: ['sh', '-c', 'kill -TERM $$'] })).code).toBe(143);
    expect((await host.run({ argv: ['xenguide-no-such-program'] })).code).toBe(127);
  });

  test('keeps standard output and standard error apart', async () => {
    const result = await host.run({ argv: ['sh', '-c', 'echo out; echo err >&2'] });
    expect(result).toEqual({ code: 0, stdout: 'out\n', stderr: 'err\n', timedOut: false });
  });

  test('reads the text it is given, and nothing when it is given none', async () => {
    const text = `first\n${'x'.repeat(300_000)}\n$(id)'"`;
    expect((await host.run({ argv: ['cat'], stdin: text })).stdout).toBe(text);
    expect((await host.run({ argv: ['cat'] })).stdout).toBe('');
  });

  test('reads from and writes to files of that host, whose names may be anything', async () => {
    const [from, to] = [at("in $(id) 'quote"), at('-out > & file')];
    writeFileSync(from, 'file content');
    const result = await host.run({ argv: ['cat'], stdinPath: from, stdoutPath: to });
    expect(result).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(to, 'utf8')).toBe('file content');
    const missing = await host.run({ argv: ['cat'], stdinPath: at('nowhere') });
    expect(missing.code).not.toBe(0);
    expect(missing.stderr).toContain('nowhere');
  });

  test('may say a lot', async () => {
    const { stdout } = await host.run({ argv: ['seq', '1', '300000'] });
    expect(stdout.length).toBe(1_988_895);
    expect(stdout.endsWith('300000\n')).toBe(true);
  });

  test('that takes too long is ended over there', async () => {
    const argv: [string, ...string[]] = ['sh', '-c', 'echo $$; exec sleep 1000'];
    const result = await host.run({ argv, timeoutMs: 300 });
    expect(result).toMatchObject({ code: 143, timedOut: true });
    expect(existsSync(`/proc/${result.stdout.trim()}`)).toBe(false);
  });

  test('that is called off is ended over there', async () => {
    const control = new AbortController();
    const result = await host.run(
      { argv: ['sh', '-c', 'echo $$; exec sleep 1000'] },
      { signal: control.signal, onOutput: () => control.abort() },
    );
    expect(result.code).toBe(143);
    expect(result.stderr).not.toContain('xenguide');
    expect(existsSync(`/proc/${result.stdout.trim()}`)).toBe(false);
  });

  // Seen on Xen 4.17: xenconsole, whose guest is gone, does not listen to SIGTERM, and timeout, which started it, ends alone.
  test.each([
    ['itself, deaf to TERM', 'trap "" TERM; echo $$; while :; do sleep 1; done'],
    ['its child, deaf to TERM, in its group', 'sh -c \'trap "" TERM; echo $$; while :; do sleep 1; done\'; exit 0'],
  ])('that is called off does not keep us when what holds its output is %s', async (_, script) => {
    const control = new AbortController();
    const result = await host.run(
      { argv: ['timeout', '600', 'sh', '-c', script] },
      { signal: control.signal, onOutput: () => control.abort() },
    );
    expect(result.code).not.toBe(0);
    await expect.poll(() => existsSync(`/proc/${result.stdout.trim()}`), { timeout: 20_000 }).toBe(false);
  });

  test('that is called off does not keep us when a daemon of its own holds its output', async () => {
    const control = new AbortController();
    const result = await host.run(
      { argv: ['sh', '-c', "setsid sh -c 'echo $$; exec sleep 600' & sleep 600"] },
      { signal: control.signal, onOutput: () => control.abort() },
    );
    process.kill(Number(result.stdout.trim()), 'SIGKILL');
    expect(result.code).not.toBe(0);
  });

  test('hands on its output while it runs', async () => {
    const pieces: string[] = [];
    await host.run({ argv: ['seq', '1', '3'] }, { onOutput: (text) => pieces.push(text) });
    expect(pieces.join('')).toBe('1\n2\n3\n');
  });

  test('waits its turn when many run: sshd lets only ten into one connection', async () => {
    const many = Array.from({ length: 24 }, (_, index) => host.run({ argv: ['echo', String(index)] }));
    expect((await Promise.all(many)).map((result) => result.stdout)).toEqual(many.map((_, index) => `${index}\n`));
  });

  test('many that only look go in one round trip and come back in order', async () => {
    const results = await host.runMany!([
      { argv: ['printf', 'no newline'] },
      { argv: ['xenguide-no-such-program'] },
      { argv: ['sh', '-c', 'echo "it\'s" >&2; exit 3'] },
      { argv: ['sleep', '1000'], timeoutMs: 200 },
      { argv: ['cat'] },
      { argv: ['printf', '%s', 'a\n\nb\n'] },
    ]);
    expect(results.map(({ code }) => code)).toEqual([0, 127, 3, 143, 0, 0]);
    expect(results.map(({ stdout }) => stdout)).toEqual(['no newline', '', '', '', '', 'a\n\nb\n']);
    expect(results[2]?.stderr).toBe("it's\n");
    expect(results.map(({ timedOut }) => timedOut)).toEqual([false, false, false, true, false, false]);
  });
});

describe('a file on the other host', () => {
  test('is written with its mode, over an old one, and nothing is left beside it', async () => {
    const path = at("cfg 'with' $name");
    await host.writeFile(path, 'one\n', 0o644);
    expect(statSync(path).mode & 0o777).toBe(0o644);
    await host.writeFile(path, Uint8Array.from([0, 255, 10, 13]), 0o600);
    expect([...readFileSync(path)]).toEqual([0, 255, 10, 13]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(server.folder).filter((name) => name.startsWith('cfg'))).toHaveLength(1);
  });

  test('may be empty, and may be large', async () => {
    await host.writeFile(at('empty'), '', 0o600);
    expect(statSync(at('empty')).size).toBe(0);
    await host.writeFile(at('large'), new Uint8Array(3_000_000).fill(7), 0o600);
    expect(readFileSync(at('large')).every((byte) => byte === 7)).toBe(true);
    expect(statSync(at('large')).size).toBe(3_000_000);
  });

  test('that cannot be written is told in the words of that host', async () => {
    expect(String(await failure(host.writeFile(at('no/such/folder'), 'x', 0o644)))).toMatch(/[Nn]o such|nonexistent/);
    expect(String(await failure(host.writeFile(server.folder, 'x', 0o644)))).toContain('directory');
  });

  test('grows at its end, for its owner only', async () => {
    const lines = ['{"a":"ä $(id)"}\n', "it's\n", '\n'];
    for (const line of lines) await host.append(at('journal'), line);
    expect(await host.readText(at('journal'))).toBe(lines.join(''));
    expect(statSync(at('journal')).mode & 0o777).toBe(0o600);
  });

  test('that is not there, or is a folder, reads as undefined', async () => {
    expect(await host.readText(at('nowhere'))).toBeUndefined();
    expect(await host.readText(server.folder)).toBeUndefined();
    expect(await host.readText(at('empty'))).toBe('');
  });
});

describe('a connection', () => {
  test('that is dropped while a command runs is HostLost, and the next command connects anew', async () => {
    const error = await failure(
      host.run({ argv: ['sh', '-c', 'echo up; sleep 1000'] }, { onOutput: () => server.dropConnections() }),
    );
    expect(error).toBeInstanceOf(HostLost);
    expect(String(error)).toContain(server.url);
    expect((await host.run({ argv: ['echo', 'back'] })).stdout).toBe('back\n');
  });

  test('that is dropped half-way through a file leaves no half file', async () => {
    writeFileSync(at('precious'), 'old');
    await host.run({ argv: ['true'] });
    const writing = failure(host.writeFile(at('precious'), new Uint8Array(50_000_000), 0o600));
    server.dropConnections();
    expect(await writing).toBeInstanceOf(Error);
    expect(readFileSync(at('precious'), 'utf8')).toBe('old');
  });

  test('to a port where nothing listens is refused with a remedy, exit 4', async () => {
    const port = await freePort();
    const other = await sshRunner(`ssh://root@127.0.0.1:${port}`, { configFile: server.configFile });
    const error = (await failure(other.run({ argv: ['true'] }))) as UserError;
    expect(error).toBeInstanceOf(UserError);
    expect(error.exitCode).toBe(4);
    expect(error.problems[0]).toMatchObject({ field: '--host' });
    expect(error.problems[0]?.message).toContain('Connection refused');
    expect(error.problems[0]?.remedy).toContain('sshd');
  });

  test.each([
    ['has a space', () => mkdtempSync(at('with space-'))],
    ['is gone', () => at('gone')],
    ['is long', () => mkdtempSync(at(`${'long'.repeat(16)}-`))],
  ])('is made also where TMPDIR %s', async (_, folder) => {
    vi.stubEnv('TMPDIR', folder());
    const other = await sshRunner(server.url, { configFile: server.configFile });
    try {
      expect(await other.run({ argv: ['true'] })).toMatchObject({ code: 0, stderr: '' });
    } finally {
      await other.close();
      vi.unstubAllEnvs();
    }
  });

  test('to a host whose key is not known is refused: nobody is asked and nothing is trusted', async () => {
    const strange = at('strange_config');
    writeFileSync(strange, readFileSync(server.configFile, 'utf8').replace('known_hosts', 'none_known'));
    const other = await sshRunner(server.url, { configFile: strange });
    const error = (await failure(other.run({ argv: ['true'] }))) as UserError;
    expect(error.exitCode).toBe(4);
    expect(error.problems[0]?.remedy).toContain('fingerprint');
  });

  test('that the host does not grant is refused with the way to give it a key', async () => {
    const other = await sshRunner(server.url.replace('ssh://', 'ssh://no-such-user-').replace('root@', '@'), {
      configFile: server.configFile,
    });
    const error = (await failure(other.run({ argv: ['true'] }))) as UserError;
    expect(error.exitCode).toBe(4);
    expect(error.problems[0]?.remedy).toContain('ssh-copy-id');
  });

  test.each([
    ['fish', /\$\? is not the exit status/],
    ['tcsh', /Bad : modifier/],
  ])('to a host whose login shell is %s is refused: it would read our lines in its own way', async (shell, says) => {
    if (spawnSync(shell, ['-c', 'true']).status !== 0) return;
    const strange = await startSshServer({ shell });
    try {
      const other = await sshRunner(strange.url, { configFile: strange.configFile });
      const error = (await failure(other.run({ argv: ['true'] }))) as UserError;
      expect(error.exitCode).toBe(4);
      expect(error.problems[0]?.message).toMatch(says);
      expect(error.problems[0]?.remedy).toContain('POSIX shell');
    } finally {
      await strange.stop();
    }
  });

  test('is closed with its processes and its socket', async () => {
    const other = await sshRunner(server.url, { configFile: server.configFile });
    await other.run({ argv: ['true'] });
    const mine = () =>
      childrenOf(process.pid).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('ssh'));
    const before = mine().length;
    await other.close();
    expect(mine().length).toBe(before - 1);
    await other.close();
  });

  test('ends with us, even when we are killed', async () => {
    const program = `
      import { sshRunner } from ${JSON.stringify(fileURLToPath(new URL('../../src/host/ssh.ts', import.meta.url)))};
      const host = await sshRunner(${JSON.stringify(server.url)}, { configFile: ${JSON.stringify(server.configFile)} });
      console.log((await host.run({ argv: ['printenv', 'SSH_CONNECTION'] })).stdout.split(' ')[1]);
      setInterval(() => {}, 1000);`;
    const file = at('victim.ts');
    writeFileSync(file, program);
    const built = at('victim.mjs');
    execFileSync('node_modules/.bin/esbuild', [
      file,
      '--bundle',
      '--platform=node',
      '--format=esm',
      `--outfile=${built}`,
      '--log-level=error',
    ]);
    const victim = spawn(process.execPath, [built], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: server.folder },
    });
    await new Promise((resolve) => victim.stdout.once('data', resolve));
    const masters = childrenOf(victim.pid!);
    expect(masters).toHaveLength(1);
    const gone = endOf(masters[0]!);
    victim.kill('SIGKILL');
    await gone;
    expect(existsSync(`/proc/${masters[0]}`)).toBe(false);
  });
});

/** Resolves when a process that is not our child has ended (`tail --pid` watches it). */
function endOf(pid: number): Promise<void> {
  const watcher = spawn('tail', [`--pid=${pid}`, '-s', '0.1', '-f', '/dev/null'], { stdio: 'ignore' });
  return new Promise((resolve) => watcher.once('exit', () => resolve()));
}
