import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteUnitValue, unitOfPath } from '../../../src/plan/systemd.ts';

const isInstalled = spawnSync('systemd-escape', ['--version']).status === 0;

describe('the unit of a path', () => {
  it.each([
    ['/', '-.mount'],
    ['/var/lib/xen', 'var-lib-xen.mount'],
    ['//var//lib/', 'var-lib.mount'],
    ['/var/./lib', 'var-lib.mount'],
    ['/var/lib/xen/nfs/web-1', String.raw`var-lib-xen-nfs-web\x2d1.mount`],
    ['/.hidden/.too', String.raw`\x2ehidden-.too.mount`],
    ['/a b\\c+ü', String.raw`a\x20b\x5cc\x2b\xc3\xbc.mount`],
    ['/a:b_c.d', 'a:b_c.d.mount'],
  ])('%s is %s', (path, unit) => {
    expect(unitOfPath(path, 'mount')).toBe(unit);
  });

  it('is refused for one that leads upwards', () => {
    expect(() => unitOfPath('/var/../etc', 'mount')).toThrow('..');
  });

  it.skipIf(!isInstalled)('is what systemd-escape makes of it', () => {
    const part = fc
      .string({ unit: fc.constantFrom(...'abzAZ09:_.-+@%~ \\\'"ü€'), minLength: 1, maxLength: 12 })
      .filter((text) => text !== '..');
    const paths = fc.sample(fc.array(part, { minLength: 1, maxLength: 4 }), { numRuns: 300, seed: 1 });
    const all = paths.map((parts) => `/${parts.join('/')}`);
    const said = execFileSync('systemd-escape', ['--path', '--suffix=mount', '--', ...all], { encoding: 'utf8' });
    // Units are separated by a space, which no unit’s name has.
    expect(all.map((path) => unitOfPath(path, 'mount'))).toEqual(said.trim().split(' '));
  });
});

describe('a value in a unit file', () => {
  it('has its % doubled, for it begins a specifier there', () => {
    expect(quoteUnitValue('10.0.0.9:/srv/50%n')).toBe('10.0.0.9:/srv/50%%n');
    expect(quoteUnitValue('"a" $b #c ;d')).toBe('"a" $b #c ;d');
  });

  it.each(['a\nExecStart=/bin/sh', 'a\r', 'a\u0000', 'a\u0085', 'a\u2028b', ' a', 'a ', 'a\\'])(
    'that would become another one is refused: %j',
    (value) => {
      expect(() => quoteUnitValue(value)).toThrow('systemd unit');
    },
  );
});
