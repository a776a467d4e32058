import { execFileSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { doctor } from '../../../src/commands/doctor.ts';
import { localRunner } from '../../../src/host/local.ts';
import { readFacts } from '../../../src/host/probe.ts';
import { HostLost, type Result, type Runner } from '../../../src/host/runner.ts';

const host = localRunner();

/** This machine, with every command watched and some answered otherwise. */
function watched(answer: (argv: readonly string[]) => Partial<Result> | undefined = () => undefined) {
  const argvs: string[] = [];
  const runner: Runner = {
    ...host,
    run: async (command, options) => {
      argvs.push(JSON.stringify(command.argv));
      const own = answer(command.argv);
      return own ? { code: 0, stdout: '', stderr: '', timedOut: false, ...own } : host.run(command, options);
    },
  };
  return { runner, argvs };
}

test('the facts of this machine are what its own tools say', async () => {
  const facts = await readFacts(host);
  expect(facts.hostname).toBe(hostname());
  expect(facts.root).toBe(process.getuid?.() === 0);
  expect(facts.cpu.count).toBe(Number(execFileSync('nproc', ['--all'], { encoding: 'utf8' })));
  const root = facts.fileSystems.find(({ mount }) => mount === '/');
  const [size] = execFileSync('df', ['-B1', '--output=size', '/'], { encoding: 'utf8' }).split('\n').slice(1);
  expect(root?.totalBytes).toBe(Number(size));
  expect(facts.tools.dd.path).toMatch(/\/dd$/);
  expect(Object.keys(facts).sort()).toEqual(
    expect.arrayContaining(['blockDevices', 'boot', 'bridges', 'gaps', 'guests', 'nics', 'tools', 'xen']),
  );
});

test('every command is run once, at most one a topic and kind: a start costs a second on a slow host', async () => {
  const { runner, argvs } = watched();
  await readFacts(runner);
  expect(new Set(argvs).size).toBe(argvs.length);
  expect(argvs.length).toBeLessThanOrEqual(33);
});

test('nothing that is run could change anything', async () => {
  const { runner, argvs } = watched();
  await readFacts(runner);
  const reading = [
    'grep',
    'find',
    'xl',
    'ip',
    'lvm',
    'findmnt',
    'lsblk',
    'dpkg-query',
    'head',
    'modinfo',
    'drbdadm',
    'zfs',
    'nft',
    'nmcli',
    'iptables-nft-save',
    'iptables-legacy-save',
    'ss',
    'bridge',
  ];
  for (const argv of argvs.map((text) => JSON.parse(text) as string[])) {
    expect(reading).toContain(argv[0]);
    if (argv[0] === 'nft') expect(argv.slice(1)).toEqual(['-j', '-t', 'list', 'ruleset']);
    if (argv[0] === 'bridge') expect(argv.slice(1)).toEqual(['-j', 'fdb', 'show']);
    // With a table’s name it would load the module for it.
    if (argv[0] === 'iptables-legacy-save') expect(argv.slice(1)).toEqual(['-c']);
    if (argv[0] === 'zfs') expect(argv[1]).toBe('list');
    if (argv[0] === 'xl') expect(['info', 'list']).toContain(argv[1]);
    if (argv[0] === 'drbdadm') expect(argv[1]).toBe('dump-xml');
    if (argv[0] === 'lvm') expect(['fullreport', 'lvmconfig']).toContain(argv[1]);
    if (argv[0] === 'nmcli') expect(argv.slice(-2)).toEqual(['device', 'status']);
    const started = argv.flatMap((word, index) => (word === '-exec' ? [argv[index + 1]] : []));
    for (const program of started) expect(['awk', 'grep', 'sha256sum']).toContain(program);
    expect(argv).not.toContain('-delete');
  }
});

test('a host without a single tool still gives facts, and gaps that name the tools', async () => {
  const { runner } = watched((argv) => ({ code: 127, stderr: `${argv[0]}: not found\n` }));
  const facts = await readFacts(runner);
  expect(facts.xen.role).toBe('none');
  expect(facts.blockDevices).toEqual([]);
  expect(facts.gaps.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['ip: not found', 'lsblk: not found', 'findmnt: not found']),
  );
});

test('tools that say nonsense leave gaps, never a crash', async () => {
  for (const stdout of ['', '{', '[]', '{}', '[1,null,"x"]', '{"report":[{"vg":7}]}', '\0\xff\n']) {
    const { runner } = watched(() => ({ stdout }));
    const facts = await readFacts(runner);
    expect(facts.version).toBe(1);
    expect(facts.volumeGroups).toEqual([]);
  }
});

test('a connection that breaks is told as such', async () => {
  const lost = watched(() => {
    throw new HostLost('gone');
  });
  await expect(readFacts(lost.runner)).rejects.toThrow(HostLost);
});

test('doctor prints facts and checks as one JSON object, and exits 4 where something fails', async () => {
  const { runner } = watched((argv) => (argv[0] === 'xl' ? { code: 1, stderr: 'no\n' } : undefined));
  const { exitCode, stdout, stderr } = await doctor({ runner, json: true });
  const json = JSON.parse(stdout) as { xenguide: string; facts: { version: number }; checks: { verdict: string }[] };
  expect(json.xenguide).toMatch(/^\d+\.\d+\.\d+$/);
  expect(json.facts.version).toBe(1);
  expect(json.checks.some(({ verdict }) => verdict === 'fail')).toBe(true);
  expect(exitCode).toBe(4);
  expect(stderr).toBe('');
});

test('doctor for people: words in front, remedies under them, at most 80 columns, no control characters', async () => {
  const { runner } = watched((argv) =>
    argv[0] === 'lsblk' ? { code: 1, stderr: '\x1b[31mevil\x07 words that are long '.repeat(9) } : undefined,
  );
  const { stdout } = await doctor({ runner, json: false });
  const lines = stdout.split('\n');
  expect(lines.some((line) => /^fail {2}Xen/.test(line))).toBe(true);
  expect(lines.some((line) => line.startsWith('      -> '))).toBe(true);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
});
