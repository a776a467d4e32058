import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GiB, MiB } from '../../../src/units.ts';
import type { Field } from '../../../src/wizard/field.ts';
import { readValue, showValue } from '../../../src/wizard/values.ts';

const base = { key: 'k', label: 'The thing', help: '', page: 'x' };
const size: Field = { ...base, kind: 'size', bare: 'GiB', least: 2 * GiB, most: 20 * GiB };
const choice: Field = {
  ...base,
  kind: 'choice',
  options: [
    { value: 'lvm', label: 'LVM' },
    { value: 'nfs', label: 'NFS', blocked: { reason: 'there is no NFS here', remedy: 'Install it.' } },
  ],
};

describe('a typed value', () => {
  it('is kept in its normal form', () => {
    expect(readValue(size, '4096M')).toEqual({ value: '4GiB' });
    expect(readValue(size, 5)).toEqual({ value: '5GiB' });
    expect(readValue({ ...base, kind: 'toggle' }, 'Yes')).toEqual({ value: true });
    expect(readValue({ ...base, kind: 'count', least: 1, most: 8 }, '4')).toEqual({ value: 4 });
    expect(readValue({ ...base, kind: 'list', item: 'key' }, ' /a.pub ,/b.pub,')).toEqual({
      value: ['/a.pub', '/b.pub'],
    });
    expect(readValue({ ...base, kind: 'path', wants: 'directory' }, '/srv/xen//')).toEqual({ value: '/srv/xen' });
    expect(readValue({ ...base, kind: 'path', wants: 'file' }, '//srv///a.img')).toEqual({ value: '/srv/a.img' });
  });

  it('that is too small or too big is refused with the limit', () => {
    expect(readValue(size, '1GiB')).toMatchObject({
      message: expect.stringMatching(/too small/),
      remedy: expect.stringContaining('2 GiB'),
    });
    expect(readValue(size, '21GiB')).toMatchObject({ remedy: expect.stringContaining('20 GiB') });
  });

  it('of a blocked choice is refused with the reason and what would make it possible', () => {
    expect(readValue(choice, 'nfs')).toEqual({ message: 'there is no NFS here', remedy: 'Install it.' });
  });

  it('that is no choice at all is answered with the choices there are', () => {
    expect(readValue(choice, 'lmv')).toMatchObject({ remedy: 'Choose one of: lvm.' });
  });

  it.each(['a\nb', 'a\u0000b', 'a\u001b[2Jb'])('%j never gets through, in no kind of field', (text) => {
    for (const field of [
      size,
      choice,
      { ...base, kind: 'text' },
      { ...base, kind: 'path', wants: 'file' },
    ] as Field[]) {
      expect(readValue(field, text)).not.toHaveProperty('value');
    }
    expect(readValue({ ...base, kind: 'list', item: 'x' }, [text])).not.toHaveProperty('value');
  });

  it('of the wrong type in a file is refused, not guessed at', () => {
    expect(readValue(size, true)).not.toHaveProperty('value');
    expect(readValue({ ...base, kind: 'text' }, ['a', 'b'])).not.toHaveProperty('value');
    expect(readValue({ ...base, kind: 'toggle' }, 'maybe')).not.toHaveProperty('value');
    expect(readValue({ ...base, kind: 'count', least: 1, most: 8 }, 2.5)).not.toHaveProperty('value');
    expect(readValue({ ...base, kind: 'path', wants: 'file' }, 'image.raw')).not.toHaveProperty('value');
    expect(readValue({ ...base, kind: 'path', wants: 'file' }, '"/srv/my images/a.raw"')).toMatchObject({
      remedy: 'Leave the quotation marks out: a space needs none here.',
    });
    const sized = { ...base, kind: 'size', bare: 'GiB' } as const;
    expect(readValue(sized, ' 20,5 GiB')).toMatchObject({ remedy: 'Write a point in place of the comma: 20.5 GiB' });
    expect(readValue(sized, '1,2,3')).toMatchObject({ remedy: 'Write a number and a unit, like 20GiB.' });
  });

  it('a folder where a file is wanted is refused; where a folder is wanted its slash does not matter', () => {
    const words = expect.stringContaining('is a folder');
    for (const wants of ['file', 'device'] as const)
      expect(readValue({ ...base, kind: 'path', wants }, '/srv/images/')).toMatchObject({ message: words });
    const discs = { ...base, kind: 'list', item: 'disc', paths: String } as const;
    expect(readValue(discs, '/srv/a.iso, /srv/')).toMatchObject({ message: words });
    expect(readValue({ ...base, kind: 'path', wants: 'directory' }, '/srv/images/')).toEqual({ value: '/srv/images' });
    expect(readValue({ ...base, kind: 'list', item: 'name' }, 'a/')).toEqual({ value: ['a/'] });
  });

  it('shown and read again is the same value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2048, max: 20480 }), (mib) => {
        const read = readValue({ ...size, least: MiB }, `${mib}MiB`);
        if (!('value' in read)) throw new Error(read.message);
        expect(readValue({ ...size, least: MiB }, showValue(read.value))).toEqual(read);
      }),
    );
  });
});
