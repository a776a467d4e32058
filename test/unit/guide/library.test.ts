import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { guide } from '../../../src/commands/guide.ts';
import { packageRoot } from '../../../src/package-root.ts';
import { UserError } from '../../../src/problem.ts';
import { openLibrary } from './doors.ts';

const library = openLibrary();
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the library', () => {
  test('puts the pages in the order of the contents', () => {
    expect(library.ids().slice(0, 3)).toEqual(['index', 'concepts/xen', 'source/kind']);
  });

  test('reads a page once', () => {
    expect(library.read('storage/lvm')).toBe(library.read('storage/lvm'));
  });

  test.each(['../package', '/etc/passwd', 'storage', 'storage/', 'storage/lvm.md', '', 'STORAGE/LVM'])(
    'has no page %j and never reads outside its folder',
    (id) => expect(library.read(id)).toBeUndefined(),
  );

  test('touches the disk only when it is asked', () => {
    expect(() => openLibrary('/nowhere')).not.toThrow();
  });

  test('finds pages by words, the page about them first', () => {
    expect(library.search('logical volume')[0]?.id).toBe('storage/lvm');
    expect(library.search('pygrub').map(({ id }) => id)).toContain('boot/method');
    expect(library.search('zeppelin')).toEqual([]);
  });

  test('finds the message that is on the screen', () => {
    const found = library.search('Could not find bridge device').map(({ id }) => id);
    expect(found).toContain('errors');
  });

  test('guesses what was meant', () => {
    expect(library.suggest('storage/lmv')[0]).toBe('storage/lvm');
    expect(library.suggest('brigde')[0]).toBe('network/bridge');
    expect(library.suggest('qqqqqqqq')).toEqual([]);
  });
});

describe('the package’s folder', () => {
  test('is found from any depth: the sources, one deeper, and the one file of the built program', () => {
    const root = mkdtempSync(join(tmpdir(), 'guide-'));
    folders.push(root);
    mkdirSync(join(root, 'guide'));
    mkdirSync(join(root, 'src', 'guide'), { recursive: true });
    writeFileSync(join(root, 'package.json'), '{}');
    for (const folder of ['dist', 'src', 'src/guide']) {
      expect(packageRoot(join(root, folder))).toBe(root);
    }
  });

  test('that is not there is said plainly', () => {
    expect(() => packageRoot('/nowhere/at/all')).toThrow(/guide/);
  });
});

describe('xenguide guide', () => {
  const run = (page: string | undefined, width = 80) =>
    guide({ ...(page === undefined ? {} : { page }), width, ascii: true }, library);

  test('without a page it prints the contents', () => {
    const { exitCode, stdout, stderr } = run(undefined);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    for (const id of library.ids()) if (id !== 'index') expect(stdout).toContain(id);
  });

  test('prints a page by its name, and by the last part of it where that is enough', () => {
    expect(run('storage/lvm').stdout).toBe(run('lvm').stdout);
    expect(run('lvm').stdout).toMatch(/^Disk on a logical volume \(LVM\)\n={30}\n/);
    expect(run('storage/lvm.md').stdout).toBe(run('lvm').stdout);
  });

  test('ends with the date and the versions it was checked against', () => {
    expect(run('lvm').stdout).toMatch(/\nChecked 20\d\d-\d\d against Xen 4\.17 and 4\.20\.\n$/);
  });

  test('refuses an unknown page with exit code 2, and names the near ones', () => {
    const refused = caught(() => run('brigde'));
    expect(refused.exitCode).toBe(2);
    expect(refused.problems[0]?.message).toContain('brigde');
    expect(refused.problems[0]?.remedy).toContain('network/bridge');
  });

  test('a name that two pages share is not guessed', () => {
    const refused = caught(() => run('memory'));
    expect(refused.problems[0]?.remedy).toContain('guest/memory');
    expect(refused.problems[0]?.remedy).toContain('concepts/memory');
  });

  test('the name of a chapter gives its pages, each with what it is about', () => {
    const { stdout } = run('storage');
    for (const id of ['storage/choosing', 'storage/file', 'storage/lvm', 'storage/size']) expect(stdout).toContain(id);
    expect(stdout).not.toContain('network/');
    expect(run('storage/').stdout).toBe(stdout);
  });

  test('every page that a message of the program names can be opened', () => {
    const source = join(packageRoot(), 'src');
    const named = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => [...readFileSync(join(source, name), 'utf8').matchAll(/xenguide guide ([a-z][a-z/-]+)/g)])
      .map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(run(name).exitCode, name).toBe(0);
  });

  test('a page that nothing is near to leads to the list', () => {
    expect(caught(() => run('qqqqqqqq')).problems[0]?.remedy).toContain('xenguide guide');
  });
});

function caught(act: () => unknown): UserError {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
