import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnownKey, kindOfKey, knownKeys, knownSince, suggestKey } from '../../../src/xl/keys.ts';
import { readLeadingNumber, readNumber } from '../../../src/xl/number.ts';
import { minorOf } from '../../../src/xl/version.ts';

describe('the catalogue of keys', () => {
  it('grows with Xen as xl_parse.c did', () => {
    const counts = ['4.17', '4.18', '4.19', '4.20', '4.21', '4.22'].map((version) => knownKeys(version).length);
    expect(counts).toEqual([158, 163, 165, 166, 171, 172]);
  });

  it.each([
    ['memory', '4.17', true],
    ['bootloader_restrict', '4.17', false],
    ['bootloader_restrict', '4.18.2', true],
    ['xenstore_quota', '4.21', false],
    ['xenstore_quota', '4.22', true],
    ['xenstore_quota', undefined, true],
    ['vcpu', undefined, false],
  ])('%s in %s: %s', (key, version, known) => {
    expect(isKnownKey(key, version)).toBe(known);
  });

  it('knows since when, and what kind of value', () => {
    expect([knownSince('hvm_pirq'), knownSince('name'), knownSince('foo')]).toEqual(['4.19', '4.17', undefined]);
    expect(['name', 'memory', 'vnc', 'disk', 'cpus', 'viridian', 'tsc_mode', 'foo'].map(kindOfKey)).toEqual([
      ...['text', 'number', 'flag', 'list', 'text or list', 'flag or list', 'number or text', undefined],
    ]);
  });

  it.each([
    ['vcpu', 'vcpus'],
    ['ram', 'memory'],
    ['mem', 'memory'],
    ['disks', 'disk'],
    ['nics', 'vif'],
    ['network', 'vif'],
    ['initrd', 'ramdisk'],
    ['memroy', 'memory'],
    ['bootlaoder', 'bootloader'],
    ['on-crash', 'on_crash'],
    ['vnc_listen', 'vnclisten'],
    ['Memory', 'memory'],
    ['vifs', 'vif'],
    ['kernal', 'kernel'],
  ])('%s was meant as %s', (word, key) => {
    expect(suggestKey(word)).toBe(key);
  });

  it('suggests nothing for a word that is near nothing', () => {
    expect(suggestKey('qwertzuiop')).toBeUndefined();
    expect(suggestKey('zz')).toBeUndefined();
    expect(suggestKey('constructor')).toBeUndefined();
  });

  it('whatever is suggested is a key', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z_]{1,12}$/), (word) => {
        const key = suggestKey(word);
        expect(key === undefined || isKnownKey(key)).toBe(true);
      }),
    );
  });
});

describe('numbers as xl reads them', () => {
  it.each([
    ['512', 512n, 'decimal'],
    ['0512', 330n, 'octal'],
    ['0x200', 512n, 'hex'],
    ['-5', -5n, 'decimal'],
    [' 5', 5n, 'decimal'],
    ['0', 0n, 'decimal'],
    ['9223372036854775807', 2n ** 63n - 1n, 'decimal'],
  ])('%j', (text, value, form) => expect(readNumber(text)).toEqual({ ok: true, value, form }));

  it.each(['', '5 ', '08', '1k', '0x', 'x', '1.5', '--1'])('%j is none', (text) => {
    expect(readNumber(text)).toEqual({ ok: false, why: 'not-a-number' });
  });

  it('a number of more than 64 bits is too large', () => {
    expect(readNumber('9223372036854775808')).toEqual({ ok: false, why: 'too-large' });
  });

  it('of an mtu only the digits in front count', () => {
    expect(['1500', '1500x', ' 9', 'x', '', '18446744073709551615'].map(readLeadingNumber)).toEqual([
      ...[1500n, 1500n, 9n],
      ...[undefined, undefined, undefined],
    ]);
  });
});

describe('versions of Xen', () => {
  it.each([
    ['4.17', 17],
    ['4.17.7', 17],
    ['4.20.4-pre', 20],
    ['4.99', 22],
    ['4.8', 17],
    ['5.0', undefined],
    ['x', undefined],
  ])('%s', (text, minor) => expect(minorOf(text)).toBe(minor));
});
