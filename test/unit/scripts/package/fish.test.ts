import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fishCompletion } from '../../../../scripts/package/fish.ts';
import { ALL, folderFor, missing, offersAll, PAGES } from './made.ts';

const folder = folderFor('xenguide.fish', fishCompletion(ALL, PAGES));
const why = missing('fish');

function offered(line: string): string[] {
  const script = `source ${join(folder, 'xenguide.fish')}; complete -C '${line}'`;
  const env = { ...process.env, HOME: folder };
  const { stdout, stderr } = spawnSync('fish', ['-N', '-c', script], { encoding: 'utf8', cwd: folder, env });
  expect(stderr).toBe('');
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((found) => found.split('\t')[0]!);
}

describe.skipIf(why !== undefined)('fish', () => {
  offersAll(offered);

  test.each([
    ['xenguide ap', ['apply']],
    ['xenguide new --print ', ['answers', 'config', 'plan', 'script']],
    ['xenguide --print=s', ['--print=script']],
    ['xenguide help gu', ['guide']],
    ['xenguide guide storage/', ['storage/lvm', 'storage/nfs']],
    ['xenguide check --xen 4.17 we', ['web1.cfg']],
    ['xenguide check --xen we', []],
    ['xenguide undo we', ['web1']],
    ['xenguide disc ', ['db1', 'web1']],
    ['xenguide disc web1 ', ['eject', 'insert', 'list', 'next', 'wait']],
    ['xenguide disc web1 ne', ['next']],
    ['xenguide new --out we', []],
  ])('“%s”', (line, expected) => {
    expect(offered(line)).toEqual(expected);
  });

  test('the options of a guest that is called like a command are not those of the command', () => {
    expect(offered('xenguide undo check --x')).toEqual([]);
  });
});
