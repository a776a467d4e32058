import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
// Below the package, where the program finds its templates.
mkdirSync(join(root, 'dist'), { recursive: true });
const folder = mkdtempSync(join(root, 'dist/test-'));
const program = join(folder, 'xenguide.cjs');
const ANSWERS = 'version: 1\nname: web1\nsource: {kind: disk-image, path: /srv/web.qcow2, format: qcow2}\n';

beforeAll(async () => {
  const { build } = (await import('../../scripts/build.mjs' as string)) as {
    build(options: { outfile: string }): Promise<unknown>;
  };
  await build({ outfile: program });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of a start that draws no screen. */
const cacheFile = (): string => join(folder, readdirSync(folder).find((name) => name.endsWith('.lines.cache'))!);

function config(env: Record<string, string> = {}): { status: number | null; stdout: string; stderr: string } {
  const args = [program, 'new', '--answers', '-', '--facts', 'example', '--print', 'config'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    input: ANSWERS,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

describe('the built program', () => {
  it('is a launcher, the program, what V8 made of it for this Node with a screen and without, and the translations', () => {
    // The digest in the names is another one each time, and with it their order.
    const names = readdirSync(folder).map((name) => name.replace(/\.[0-9a-f]{16}\./, '.DIGEST.'));
    const mine = `xenguide.DIGEST.js.${process.version}-${process.arch}`;
    expect(names.sort()).toEqual([
      'texts.de.json',
      'xenguide.DIGEST.js',
      `${mine}.lines.cache`,
      `${mine}.screen.cache`,
      'xenguide.cjs',
    ]);
  });

  it('writes the same config with a code cache, without one, and with one that is spoilt', () => {
    const cached = config();
    expect(cached).toMatchObject({ status: 0, stderr: '' });
    expect(cached.stdout).toContain('name = "web1"');
    const whole = readFileSync(cacheFile());
    for (const spoilt of [whole.subarray(0, whole.length / 2), Buffer.from('nothing of the kind'), Buffer.alloc(0)]) {
      writeFileSync(cacheFile(), spoilt);
      expect(config()).toEqual(cached);
    }
    rmSync(cacheFile());
    expect(config()).toEqual(cached);
  });

  it('that has nothing more to wait for, and has not said how it ended, is no success', async () => {
    const { writeLaunched } = (await import('../../scripts/lib/launched.mjs' as string)) as {
      writeLaunched(outfile: string, body: string): unknown;
    };
    const ends = (body: string): number | null => {
      const outfile = join(mkdtempSync(join(folder, 'launched-')), 'xenguide.cjs');
      writeLaunched(outfile, body);
      return spawnSync(process.execPath, [outfile]).status;
    };
    expect(ends('process.exit(0);')).toBe(0);
    expect(ends('await new Promise(() => {});')).toBe(1);
    expect(ends('throw new Error("a fault");')).toBe(1);
  });

  it('has all filters of the template language', () => {
    const templates = join(folder, 'templates');
    mkdirSync(join(templates, 'guest'), { recursive: true });
    const own = readFileSync(join(root, 'templates/guest/pvh.cfg'), 'utf8');
    writeFileSync(join(templates, 'guest/pvh.cfg'), `# {{ name | sha256 | raw }}\n${own}`);
    const args = [
      program,
      'new',
      '--answers',
      '-',
      '--facts',
      'example',
      '--print',
      'config',
      '--templates',
      templates,
    ];
    const { stdout } = spawnSync(process.execPath, args, { input: ANSWERS, encoding: 'utf8' });
    rmSync(templates, { recursive: true });
    expect(stdout).toContain(`# ${createHash('sha256').update('web1').digest('hex')}\n`);
  });

  it('writes no cache of its own accord', () => {
    const before = readdirSync(folder);
    config({ XENGUIDE_MAKE_CACHE: '1' });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('knows its version', () => {
    const { stdout } = spawnSync(process.execPath, [program, '--version'], { encoding: 'utf8' });
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(stdout).toBe(`${version}\n`);
  });
});
