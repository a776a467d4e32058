import { expect, test } from 'vitest';
import type { Driver } from '../../../src/face/driver.ts';
import type { Ear } from '../../../src/plain/ear.ts';
import { lastPath, listPaths, withPicked } from '../../../src/plain/paths.ts';
import type { Talk } from '../../../src/plain/talk.ts';
import type { Field } from '../../../src/wizard/field.ts';

const about = { key: 'a', label: 'A', help: '', page: 'a' };
const path: Field = { ...about, kind: 'path', wants: 'file' };
const list: Field = { ...about, kind: 'list', item: 'disc', paths: String };
const OFFERED = ['/srv/iso/a.iso', '/srv/iso/b.iso', '/srv/iso/2.iso'];

test('a number stands for the path that it was offered with', () => {
  expect(withPicked(path, OFFERED, '2', '')).toBe('/srv/iso/b.iso');
  expect(withPicked(path, OFFERED, '4', '')).toBeUndefined();
  expect(withPicked(path, OFFERED, '/srv/2', '')).toBeUndefined();
  expect(withPicked(list, OFFERED, '/x.iso, 2,1', '')).toBe('/x.iso, /srv/iso/b.iso, /srv/iso/a.iso');
});

test('also behind the beginning that stood on the line, unless a path goes on like that', () => {
  expect(withPicked(path, OFFERED, '/srv/iso/1', '/srv/iso/')).toBe('/srv/iso/a.iso');
  expect(withPicked(path, OFFERED, '/srv/iso/2', '/srv/iso/')).toBeUndefined();
  expect(withPicked(list, OFFERED, '/x.iso, /srv/iso/1', '/x.iso, /srv/iso/')).toBe('/x.iso, /srv/iso/a.iso');
});

test('only the last of several paths is completed', () => {
  expect(lastPath(list, '/a.iso,  /b')).toEqual({ before: '/a.iso,  ', beginning: '/b' });
  expect(lastPath(path, '/a, b')).toEqual({ before: '', beginning: '/a, b' });
});

test.each([
  [['/srv/iso/a.iso'], '/srv/iso/a.iso'],
  [['/srv/iso/\x1b]0;mine\x07a.iso'], '/srv/i'],
  [['/srv/iso\r/a.iso', '/srv/iso\r/b.iso'], '/srv/i'],
])('what is put onto the line for changing presses no key and steers no terminal: %j', async (found, draft) => {
  const talk: Talk = {
    driver: { complete: async () => found } as Partial<Driver> as Driver,
    voice: { say: () => {}, ascii: false, width: 80 },
    ear: { onStop: () => () => {} } as Partial<Ear> as Ear,
    offered: [],
    draft: '',
  };
  await listPaths(talk, '/srv/i');
  expect(talk.draft).toBe(draft);
});
