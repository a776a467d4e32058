import { expect, test } from 'vitest';
import { lastPath, withPicked } from '../../../src/plain/paths.ts';
import type { Field } from '../../../src/wizard/field.ts';

const about = { key: 'a', label: 'A', help: '', page: 'a' };
const path: Field = { ...about, kind: 'path', wants: 'file' };
const list: Field = { ...about, kind: 'list', item: 'disc', paths: true };
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
