import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { check } from '../../../src/commands/check.ts';
import { UserError } from '../../../src/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'xenguide-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const fine = file('fine.cfg', 'name = "g"\ntype = "hvm"\nmemory = 512\n');

describe('xenguide check', () => {
  it('says so when nothing is wrong, and exits 0', async () => {
    expect(await check({ file: fine, json: false })).toEqual({
      exitCode: 0,
      stdout: `${fine}: xl takes this file as it stands.\n`,
      stderr: '',
    });
  });

  it('shows line, column, remedy, and a caret below the place', async () => {
    const path = file('tab.cfg', 'name = "g"\ntype = "hvm"\nmemory\t= 0512\n');
    const { exitCode, stdout } = await check({ file: path, json: false });
    expect(exitCode).toBe(3);
    expect(stdout.split('\n')).toEqual([
      `${path}:3:10: warning: A number that begins with 0 is octal to xl: 0512 is 330. [octal]`,
      '  Write 512, or 330 if that is meant.',
      '    memory\t= 0512',
      '          \t  ^',
      '',
      `${path}: 1 warning; xl takes this file, but not all of it as it is written.`,
      '',
    ]);
  });

  it('answers in JSON as the contract says', async () => {
    const path = file('bad.cfg', 'name = "g"\ntype = "hvm"\nmemory = 512\nvcpu = 2\nvnc = on\n');
    const { exitCode, stdout } = await check({ file: path, json: true });
    expect(exitCode).toBe(3);
    const report = JSON.parse(stdout);
    expect(report.accepted).toBe(false);
    expect(report.problems.map((p: object) => Object.keys(p).sort())).toEqual([
      ['code', 'column', 'line', 'message', 'remedy', 'severity'],
      ['code', 'column', 'line', 'message', 'remedy', 'severity'],
    ]);
    expect(JSON.parse((await check({ file: fine, json: true })).stdout)).toEqual({ accepted: true, problems: [] });
  });

  it('reads bytes: an image given by mistake does not disturb the terminal', async () => {
    const path = file(
      'binary.cfg',
      Uint8Array.from({ length: 600 }, (_, i) => (i * 7) % 256),
    );
    const { exitCode, stdout } = await check({ file: path, json: false });
    expect(exitCode).toBe(3);
    expect(stdout).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);
  });

  it('cuts a long line around the place', async () => {
    const path = file('long.cfg', `cmdline = "${'x'.repeat(2000)}" y\n`);
    const { stdout } = await check({ file: path, json: false });
    const lines = stdout.split('\n');
    expect(lines[2]?.length).toBeLessThan(130);
    expect(lines[2]?.[lines[3]?.indexOf('^') as number]).toBe('y');
  });

  it('judges for a version of Xen', async () => {
    const path = file('new.cfg', 'name = "g"\ntype = "hvm"\nmemory = 512\nhvm_pirq = 1\n');
    expect((await check({ file: path, json: false, xenVersion: '4.19' })).exitCode).toBe(0);
    expect((await check({ file: path, json: false, xenVersion: '4.18' })).exitCode).toBe(3);
    await expect(check({ file: path, json: false, xenVersion: 'new' })).rejects.toMatchObject({ exitCode: 2 });
  });

  it.each([
    ['a file that is not there', join(folder, 'none.cfg'), 'does not exist'],
    ['a folder', folder, 'is a folder'],
    ['a device', '/dev/zero', 'not a plain file'],
    ['a path through a file', join(fine, 'x'), 'does not exist'],
  ])('%s is named, with exit 3', async (_what, path, words) => {
    const thrown: unknown = await check({ file: path, json: true }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(UserError);
    expect(thrown).toMatchObject({ exitCode: 3 });
    expect((thrown as UserError).message).toContain(path);
    expect((thrown as UserError).message).toContain(words);
  });

  it('an empty file is read, and found wanting', async () => {
    const { stdout, exitCode } = await check({ file: file('empty.cfg', ''), json: true });
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout).accepted).toBe(false);
  });
});
