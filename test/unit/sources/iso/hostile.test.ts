import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { localRunner } from '../../../../src/host/local.ts';
import type { Command, Result, Runner } from '../../../../src/host/runner.ts';
import { readCatalogue } from '../../../../src/sources/iso/catalogue.ts';
import { inspectDisc } from '../../../../src/sources/iso/inspect-disc.ts';
import { readVolume, SECTOR, VOLUME_AT } from '../../../../src/sources/iso/volume.ts';
import { parseWim, wimXml } from '../../../../src/sources/iso/wim.ts';
import { makeDisc } from '../../../fixtures/discs.ts';
import { workshop } from '../../../fixtures/images.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const shop = workshop();
const disc = shop.at('disc.iso');
afterAll(shop.clean);
beforeAll(() =>
  makeDisc(disc, 'HARMLESS', { '.disk/info': 'Debian GNU/Linux 12', 'install.amd/vmlinuz': 'x' }, ['bios', 'uefi']),
);

/** A copy of the disc with other bytes in some places. */
function forge(changes: readonly [at: number, bytes: Uint8Array | string][]): string {
  const bytes = new Uint8Array(readFileSync(disc));
  for (const [at, change] of changes) {
    bytes.set(typeof change === 'string' ? new TextEncoder().encode(change) : change, at);
  }
  const path = shop.at('forged.iso');
  writeFileSync(path, bytes);
  return path;
}

const look = (path: string) => inspectDisc(localRunner(), path);
const u32 = (number: number) => new Uint8Array(new Uint32Array([number]).buffer);

