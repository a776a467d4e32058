import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../../src/sources/iso/catalogue.ts';
import { readUdf } from '../../../../src/sources/iso/udf.ts';
import { readVolume, SECTOR } from '../../../../src/sources/iso/volume.ts';
import { parseWim, wimXml } from '../../../../src/sources/iso/wim.ts';
import { makeWim } from '../../../fixtures/discs.ts';

/** Sectors, each with some bytes in some places. */
function sectors(...each: Record<number, string | readonly number[]>[]): Uint8Array {
  const bytes = new Uint8Array(each.length * SECTOR);
  each.forEach((places, index) => {
    for (const [at, content] of Object.entries(places)) {
      bytes.set(typeof content === 'string' ? new TextEncoder().encode(content) : content, index * SECTOR + Number(at));
    }
  });
  return bytes;
}

const primary = { 0: [1], 1: 'CD001', 40: 'LABEL   ', 80: [10, 0, 0, 0], 128: [0, 8] };

describe('the descriptors at the beginning', () => {
  test('of ISO 9660: the first primary one counts', () => {
    const other = { ...primary, 40: 'OTHER   ' };
    expect(readVolume(sectors(primary, other))).toEqual({
      id: 'LABEL',
      system: '',
      bytes: 10 * SECTOR,
      catalogue: null,
      udf: false,
    });
  });

  test('of UDF, alone or behind those of ISO 9660', () => {
    expect(readVolume(sectors({ 1: 'BEA01' }, { 1: 'NSR03' }, { 1: 'TEA01' }))).toMatchObject({ id: null, udf: true });
    expect(readVolume(sectors(primary, { 0: [255], 1: 'CD001' }, { 1: 'BEA01' }, { 1: 'NSR02' }))).toMatchObject({
      id: 'LABEL',
      udf: true,
    });
  });

  test('of neither: it is no disc', () => {
    expect(readVolume(sectors({}, { 0: 'CD001' }))).toBeUndefined();
    expect(readVolume(sectors({ 0: [255], 1: 'CD001' }))).toBeUndefined();
    expect(readVolume(new Uint8Array())).toBeUndefined();
  });

  test('a label of spaces is none', () => {
    expect(readVolume(sectors({ ...primary, 40: ' '.repeat(32) }))?.id).toBeNull();
  });
});

describe('the boot catalogue', () => {
  const check = { 0: [1, 0], 30: [0x55, 0xaa] };

  test.each<[what: string, places: Record<number, readonly number[]>, bios: boolean, uefi: boolean]>([
    ['a BIOS only', { 32: [0x88] }, true, false],
    ['UEFI only', { 1: [0xef], 32: [0x88] }, false, true],
    ['both', { 32: [0x88], 64: [0x91, 0xef, 1, 0], 96: [0x88] }, true, true],
    ['an entry that is not to be booted', { 32: [0x00], 64: [0x91, 0xef, 1, 0], 96: [0x00] }, false, false],
    ['a Mac', { 1: [2], 32: [0x88] }, false, false],
    ['what goes on in a second entry', { 64: [0x91, 0xef, 2, 0], 96: [0x00], 128: [0x44], 160: [0x88] }, false, true],
    ['what lies behind the last section', { 64: [0x91, 0, 0, 0], 96: [0x91, 0xef, 1, 0], 128: [0x88] }, false, false],
    [
      'what lies behind a section with more to come',
      { 64: [0x90, 0, 0, 0], 96: [0x91, 0xef, 1, 0], 128: [0x88] },
      false,
      true,
    ],
  ])('%s', (_, places, bios, uefi) => {
    expect(readCatalogue(sectors({ ...check, ...places }))).toEqual({ bios, uefi });
  });

  test('without its key bytes is none', () => {
    expect(readCatalogue(sectors({ 0: [1, 0], 32: [0x88] }))).toEqual({ bios: false, uefi: false });
  });
});

describe('what UDF says of itself', () => {
  const partition = { 0: [5, 0], 188: [1, 1, 0, 0], 192: [0, 2, 0, 0] };

  test('its label and where its partition ends', () => {
    const name = { 0: [6, 0], 84: [8, ...new TextEncoder().encode('WIN\u001b7')], 211: [6] };
    expect(readUdf(sectors(partition, name, { 0: [8, 0] }))).toEqual({ id: 'WIN7', bytes: (0x101 + 0x200) * SECTOR });
  });

  test('a label in wide characters, up to the length that is given', () => {
    expect(readUdf(sectors({ 0: [6, 0], 84: [16, 0, 0x57, 0x20, 0xac, 0, 0x58], 211: [5] })).id).toBe('W€');
  });

  test('nothing behind the end counts, and nonsense is no label', () => {
    expect(readUdf(sectors({ 0: [8, 0] }, partition))).toEqual({ id: null, bytes: 0 });
    expect(readUdf(sectors({ 0: [6, 0], 84: [99, 65, 66], 211: [255] }))).toEqual({ id: null, bytes: 0 });
  });
});

describe('the description in an install.wim', () => {
  const images = [
    { name: 'Windows 11 Home', edition: 'Core', type: 'WinNT', build: 22621 },
    { name: 'Windows 11 Pro', edition: 'Professional', type: 'WinNT', build: 22621 },
  ];

  test('is found by the header, and names each system', () => {
    const wim = makeWim(images);
    const where = wimXml(wim.subarray(0, 208));
    expect(where).toEqual({ at: 208, bytes: wim.length - 208 });
    expect(parseWim(wim.subarray(208))).toEqual(images);
  });

  test.each<[what: string, at: number, bytes: readonly number[]]>([
    ['another file', 0, [0x50]],
    ['a packed description', 79, [4]],
    ['one of some megabytes', 74, [0x40]],
    ['one of terabytes', 77, [1]],
    ['one that lies nowhere', 86, [0xff, 0xff]],
    ['an empty one', 72, [0, 0, 0]],
  ])('%s is not read', (_, at, bytes) => {
    const wim = makeWim(images);
    wim.set(bytes, at);
    expect(wimXml(wim)).toBeUndefined();
  });
});
