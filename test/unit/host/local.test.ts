import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { OUTPUT_CAP } from '../../../src/host/collect.ts';
import { localRunner } from '../../../src/host/local.ts';

const folder = mkdtempSync(join(tmpdir(), 'xenguide-local-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const host = localRunner();
const at = (name: string) => join(folder, name);

test('arguments arrive as they stand: no shell looks at them', async () => {
  const words = ['$(id)', "it's", 'a b', '', '*', '; rm -rf /', 'ä\n€', '-n'];
  const { stdout } = await host.run({ argv: ['printf', '%s|', ...words] });
  expect(stdout).toBe(words.map((word) => `${word}|`).join(''));
});

test('a program that is not there is code 127, not an exception', async () => {
  const result = await host.run({ argv: ['xenguide-no-such-program'] });
  expect(result).toMatchObject({ code: 127, timedOut: false });
  expect(result.stderr).toContain('not found');
});

test('a file that may not be run is code 126', async () => {
  writeFileSync(at('plain'), 'x', { mode: 0o600 });
  expect((await host.run({ argv: [at('plain')] })).code).toBe(126);
});

test('exit codes and signals are told as a shell tells them', async () => {
  expect((await host.run({ argv: ['sh', '-c', 'exit 7'] })).code).toBe(7);
  expect((await host.run({ argv: ['sh', '-c', 'kill -KILL $$'] })).code).toBe(137);
});

test('standard input comes from a text or from a file, standard output can go to a file', async () => {
  expect((await host.run({ argv: ['cat'], stdin: 'hello' })).stdout).toBe('hello');
  writeFileSync(at('in'), 'from a file');
  const result = await host.run({ argv: ['cat'], stdinPath: at('in'), stdoutPath: at('out') });
  expect(result).toMatchObject({ code: 0, stdout: '' });
  expect(readFileSync(at('out'), 'utf8')).toBe('from a file');
});

test('a program that does not read its input is no trouble', async () => {
  expect((await host.run({ argv: ['true'], stdin: 'x'.repeat(2 ** 20) })).code).toBe(0);
});

test('an input file that is not there fails the command and names the file', async () => {
  const result = await host.run({ argv: ['cat'], stdinPath: at('nowhere') });
  expect(result.code).toBe(1);
  expect(result.stderr).toContain('nowhere');
});

test('tools speak English to us and the sbin folders are searched', async () => {
  const { stdout } = await host.run({ argv: ['sh', '-c', 'echo "$LC_ALL $PATH"'] });
  expect(stdout).toMatch(/^C .*\/usr\/sbin/);
});

test('a program that takes too long is ended together with its children', async () => {
  const result = await host.run({ argv: ['sh', '-c', 'sleep 1000 & echo $!; wait'], timeoutMs: 200 });
  expect(result).toMatchObject({ timedOut: true, code: 143 });
  const child = Number(result.stdout);
  expect(child).toBeGreaterThan(1);
  // Ended, or ended and waiting to be collected by init.
  const state = await host.readText(`/proc/${child}/stat`);
  expect(state === undefined || state === '' || / Z /.test(state)).toBe(true);
});

test('a program can be ended from outside, and is not begun when it was called off before', async () => {
  const control = new AbortController();
  const running = host.run(
    { argv: ['sh', '-c', 'echo up; sleep 1000'] },
    { signal: control.signal, onOutput: () => control.abort() },
  );
  expect((await running).code).toBe(143);
  const second = await host.run({ argv: ['touch', at('never')] }, { signal: control.signal });
  expect(second.code).toBe(143);
  expect(readdirSync(folder)).not.toContain('never');
});

test('a daemon that keeps our pipe open does not keep us waiting', async () => {
  const { stdout, code } = await host.run({ argv: ['sh', '-c', 'setsid sleep 30 & echo $!'] });
  expect(code).toBe(0);
  process.kill(Number(stdout), 'SIGKILL');
});

test('a program that writes for ever cannot eat our memory', async () => {
  const result = await host.run({ argv: ['head', '-c', String(OUTPUT_CAP + 5_000_000), '/dev/zero'] });
  expect(result.stdout.length).toBe(OUTPUT_CAP);
  expect(result.stderr).toContain('more output');
});

test('output is handed on while it comes, never with a character cut in two', async () => {
  const pieces: string[] = [];
  const { stdout } = await host.run(
    { argv: ['sh', '-c', "printf '\\303'; sleep 0.05; printf '\\244 end'"] },
    { onOutput: (text) => pieces.push(text) },
  );
  expect(stdout).toBe('ä end');
  expect(pieces.join('')).toBe('ä end');
});

test('a file is written with its mode, over an old one, and nothing is left beside it', async () => {
  await host.writeFile(at('w.cfg'), 'one', 0o644);
  await host.writeFile(at('w.cfg'), Uint8Array.from([0, 255, 10]), 0o600);
  expect([...readFileSync(at('w.cfg'))]).toEqual([0, 255, 10]);
  expect(statSync(at('w.cfg')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.startsWith('w.cfg'))).toEqual(['w.cfg']);
});

test('a file that cannot be written is told in the words of the system, with nothing left behind', async () => {
  await expect(host.writeFile(at('no/such/folder'), 'x', 0o644)).rejects.toThrow('ENOENT');
  await expect(host.writeFile(folder, 'x', 0o644)).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`${basename(folder)}.`))).toEqual([]);
});

test('the journal grows at its end and is for its owner only', async () => {
  await host.append(at('journal'), 'one\n');
  await host.append(at('journal'), 'two\n');
  expect(await host.readText(at('journal'))).toBe('one\ntwo\n');
  expect(statSync(at('journal')).mode & 0o777).toBe(0o600);
});

test('reading what is not there, or is no file, gives undefined', async () => {
  expect(await host.readText(at('nowhere'))).toBeUndefined();
  expect(await host.readText(folder)).toBeUndefined();
});
