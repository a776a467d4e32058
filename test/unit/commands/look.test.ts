import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readKeys } from '../../../src/commands/new/look.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xenguide-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readKeys(new Map([['login.ssh_keys', [path]]])).get(path);

test('a key is read from its file; a folder, an image, a device and nothing are no key', () => {
  const key = join(folder, 'id.pub');
  writeFileSync(key, 'ssh-ed25519 AAAA anna\n');
  expect(read(key)).toBe('ssh-ed25519 AAAA anna');
  const image = join(folder, 'big.img');
  writeFileSync(image, '');
  truncateSync(image, 2 ** 40);
  for (const path of [image, folder, '/dev/zero', join(folder, 'none')]) expect(read(path)).toBeNull();
});

test('a pipe that nobody writes to is not waited for', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(read(pipe)).toBeNull();
});
