import { describe, expect, test } from 'vitest';
import { imageNews } from '../../../src/commands/new/image-news.ts';
import { localRunner } from '../../../src/host/local.ts';
import { blankDisc } from '../../../src/sources/iso/blank.ts';
import { finishDisc } from '../../../src/sources/iso/describe-disc.ts';
import type { DiscFindings } from '../../../src/sources/iso/findings.ts';
import { imageOfDiscs, lookAtDiscs, unseenDiscs } from '../../../src/sources/iso/look-at-discs.ts';

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

describe('planned for a host that is only described', () => {
  const described = async (...paths: string[]) =>
    imageNews(await lookAtDiscs(paths, { runner: localRunner(), described: true }, {})).news?.text;

  test('each disc that is not on this machine is named', async () => {
    expect(await described('/nowhere/a.iso')).toMatch(/^No file \/nowhere\/a\.iso on this machine\./);
    expect(await described('/nowhere/a.iso', '/nowhere/b.iso')).toMatch(
      /^2 files are not on this machine\. .* correct the paths: \/nowhere\/a\.iso, \/nowhere\/b\.iso$/,
    );
  });

  test('the one that is there is not said to be missing', () => {
    const found = imageOfDiscs([disc('/iso/here.iso'), { ...disc('/iso/elsewhere.iso'), looked: 'not-at-all' }]);
    expect(imageNews(found).news?.text).toMatch(/^No file \/iso\/elsewhere\.iso on this machine\./);
  });

  test('a drive that was chosen from the host’s own is no mistyped path', () => {
    expect(imageNews(unseenDiscs(['/dev/sr0'], 'drive')).news?.text).toMatch(
      /^The disc in \/dev\/sr0 cannot be looked at/,
    );
  });

  test('what is said of several discs tells them apart', () => {
    const { says } = unseenDiscs(['/nowhere/a.iso', '/nowhere/b.iso']);
    expect(new Set(says).size).toBe(says.length);
  });
});

test('a path in quotation marks is told what is wrong with it, also behind a comma', async () => {
  for (const paths of [['"/nowhere/my discs/a.iso"'], ['/nowhere/a.iso', "'/nowhere/b.iso'"]]) {
    const found = await look(...paths);
    expect(found?.problems.at(-1)).toMatchObject({
      message: expect.stringContaining('quotation marks') as string,
      remedy: 'Leave the quotation marks out: a space needs none here.',
    });
  }
});
