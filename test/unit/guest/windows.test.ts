import { describe, expect, test } from 'vitest';
import type { World } from '../../../src/guest/world.ts';
import { blankDisc } from '../../../src/sources/iso/blank.ts';
import type { DiscFindings } from '../../../src/sources/iso/findings.ts';
import { imageOfDiscs, unseenDiscs } from '../../../src/sources/iso/look-at-discs.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { exampleWorld } from '../../support/worlds.ts';

/** What is suggested where an installer brings the system. */

const boots = { bios: true, uefi: true };
const disc = (path: string, more: Partial<DiscFindings> = {}): DiscFindings => ({
  ...blankDisc(path, 'file'),
  looked: 'inside',
  bytes: 5e9,
  boots,
  ...more,
});
const windows = disc('/iso/win.iso', {
  os: { id: 'windows', pretty: 'Windows Server 2022' },
  windows: { needsTpm: false },
});
const debian = disc('/iso/debian.iso', { os: { id: 'debian', pretty: 'Debian 12' } });
const drivers = disc('/iso/drivers.iso', { isDrivers: true, boots: { bios: false, uefi: false } });

const world = (image: World['image']): World => ({ ...exampleWorld(), image });
const outcome = (image: World['image'], more: [string, Answer][] = [], discs = ['/iso/a.iso']) =>
  outcomeOf(new Map<string, Answer>([['source.kind', 'iso'], ['source.discs', discs], ...more]), world(image));
const asked = (made: ReturnType<typeof outcome>, key: string) =>
  made.evaluation.placed.find(({ field }) => field.key === key);

describe('for Windows', () => {
  test('memory, a disk and a card that it can do something with', () => {
    const made = outcome(imageOfDiscs([windows]));
    expect(asked(made, 'memory')?.value).toBe('4GiB');
    expect(asked(made, 'storage.size')?.value).toBe('64GiB');
    expect(made.spec.cards[0]?.vif.model).toBe('e1000');
    expect(made.spec.warnings.join(' ')).not.toContain('32 GiB');
  });

  test('a disk that is too small for it is warned of', () => {
    const made = outcome(imageOfDiscs([windows]), [['storage.size', '20GiB']]);
    expect(made.spec.warnings.join(' ')).toContain('32 GiB at least');
  });

  test('an installer that nobody would see is warned of', () => {
    const warned = (vnc: boolean) =>
      outcome(imageOfDiscs([windows]), [['display.vnc', vnc]])
        .spec.warnings.join(' ')
        .includes('without VNC');
    expect([warned(true), warned(false)]).toEqual([false, true]);
    expect(asked(outcome(imageOfDiscs([windows])), 'display.vnc')?.field.suggest?.because).toContain('installer');
  });

  test('the card can be turned down', () => {
    const made = outcome(imageOfDiscs([windows]), [['network.0.model', '']]);
    expect(made.spec.cards[0]?.vif.model).toBeUndefined();
  });

  test('a disc that nobody could look at: the system in it is asked for, and counts', () => {
    const unseen = unseenDiscs(['/srv/iso/a.iso']);
    expect(asked(outcome(unseen), 'os')?.field.detail).toBe(false);
    expect(asked(outcome(imageOfDiscs([debian])), 'os')?.field.detail).toBe(true);
    const made = outcome(unseen, [['os', 'windows']]);
    expect(asked(made, 'storage.size')?.value).toBe('64GiB');
    // It is asked for before what hangs on it, and only once.
    const keys = made.evaluation.placed.map(({ field }) => field.key);
    expect(keys.indexOf('os')).toBeLessThan(keys.indexOf('memory'));
    expect(keys.filter((key) => key === 'os')).toHaveLength(1);
    expect(asked(made, 'memory')?.value).toBe('4GiB');
    expect(made.spec.windows).toBe(true);
    expect(made.spec.cards[0]?.vif.model).toBe('e1000');
  });
});

test('another installer gets room for what it puts there, and no card of Windows', () => {
  const made = outcome(imageOfDiscs([debian]));
  expect(asked(made, 'storage.size')?.value).toBe('20GiB');
  expect(made.spec.cards[0]?.vif.model).toBeUndefined();
});

describe('how many drives', () => {
  const drives = (made: ReturnType<typeof outcome>) => asked(made, 'source.drives')?.field.suggest;
  test.each<[string, DiscFindings[], number, RegExp]>([
    ['one disc', [debian], 1, /one disc/],
    ['Windows', [windows], 2, /Xen’s drivers/],
    ['Windows and its drivers', [windows, drivers], 2, /Xen’s drivers/],
    ['a set', [debian, disc('/iso/2.iso')], 2, /before the first is taken out/],
  ])('%s', (_, discs, count, why) => {
    expect(drives(outcome(imageOfDiscs(discs)))).toMatchObject({
      value: count,
      because: expect.stringMatching(why) as string,
    });
  });

  test('before they are looked at: by how many are named', () => {
    expect(drives(outcome(undefined, [], ['/iso/a.iso', '/iso/b.iso']))?.value).toBe(2);
  });
});
