import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withCarriedFiles } from '../../../../scripts/package/carried-files.ts';
import { folderWith } from './made.ts';

const folder = folderWith({ executable: '', 'other.md': 'on disk' });
const root = join(folder, 'executable');
const TEXTS: Readonly<Record<string, string>> = {
  'package.json': '{}',
  'guide/index.md': '# “Contents”',
  'guide/storage/lvm.md': '# LVM',
};
const carried = withCarriedFiles(fs, root, {
  names: () => Object.keys(TEXTS),
  read: (name) => Buffer.from(TEXTS[name]!),
});

describe('files below the executable', () => {
  test('are there, with their folders, and no others', () => {
    const there = ['package.json', 'guide', 'guide/storage', 'guide/storage/lvm.md', 'lab', 'guid'];
    expect(there.filter((name) => carried.existsSync(join(root, name)))).toEqual(there.slice(0, 4));
  });

  test('are read as bytes or as text', () => {
    expect(carried.readFileSync(join(root, 'guide/index.md'), 'utf8')).toBe('# “Contents”');
    expect(carried.readFileSync(join(root, 'guide/index.md'), { encoding: 'utf8' })).toBe('# “Contents”');
    expect(carried.readFileSync(join(root, 'package.json'))).toEqual(Buffer.from('{}'));
  });

  test('are listed by name, and as entries', () => {
    const guide = join(root, 'guide');
    expect(carried.readdirSync(guide, { recursive: true })).toEqual(['index.md', 'storage/lvm.md']);
    const entries = carried.readdirSync(guide, { recursive: true, withFileTypes: true });
    expect(entries.map((entry) => [entry.parentPath, entry.name, entry.isFile()])).toEqual([
      [guide, 'index.md', true],
      [join(guide, 'storage'), 'lvm.md', true],
    ]);
    expect(() => carried.readdirSync(guide)).toThrow(/all that is below/);
  });

  test('that are not carried fail as any file does', () => {
    expect(() => carried.readFileSync(join(root, 'guide/none.md'))).toThrow(
      expect.objectContaining({ code: 'ENOTDIR' }),
    );
  });
});

test('all other files are the real ones', () => {
  expect(carried.readFileSync(join(folder, 'other.md'), 'utf8')).toBe('on disk');
  expect(carried.existsSync(root)).toBe(true);
  expect(carried.readdirSync(folder)).toEqual(fs.readdirSync(folder));
  expect(carried.statSync).toBe(fs.statSync);
});
