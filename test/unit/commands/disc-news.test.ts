import { expect, test } from 'vitest';
import { imageNews } from '../../../src/commands/new/image-news.ts';
import { localRunner } from '../../../src/host/local.ts';
import { blankDisc } from '../../../src/sources/iso/blank.ts';
import { finishDisc } from '../../../src/sources/iso/describe-disc.ts';
import type { DiscFindings } from '../../../src/sources/iso/findings.ts';
import { imageOfDiscs, lookAtDiscs } from '../../../src/sources/iso/look-at-discs.ts';

/** What is said about discs at once, before the next question. */

const debian = { id: 'debian', pretty: 'Debian 12' };
const disc = (path: string, more: Partial<DiscFindings> = {}): DiscFindings => ({
  ...blankDisc(path, 'file'),
  looked: 'inside',
  bytes: path.length,
  boots: { bios: true, uefi: true },
  os: debian,
  ...more,
});
const part = (number: number) => ({ part: { number, of: null }, ...(number > 1 ? { boots: NONE } : {}) });
const NONE = { bios: false, uefi: false };
const news = (...discs: DiscFindings[]) => imageNews(imageOfDiscs(discs)).news;

test('of a set: what it installs, and in which order', () => {
  expect(news(disc('/iso/b.iso', part(2)), disc('/iso/long-a.iso', part(1)))).toEqual({
    good: true,
    text: 'They install Debian 12. Their order: long-a.iso, b.iso.',
  });
});

test('a warning comes now, not only in the review', () => {
  const said = news(disc('/iso/three.iso', part(3)), disc('/iso/a.iso', part(1)));
  expect(said).toMatchObject({ doubt: true, text: expect.stringContaining('Disc 2 of the set') as string });
});

test('one disc alone is told of as before', () => {
  expect(news(disc('/iso/a.iso', { says: ['It is a disc.', 'It installs Debian 12.', 'More.'] }))).toEqual({
    good: true,
    text: 'It is a disc. It installs Debian 12.',
  });
});

const look = (...paths: string[]) => lookAtDiscs(paths, { runner: localRunner(), described: false }, {});

test('of several discs the one with the problem is named', async () => {
  const found = await look(import.meta.filename, '/nowhere/b.iso');
  const messages = found?.problems.map(({ message }) => message) ?? [];
  expect(messages).toHaveLength(2);
  expect(messages[0]).toMatch(/disc-news\.test\.ts: /);
  expect(messages[1]).toBe('there is no file /nowhere/b.iso on the Xen host');
});

test('what stands behind a comma and is no path may be the rest of a name', async () => {
  const found = await look('/nowhere/debian 12', 'netinst.iso');
  expect(found?.problems[1]).toMatchObject({
    message: expect.stringContaining('“netinst.iso”, behind a comma') as string,
    remedy: expect.stringContaining('rename the file') as string,
  });
});

test('a later disc of a set and one with drivers are not told of as if something were wrong with them', () => {
  const says = (more: Partial<DiscFindings>) =>
    finishDisc(disc('/iso/x.iso', { boots: NONE, ...more }), []).says.at(-1);
  expect(says({ part: { number: 2, of: 3 } })).toBe('It is not made to start from: the first disc of the set is.');
  expect(says({ isDrivers: true })).toBe('It is not made to start from.');
  expect(says({})).toBe('No guest can start from it.');
});
