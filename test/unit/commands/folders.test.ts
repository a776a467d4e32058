import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeFolders } from '../../../src/commands/new/folders.ts';

/** What somebody else does right after we have looked what is missing. */
let meanwhile: (() => void) | undefined;
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const mkdir: typeof fs.mkdirSync = (...args) => {
    const act = meanwhile;
    meanwhile = undefined;
    act?.();
    return fs.mkdirSync(...args) as undefined;
  };
  return { ...fs, mkdirSync: mkdir };
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'folders-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a folder that another run makes at the same moment is as good, and is not ours to remove', () => {
  meanwhile = () => mkdirSync(join(root, 'a'));
  expect(makeFolders(join(root, 'a/b'))).toEqual([join(root, 'a/b')]);
});

test('a file that another run puts there is none', () => {
  meanwhile = () => writeFileSync(join(root, 'a'), '');
  expect(() => makeFolders(join(root, 'a/b'))).toThrow('EEXIST');
  expect(statSync(join(root, 'a')).isFile()).toBe(true);
});
