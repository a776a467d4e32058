import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../support/program.ts';
import { refuses } from '../support/refusals.ts';

// `xenguide check` as built: exit 0 only when xl takes every line as it is meant.
let desk: Desk;
beforeAll(async () => {
  desk = await Desk.set();
});
afterAll(() => desk.clean());

const GOOD = `name = "web1"
type = "pvh"
kernel = "/usr/lib/grub-xen/grub-i386-xen_pvh.bin"
memory = 512
disk = [ "format=raw,vdev=xvda,access=rw,target=/dev/vg0/web1-disk" ]
`;

interface Report {
  accepted: boolean;
  problems: { line: number; column: number; severity: string; code: string; message: string; remedy: string }[];
}

async function report(config: string | Uint8Array, ...args: string[]): Promise<Report & { exit: number | null }> {
  const { code, stdout, stderr } = await desk.run(['check', desk.file('guest.cfg', config), '--json', ...args]);
  expect(stderr).toBe('');
  return { ...(JSON.parse(stdout) as Report), exit: code };
}

describe('check --json', () => {
  it('of a config with nothing wrong: accepted, no problems, 0', async () => {
    expect(await report(GOOD)).toEqual({ accepted: true, problems: [], exit: 0 });
  });

  it.each<[string, string | Uint8Array, object]>([
    ['a key that xl does not know', `${GOOD}memroy = 3\n`, { line: 6, column: 1, remedy: 'Did you mean memory?' }],
    ['an octal number', GOOD.replace('512', '0512'), { line: 4, column: 10 }],
    ['less maximum than memory', `${GOOD}maxmem = 256\n`, { line: 6 }],
    ['an empty type', GOOD.replace('"pvh"', '""'), { line: 2 }],
    ['CR at the end of lines', GOOD.replaceAll('\n', '\r\n'), {}],
  ])('%s is a warning: xl takes the file, but not as it is meant', async (_what, config, problem) => {
    const found = await report(config);
    expect(found).toMatchObject({ exit: 3 });
    const problems = found.problems.filter(({ severity }) => severity === 'warning' || !found.accepted);
    expect(problems[0]).toMatchObject({ column: expect.any(Number), code: expect.any(String), ...problem });
  });

  it.each<[string, string, object]>([
    ['a text that does not end', `${GOOD}extra = "a\n`, { line: 6, column: 9, severity: 'error' }],
    ['a disk that does not name its device', GOOD.replace('vdev=xvda,', ''), { line: 5, severity: 'error' }],
  ])('%s is an error: xl refuses the file', async (_what, config, problem) => {
    const found = await report(config);
    expect(found).toMatchObject({ accepted: false, exit: 3 });
    expect(found.problems).toEqual(expect.arrayContaining([expect.objectContaining(problem)]));
  });

  it('judges for the Xen version that is named', async () => {
    expect(await report(GOOD, '--xen', '4.20')).toMatchObject({ exit: 0 });
    const { code, stderr } = await desk.run(['check', desk.file('guest.cfg', GOOD), '--xen', 'four']);
    expect(code).toBe(2);
    expect(stderr).toContain('4.17');
  });
});

describe('check for people', () => {
  it('shows file, line and column first, the line itself with a caret, and a verdict at the end', async () => {
    const file = desk.file('guest.cfg', `${GOOD}memroy = 3\n`);
    const { code, stdout, stderr } = await desk.run(['check', file]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(new RegExp(`^${file}:6:1: warning: .+ \\[unknown-key\\]$`));
    expect(lines.slice(1, 4)).toEqual(['  Did you mean memory?', '    memroy = 3', '    ^']);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/1 warning/);
  });

  it('lets no control character of a file reach the terminal', async () => {
    const { stdout } = await desk.run(['check', desk.file('guest.cfg', `${GOOD}\x1b[2Jx = "\x07"\n`)]);
    expect(stdout).not.toMatch(/[\x00-\x08\x0b-\x1f]/);
  });

  it('finds nothing in what the program writes itself', async () => {
    for (const type of ['pvh', 'pv', 'hvm']) {
      const config = await desk.run([
        ...['new', type, '--facts', 'example', '--set=source.path=/srv/nowhere.img'],
        ...['--set', `type=${type}`, '--print', 'config'],
      ]);
      expect(await report(config.stdout), type).toEqual({ accepted: true, problems: [], exit: 0 });
    }
  });
});

describe('what cannot be checked', () => {
  it.each<[string, () => string, RegExp]>([
    ['is not there', () => '/nonexistent/web1.cfg', /does not exist/],
    ['is a folder', () => desk.home, /is a folder/],
    ['never ends', () => '/dev/zero', /not a plain file/],
    ['is a disk image', () => desk.file('disk.img', Buffer.alloc(5 * 2 ** 20)), /too large/],
  ])('a file that %s', async (_what, file, says) => {
    await refuses(desk, ['check', file()], { code: 3, field: 'file', says });
  });

  it('bytes that are no text are judged like any other config', async () => {
    mkdirSync(join(desk.dir, 'files'), { recursive: true });
    const noise = Uint8Array.from({ length: 2000 }, (_, at) => (at * 7919) % 256);
    expect(await report(noise)).toMatchObject({ accepted: false, exit: 3 });
  });
});
