import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILM, SCENES } from '../../scripts/pictures/scenes.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'xenguide-pictures-'));
/** What the script itself does first: a mount namespace of its own. */
const namespace = ['unshare', '--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user']), 'true'];
const mayMount = spawnSync('env', namespace).status === 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pictures = (...args: string[]): { code: number | null; said: string } => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/pictures.mjs'), '--out', folder, ...args],
    { encoding: 'utf8' },
  );
  return { code: status, said: stderr };
};

const ALL = [...SCENES, FILM];

describe('the pictures', () => {
  it('of every scene are in the repository', () => {
    for (const { name } of ALL) expect(existsSync(join(root, `docs/img/${name}.svg`)), name).toBe(true);
  });

  it('that moves stands still at its end where nothing may move, and is no burden', () => {
    const path = join(root, `docs/img/${FILM.name}.svg`);
    const film = readFileSync(path, 'utf8');
    const frames = film.match(/<g class="f /g)?.length ?? 0;
    expect(frames).toBeGreaterThan(20);
    expect(film).toContain(`.f{visibility:hidden}.f${frames - 1}{visibility:visible}`);
    expect(film).toContain('prefers-reduced-motion');
    expect(film).toContain('web1 runs.');
    expect(statSync(path).size).toBeLessThan(300_000);
  });

  it('that the README shows are made by a scene', () => {
    const shown = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/docs\/img\/([\w-]+)\.svg/g)];
    expect(shown.length).toBeGreaterThan(0);
    expect(ALL.map(({ name }) => name)).toEqual(expect.arrayContaining(shown.map((match) => match[1])));
  });
});

describe.skipIf(!mayMount)('npm run pictures', () => {
  beforeAll(() => {
    expect(pictures('--only', 'plain')).toMatchObject({ code: 0, said: expect.stringContaining('Made: plain.svg') });
  });

  it('gives the same picture, byte for byte, when it runs again', () => {
    expect(pictures('--check', '--only', 'plain')).toMatchObject({ code: 0 });
  });

  it('--check fails for a picture that is not what the program shows, names it, and leaves it alone', () => {
    const path = join(folder, 'plain.svg');
    appendFileSync(path, ' ');
    const before = readFileSync(path, 'utf8');
    expect(pictures('--check', '--only', 'plain')).toMatchObject({
      code: 1,
      said: expect.stringContaining('Out of date: plain.svg'),
    });
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('shows nothing of the machine that it was made on', () => {
    const picture = readFileSync(join(folder, 'plain.svg'), 'utf8');
    expect(picture).toContain('/srv/images/debian-12.qcow2');
    expect(picture).not.toContain(root);
    expect(picture).not.toContain(tmpdir());
  });
});
