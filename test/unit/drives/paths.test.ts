import { expect, test } from 'vitest';
import { absoluteDisc } from '../../../src/drives/checks.ts';
import { findLibrary } from '../../../src/drives/library.ts';
import { discPaths } from '../../../src/drives/record-file.ts';
import { FakeHost } from './fake-host.ts';

test.each([
  ['a.iso', '/srv/iso', '/srv/iso/a.iso'],
  ['./x/../a.iso', '/srv/iso', '/srv/iso/a.iso'],
  ['../../../../a.iso', '/srv/iso', '/a.iso'],
  ['/srv/a b.iso', '/', '/srv/a b.iso'],
  ['/srv/a.iso', undefined, '/srv/a.iso'],
])('%j from %j is %j', (path, cwd, meant) => {
  expect(absoluteDisc(path, cwd)).toBe(meant);
});

test.each([
  ['', '/srv', /no disc/],
  ['a.iso', undefined, /on another host/],
  ['/srv/a\nb.iso', '/srv', /control character/],
])('%j from %j is refused', (path, cwd, message) => {
  expect(() => absoluteDisc(path, cwd)).toThrow(message);
});

test('the record lies with the guest’s other records; a name cannot lead elsewhere', () => {
  expect(discPaths('web1')).toEqual({
    record: '/var/lib/xenguide/guests/web1/discs.json',
    history: '/var/lib/xenguide/guests/web1/discs-history.jsonl',
  });
  expect(() => discPaths('../../etc')).toThrow();
});

test('the library: beside the discs of the queue and in the usual folders, one look, each once', async () => {
  const host = new FakeHost();
  for (const path of ['/data/cd/a.iso', '/data/cd/B.ISO', '/data/cd/c.img', '/srv/iso/x.iso', '/home/y.iso']) {
    host.files.set(path, 'a disc');
  }
  expect(await findLibrary(host, ['/data/cd/a.iso', '/a.iso', '/dev/sr0'])).toEqual([
    '/data/cd/B.ISO',
    '/data/cd/a.iso',
    '/srv/iso/x.iso',
  ]);
  expect(host.ran).toHaveLength(1);
  const [find = ''] = host.ran;
  expect(find).toContain(' -maxdepth 2 ');
  expect(find.split(' ')).not.toContain('/dev');
  expect(find.split(' ')).not.toContain('');
});

test('a path that was cut off when it took too long is not offered', async () => {
  const host = new FakeHost();
  host.run = async () => ({ code: 143, stdout: '/srv/iso/a.iso\0/srv/iso/b.i', stderr: '', timedOut: true });
  expect(await findLibrary(host, [])).toEqual(['/srv/iso/a.iso']);
});
