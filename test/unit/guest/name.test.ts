import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badName, nameTaken, suggestName } from '../../../src/guest/name.ts';
import { exampleFacts } from '../../../src/host/example.ts';

describe('a guest’s name', () => {
  it.each(['web1', 'a', 'debian-12.test_x+y', '9lives', 'a'.repeat(60)])('%s is fine', (name) => {
    expect(badName(name)).toBeUndefined();
  });

  it.each([
    '',
    '42',
    'a'.repeat(61),
    'a'.repeat(300),
    'a/b',
    'a,b',
    'a;b',
    'a"b',
    "a'b",
    '$(reboot)',
    'a\nb',
    'a b',
    '-x',
    '.hidden',
    'ü',
    'Domain-0',
    'web1--incoming',
    'a\u0000',
  ])('%j is refused, with what to write instead', (name) => {
    expect(badName(name)?.remedy).toMatch(/\w/);
  });

  it('whatever is let through is safe as a file name, an LVM name and a word in any shell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        if (badName(name) === undefined) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,59}$/);
      }),
    );
  });

  it('that another guest has is a conflict', () => {
    const facts = exampleFacts();
    facts.guests.push({ name: 'web1', domid: 3, uuid: null, memoryBytes: null, macs: [], disks: [], config: null });
    expect(nameTaken('web1', facts)).toMatchObject({ kind: 'conflict' });
    expect(nameTaken('web2', facts)).toBeUndefined();
    facts.guests.push({ name: 'debian1', domid: 4, uuid: null, memoryBytes: null, macs: [], disks: [], config: null });
    expect(suggestName('debian', facts)).toBe('debian2');
  });
});
