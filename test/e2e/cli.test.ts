import { spawnSync } from 'node:child_process';
import { openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleFacts } from '../../src/host/example.ts';
import { whyNotHere } from '../../src/host/here.ts';
import { Desk, filesIn } from '../support/program.ts';

// The built program as scripts use it: what it prints, what it writes, what it ends with.
let desk: Desk;
beforeAll(async () => {
  desk = await Desk.set();
});
afterAll(() => desk.clean());

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJz2Y0u4gVw9mZ6cBn8zj8Y3F9y0Y3qk1n0y2v5t7x9A admin@desk';
const ANSWERS = `version: 1
name: web1
memory: 1.5G
vcpus: 2
source:
  kind: disk-image
  path: /srv/images/nowhere/debian-12.qcow2
  format: qcow2
storage:
  backend: file
  dir: /var/lib/xen/images/web
  size: 20G
login:
  user: admin
  ssh_keys: [${KEY}]
`;
const EXAMPLE = ['new', '--facts', 'example', '--answers', '-'];
const run = (...args: string[]) => desk.run([...EXAMPLE, ...args], { input: ANSWERS });

async function printed(what: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run('--print', what, ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

describe('new --print', () => {
  it('gives the config, the script, the answers or the plan alone, and writes nothing', async () => {
    const before = desk.snapshot();
    expect(await printed('config')).toMatch(/^name = "web1"$/m);
    expect(await printed('script')).toMatch(/^#!\/(usr\/)?bin\/(env )?bash/);
    expect(await printed('answers')).toMatch(/^version: 1$/m);
    expect(JSON.parse(await printed('plan'))).toMatchObject({ version: 1, name: 'web1' });
    expect(desk.snapshot()).toEqual(before);
  });

  it('gives the same bytes as the files that are written', async () => {
    const folder = join(desk.dir, 'same-as-printed');
    expect((await run('--out', folder)).code).toBe(0);
    expect(filesIn(folder)).toEqual({
      'web1.cfg': await printed('config'),
      'web1.sh': await printed('script'),
      'web1.answers.yaml': await printed('answers'),
      'web1.plan.json': await printed('plan'),
    });
  });

  it('gives answers that repeat the run exactly', async () => {
    const first = join(desk.dir, 'first');
    const again = join(desk.dir, 'again');
    await run('--out', first);
    const answers = join(first, 'web1.answers.yaml');
    const { code } = await desk.run(['new', '--facts', 'example', '--answers', answers, '--out', again]);
    expect(code).toBe(0);
    expect(filesIn(again)).toEqual(filesIn(first));
  });

  it('gives a script that bash and shellcheck have nothing against, with and without a start', async () => {
    for (const options of [[], ['--no-start'], ['--set=type=hvm'], ['--set=storage.format=qcow2']]) {
      const script = desk.file('plan.sh', await printed('script', ...options));
      expect(spawnSync('bash', ['-n', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
      const check = spawnSync('shellcheck', [script], { encoding: 'utf8' });
      if (check.error === undefined) expect(check.stdout).toBe('');
    }
  });

  it.skipIf(whyNotHere() === null)(
    'gives a script that stops on a machine without Xen before it does anything',
    async () => {
      const script = desk.file('plan.sh', await printed('script'));
      const { status, stderr } = spawnSync('bash', [script], { encoding: 'utf8', input: '', cwd: desk.cwd });
      expect(status).toBe(4);
      expect(stderr).toMatch(/^web1\.sh: .+\n {2}\S/);
    },
  );

  it('leaves the start out of the script with --no-start', async () => {
    const starts = (script: string) => script.split('\n').filter((line) => /^\s*xl create .*\/etc\/xen/.test(line));
    expect(starts(await printed('script'))).toHaveLength(1);
    expect(starts(await printed('script', '--no-start'))).toEqual([]);
  });

  it('without comments there are none in the config', async () => {
    const config = await printed('config', '--set=comments=no');
    expect(config).not.toContain('#');
    expect(config).toMatch(/^name = "web1"$/m);
  });
});

describe('new, writing files', () => {
  it('writes four files, names them, and says how it goes on', async () => {
    const { code, stdout, stderr } = await run();
    expect(code).toBe(0);
    const folder = join(desk.cwd, 'web1');
    expect(Object.keys(filesIn(folder)).sort()).toEqual(['web1.answers.yaml', 'web1.cfg', 'web1.plan.json', 'web1.sh']);
    expect(stdout.split('\n').map((line) => line.split('  ')[0])).toEqual([
      'web1/web1.cfg',
      'web1/web1.sh',
      'web1/web1.answers.yaml',
      'web1/web1.plan.json',
      '',
    ]);
    expect(stderr, 'nobody takes them for files of a host of their own').toContain('does not exist');
    expect(statSync(join(folder, 'web1.sh')).mode & 0o111).toBe(0o111);
  });

  it('for a host that exists they come with what is to be done next', async () => {
    const facts = desk.file('host.json', JSON.stringify({ xenguide: '0', facts: exampleFacts(), checks: [] }));
    const folder = join(desk.dir, 'described');
    const { stderr } = await desk.run(['new', '--facts', facts, '--answers', '-', '--out', folder], { input: ANSWERS });
    expect(stderr).toMatch(/bash .*web1\.sh/);
    expect(stderr).toContain('xenguide apply described');
  });

  it('the same answers and facts give the same bytes, on another day and in another folder too', async () => {
    const folders = ['one', 'two'].map((name) => join(desk.dir, 'twice', name));
    for (const folder of folders) await run('--out', folder);
    expect(filesIn(folders[1]!)).toEqual(filesIn(folders[0]!));
  });

  it('what was asked for with --json is one object with the shape that scripts rely on', async () => {
    const folder = join(desk.dir, 'json');
    const { code, stdout, stderr } = await run('--out', folder, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const result = JSON.parse(stdout) as { actions: unknown[] };
    expect(result).toMatchObject({
      name: 'web1',
      type: 'pvh',
      boot: 'grub',
      reasons: [expect.any(String), expect.any(String)],
      files: {
        config: join(folder, 'web1.cfg'),
        script: join(folder, 'web1.sh'),
        answers: join(folder, 'web1.answers.yaml'),
        plan: join(folder, 'web1.plan.json'),
      },
      applied: false,
    });
    expect(result.actions.length).toBeGreaterThan(3);
    for (const action of result.actions) {
      expect(action).toEqual({ id: expect.any(String), title: expect.any(String), state: 'planned' });
    }
  });

  it('holds the public key in the seed, and nobody’s secret anywhere', async () => {
    const { stdout } = await run('--print', 'plan');
    expect(stdout).not.toMatch(/PRIVATE KEY|password/i);
  });
});

describe('answers from the command line', () => {
  it('a slow pipe on standard input is waited for', async () => {
    const { code, stdout } = await desk.run([...EXAMPLE, '--print=answers'], {
      input: (stdin) => {
        // In two halves: the second when the program has surely begun to read.
        stdin.write(ANSWERS.slice(0, 40));
        setTimeout(() => stdin.end(ANSWERS.slice(40)), 700);
      },
    });
    expect(code).toBe(0);
    expect(stdout).toBe(await printed('answers'));
  });

  it('--set goes over the file, the last one counts, the name goes over all, an empty value takes an answer away', async () => {
    const args = ['--set=vcpus=3', '--set=vcpus=4', '--set=name=db1', '--set=login.ssh_keys=', '--print=answers'];
    const { stdout } = await desk.run(['new', 'db2', ...EXAMPLE.slice(1), ...args], { input: ANSWERS });
    expect(stdout).toMatch(/^vcpus: 4$/m);
    expect(stdout).toMatch(/^name: db2$/m);
    expect(stdout).not.toContain('ssh_keys');
  });

  it.each(['2G', '2GB', '2GiB', '2048M', '2048', '2g', '2048 MiB', '2097152K', '2.0GiB'])(
    'memory %s is 2GiB, and so it stands in the answers',
    async (size) => {
      const answers = await printed('answers', `--set=memory=${size}`);
      expect(answers).toMatch(/^memory: 2GiB$/m);
    },
  );

  it('a bare number is MiB for memory and GiB for a disk; odd sizes stay exact', async () => {
    expect(await printed('answers', '--set=storage.size=30', '--set=memory=1500')).toMatch(
      /^memory: 1500MiB$[\s\S]*^ {2}size: 30GiB$/m,
    );
    expect(await printed('answers', '--set=storage.size=20.5G')).toMatch(/^ {2}size: 20992MiB$/m);
    expect(await printed('config', '--set=memory=1500')).toMatch(/^memory = 1500$/m);
  });

  it('several keys come as one text with commas, and each must be there', async () => {
    const { code, stderr } = await run(`--set=login.ssh_keys=${desk.file('id.pub', KEY)},/nonexistent.pub`);
    expect(code).toBe(3);
    expect(stderr).toContain('login.ssh_keys: /nonexistent.pub cannot be read');
  });
});

describe('the outside', () => {
  it('who reads only the beginning of a result gets it without a complaint', async () => {
    const command = `${process.execPath} "$PROGRAM" new --facts example --answers "$ANSWERS" --print plan | head -n 1`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${command}`], {
      encoding: 'utf8',
      env: { ...process.env, ...desk.env, PROGRAM: desk.program, ANSWERS: desk.file('web1.yaml', ANSWERS) },
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '{\n', stderr: '' });
  });

  it('a result that cannot be written is no success', async () => {
    const full = openSync('/dev/full', 'w');
    const { code, stderr } = await desk.run([...EXAMPLE, '--print=config'], { input: ANSWERS, stdoutTo: full });
    expect(code).toBe(2);
    expect(stderr).toMatch(/the result cannot be written.*no space/);
  });

  it('--help and --version are results', async () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(await desk.run(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
    for (const args of [['--help'], ['help'], ['new', '--help'], ['help', 'new'], ['check', '-h']]) {
      const { code, stdout, stderr } = await desk.run(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: xenguide/);
    }
  });

  it('the handbook is printed, page by page, and a page that is nearly one is suggested', async () => {
    expect((await desk.run(['guide'])).stdout).toContain('guest/name');
    expect((await desk.run(['guide', 'storage/lvm'])).stdout).toMatch(/volume group/i);
    expect((await desk.run(['guide', 'guest/name', '--ascii'])).stdout).toMatch(/^[\n\x20-\x7e]+$/);
    const { code, stdout, stderr } = await desk.run(['guide', 'storag']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('storage/lvm');
  });
});

describe('doctor', () => {
  it('--json has facts and a verdict on each, with the exit code of the worst', async () => {
    const { code, stdout, stderr } = await desk.run(['doctor', '--json']);
    expect(stderr).toBe('');
    const result = JSON.parse(stdout) as { checks: { verdict: string }[] };
    expect(result).toMatchObject({ xenguide: expect.any(String), facts: { version: 1, hostname: expect.any(String) } });
    for (const check of result.checks) {
      expect(check).toEqual({
        id: expect.any(String),
        verdict: expect.stringMatching(/^(ok|warn|fail)$/),
        message: expect.any(String),
        remedy: expect.any(String),
      });
    }
    expect(code).toBe(result.checks.some(({ verdict }) => verdict === 'fail') ? 4 : 0);
  });

  it('without --json says the same in lines of at most 80 columns, but for what must be copied whole', async () => {
    const { stdout } = await desk.run(['doctor']);
    expect(stdout).toMatch(/^(ok|warn|fail) {2,}\S/m);
    expect(stdout.split('\n').filter((line) => line.length > 80 && !/\S{40}/.test(line))).toEqual([]);
  });

  it('what it prints can be planned for elsewhere', async () => {
    const facts = desk.file('host.json', (await desk.run(['doctor', '--json'])).stdout);
    const settings = [
      '--set=storage.backend=file',
      '--set=network.0.mode=none',
      '--set=storage.dir=/',
      '--set=memory=64M',
    ];
    const args = ['new', 'tiny', '--facts', facts, '--set=source.path=/srv/nowhere.img', ...settings];
    const { code, stderr } = await desk.run([
      ...args,
      '--set=storage.size=64MiB',
      '--json',
      '--out',
      join(desk.dir, 'd'),
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('a facts file gives the same plan as the built-in host that it describes', async () => {
    const facts = desk.file('example.json', JSON.stringify({ xenguide: '0', facts: exampleFacts(), checks: [] }));
    const args = ['new', '--facts', facts, '--answers', '-', '--print', 'plan'];
    expect((await desk.run(args, { input: ANSWERS })).stdout).toBe(await printed('plan'));
  });
});
