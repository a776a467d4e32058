import { afterEach, expect, test } from 'vitest';
import { EngineDriver } from '../support/engine-driver.ts';
import { KEY, renderAt } from '../support/render.ts';
import { exampleWorld } from '../support/worlds.ts';

/** Several discs in one answer, on the real question. */
const LIBRARY = ['/srv/iso/a.iso', '/srv/iso/b.iso', '/srv/iso/old/'];

let face: ReturnType<typeof renderAt>;
afterEach(() => face.close());

async function atTheDiscs() {
  const driver = new EngineDriver(exampleWorld({ image: undefined }), new Map([['source.kind', 'iso']]));
  driver.complete = (path) => Promise.resolve(LIBRARY.filter((known) => known.startsWith(path)));
  face = renderAt(80, 24, driver);
  await face.waitFor('The discs');
  return { driver };
}

test('the next one is completed behind a comma, and one that is named already is not offered again', async () => {
  await atTheDiscs();
  face.press('/srv/iso/', KEY.tab);
  await face.waitFor('b.iso');
  face.press(KEY.tab, '\r');
  await face.waitFor('✓ 1 disc. A comma and the next one, or Enter.');
  face.press(', /srv/', KEY.tab);
  const screen = await face.waitFor('old/');
  expect(screen).toContain('❯ /srv/iso/a.iso, /srv/iso/');
  expect(screen).toMatch(/^ +b\.iso/m);
  expect(screen).not.toMatch(/^ +a\.iso/m);
});

test('behind a comma Tab begins in the folder of the disc before: a set lies together', async () => {
  await atTheDiscs();
  face.press('/srv/iso/a.iso,', KEY.tab);
  const screen = await face.waitFor('old/');
  expect(screen).toContain('❯ /srv/iso/a.iso,/srv/iso/');
  expect(screen).toMatch(/^ +b\.iso/m);
});

test('that more is there than is listed stands at the edge, not behind the name of a file', async () => {
  const { driver } = await atTheDiscs();
  driver.complete = () => Promise.resolve(Array.from({ length: 40 }, (_, i) => `/srv/iso/disc${i + 10}.iso`));
  face.press('/srv/iso/d', KEY.tab);
  const row = (await face.waitFor(/↓ \d+ more/)).split('\n').find((line) => line.includes('more'));
  expect(row).toMatch(/disc\d+\.iso {20,}↓ \d+ more$/);
});

test('a folder is no disc, which is said before Enter is', async () => {
  await atTheDiscs();
  face.press('/srv/iso/a.iso, /srv/iso/');
  await face.waitFor('▲ This is a folder: name the file in it; Tab lists them.');
});
