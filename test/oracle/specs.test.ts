import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { configOf } from '../../src/guest/config.ts';
import type { GuestSpec } from '../../src/guest/spec.ts';
import { renderChecked } from '../../src/plan/render.ts';
import { toByteString } from '../../src/xl/bytes.ts';
import { ownRenderer } from '../support/templates.ts';
import { anySpec } from '../unit/guest/specs.ts';
import { askConfigs, askDisks, type ByteValue, describeWithJudge, strictly, xlstrictText } from './judge.ts';

/** How many guests of each type; 2,100 in all. */
const EACH = 700;
const TYPES = ['pv', 'pvh', 'hvm'] as const;

const specs = TYPES.flatMap((type) =>
  fc.sample(
    anySpec.filter((spec) => spec.type === type),
    { numRuns: EACH, seed: 2008 },
  ),
);
const configs = specs.map((spec) => renderChecked(spec, ownRenderer));

describeWithJudge('the config of any guest', () => {
  it('is taken by the real xl without a word of complaint', async () => {
    expect(specs).toHaveLength(TYPES.length * EACH);
    const folder = mkdtempSync(join(tmpdir(), 'xenguide-specs-'));
    try {
      const files = configs.map((config, index) => {
        const file = join(folder, `${index}.cfg`);
        writeFileSync(file, config);
        return file;
      });
      await inTurns(files, async (file) => {
        expect(await strictly(file), readFileSync(file, 'utf8')).toBe('');
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('passes xlstrict itself, a few of each type', () => {
    for (const index of [0, 1, EACH, EACH + 1, 2 * EACH, 2 * EACH + 1]) {
      expect(xlstrictText(configs[index]!), configs[index]).toEqual({ code: 0, said: '' });
    }
  });

  it('says to the real parser exactly what the guest is, every text byte for byte', () => {
    const keys = [
      'name',
      'type',
      'uuid',
      'memory',
      'maxmem',
      'vcpus',
      'kernel',
      'ramdisk',
      'cmdline',
      'bootloader',
      'firmware',
      'disk',
    ];
    const answers = askConfigs(configs.map((config) => ({ bytes: Buffer.from(config), keys })));
    answers.forEach(({ ok, settings }, index) => {
      expect(ok).toBe(true);
      const { disk, vif: _, vnc: _vnc, vnclisten: _listen, ...wanted } = configOf(specs[index] as GuestSpec);
      for (const key of keys.filter((each) => each !== 'disk')) {
        const value = wanted[key];
        const bytes = value === undefined ? undefined : toByteString(String(value));
        expect(settings?.[key]?.value, key).toBe(bytes);
      }
      expect(settings?.disk?.value as ByteValue[]).toHaveLength((disk as unknown[]).length);
    });
  });

  it('gives each disk the target, format and vdev that were meant, whatever the path holds', () => {
    const meant = specs.flatMap((spec) => spec.disks.flatMap(({ xl }) => xl ?? []));
    const lists = askConfigs(configs.map((config) => ({ bytes: Buffer.from(config), keys: ['disk'] })));
    const texts = lists.flatMap(({ settings }) => settings?.disk?.value as string[]);
    const read = askDisks(texts.map((text) => Buffer.from(text, 'latin1').toString('utf8')));
    read.forEach((disk, index) => {
      const { target, format, vdev, access } = meant[index]!;
      expect([disk.target, disk.format, disk.vdev, disk.readwrite]).toEqual([
        toByteString(target ?? ''),
        format,
        vdev,
        access === 'rw',
      ]);
    });
  });
});

/** Two at a time: the judge is a process for each. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
}