describe('a disc that lies', () => {
  test('cannot send escape sequences to the terminal, by its label or by its files', async () => {
    const path = shop.at('escapes.iso');
    makeDisc(path, 'X', { '.disk/info': '\u001b]0;owned\u0007Debian \u001b[31mGNU/Linux\u202e 12 - x' });
    const bytes = new Uint8Array(readFileSync(path));
    bytes.set(new TextEncoder().encode('\u001b[2J\u001b]52;c;AAAA\u0007Debian '), VOLUME_AT + 40);
    writeFileSync(path, bytes);
    const found = await look(path);
    expect(found.volumeId).toContain('Debian');
    expect(found.os?.pretty).toContain('GNU/Linux');
    const isPlain = (text: string): boolean => !/[\u0000-\u001f\u007f-\u009f\u202e]/.test(text);
    for (const text of [found.volumeId!, found.os!.pretty, ...found.says, ...found.warnings]) {
      expect(text).toSatisfy(isPlain);
    }
  });

  test('about its length: it is cut short, and nothing that long is read', async () => {
    const path = forge([
      [VOLUME_AT + 80, u32(0xffffffff)],
      [VOLUME_AT + 128, new Uint8Array([0xff, 0xff])],
    ]);
    expect((await look(path)).problems[0]?.message).toMatch(/cut short: its disc is 256 TiB long/);
  });

  test('about where its boot catalogue lies: then nothing starts from it', async () => {
    expect((await look(forge([]))).boots).toEqual({ bios: true, uefi: true });
    for (const sector of [0, 1, 0xffffffff]) {
      const found = await look(forge([[VOLUME_AT + SECTOR + 0x47, u32(sector)]]));
      expect(found).toMatchObject({ boots: { bios: false, uefi: false }, problems: [] });
    }
  });

  test('about its root folder: nothing is found, and that is said', async () => {
    // The directory record of the root, with its extent far behind the end (ISO 9660; Joliet is in the next sectors).
    const bytes = new Uint8Array(readFileSync(disc));
    const changes: [number, Uint8Array][] = [];
    for (let at = VOLUME_AT; bytes[at] !== 0xff; at += SECTOR) {
      if (bytes[at] === 1 || bytes[at] === 2) changes.push([at + 156 + 2, u32(0x7fffffff)]);
    }
    const found = await look(forge(changes));
    expect(found).toMatchObject({ looked: 'outside', volumeId: 'HARMLESS', os: null, problems: [] });
    expect(found.warnings).toEqual([expect.stringContaining('could not be looked into')]);
  });

  test('with a label that would be arguments of the installer’s kernel', async () => {
    const path = shop.at('argument.iso');
    makeDisc(path, 'x init=/bin/sh', { '.treeinfo': '[general]\n', 'images/pxeboot/vmlinuz': 'kernel' });
    expect((await look(path)).installer?.cmdline).toBe('inst.stage2=hd:LABEL=x\\x20init=\\x2fbin\\x2fsh');
  });

  test('whatever 600 bytes of its descriptors and folders are changed', async () => {
    const whole = readFileSync(disc).length;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.integer({ min: VOLUME_AT, max: Math.min(whole, 120_000) - 41 }),
            fc.uint8Array({ minLength: 1, maxLength: 40 }),
          ),
          { maxLength: 15 },
        ),
        async (changes) => {
          const found = await look(forge(changes));
          expect(found.says.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('any bytes', () => {
  test('as descriptors, as a boot catalogue and as install.wim neither throw nor hang', () => {
    const bytes = fc.uint8Array({ maxLength: 3 * SECTOR });
    fc.assert(
      fc.property(bytes, fc.boolean(), (area, signed) => {
        if (signed && area.length > 40) {
          area.set(new TextEncoder().encode('\u0001CD001'), 0);
          area.set([1], 0);
        }
        const volume = readVolume(area);
        expect(volume === undefined || volume.bytes >= 0).toBe(true);
        const boots = readCatalogue(area);
        expect(typeof boots.bios).toBe('boolean');
        wimXml(area);
        expect(Array.isArray(parseWim(area))).toBe(true);
      }),
    );
  });

  test('a catalogue whose sections never end is read once', () => {
    const sector = new Uint8Array(SECTOR);
    sector.set([1, 0], 0);
    sector.set([0x55, 0xaa], 30);
    for (let at = 64; at < SECTOR; at += 32) sector.set([0x90, 0xef, 0xff, 0xff], at);
    expect(readCatalogue(sector)).toEqual({ bios: false, uefi: false });
  });

  test('a description of a megabyte without one end in it is read once, from its beginning to its end', () => {
    const xml = new Uint8Array(Buffer.from('<IMAGE><NAME>'.repeat(40_000), 'utf16le'));
    expect(parseWim(xml)).toEqual([]);
  });
});

/** A runner for which one program never answers, as on a file server that is gone. */
function hanging(program: string): { runner: Runner; patience: number[] } {
  const patience: number[] = [];
  const local = localRunner();
  const run = async (command: Command): Promise<Result> => {
    if (command.argv[0] !== program) return local.run(command);
    patience.push(command.timeoutMs ?? Number.POSITIVE_INFINITY);
    return { code: 143, stdout: '', stderr: '', timedOut: true };
  };
  return { runner: { ...local, run } as Runner, patience };
}

describe('what does not answer', () => {
  test('a file server that is gone: stat is given up after a while, and that is said', async () => {
    const { runner, patience } = hanging('stat');
    const { problems } = await inspectDisc(runner, disc);
    expect(problems).toEqual([
      { field: 'source.discs', message: expect.stringContaining('does not answer'), remedy: expect.any(String) },
    ]);
    expect(Math.max(...patience)).toBeLessThanOrEqual(60_000);
  });

  test('GRUB’s reader on a disc whose folders run in circles: what was seen from outside is told', async () => {
    const { runner, patience } = hanging('grub-fstest');
    expect(await inspectDisc(runner, disc)).toMatchObject({
      looked: 'outside',
      volumeId: 'HARMLESS',
      boots: { bios: true, uefi: true },
      problems: [],
      warnings: [expect.stringContaining('could not be looked into')],
    });
    expect(Math.max(...patience)).toBeLessThan(Number.POSITIVE_INFINITY);
  });
});
