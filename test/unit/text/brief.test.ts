import { expect, test } from 'vitest';
import { brief } from '../../../src/text/brief.ts';

const rows = (text: string): number => Math.ceil(text.length / 40);
const LONG = 'LVM of the host finds it. Keep it away, in /etc/lvm/lvm.conf, before you go on.';

test('what fits is told whole', () => {
  expect(brief([LONG, 'Short.'], rows, 4)).toEqual({ told: [LONG, 'Short.'], left: 0, cut: false });
});

test('else the first sentence of each', () => {
  expect(brief([LONG, LONG, 'Short.'], rows, 4)).toEqual({
    told: ['LVM of the host finds it.', 'LVM of the host finds it.', 'Short.'],
    left: 0,
    cut: true,
  });
});

test('else the first of them, with room for a line that says how many are left', () => {
  expect(brief(['A.', 'B.', 'C.', 'D.'], rows, 3)).toEqual({ told: ['A.', 'B.'], left: 2, cut: true });
});

test.each([
  ['Es ist z. B. eine Disk. Mehr.', 'Es ist z. B. eine Disk.'],
  ['Debian GNU/Linux 12 (bookworm) is in it. Mehr.', 'Debian GNU/Linux 12 (bookworm) is in it.'],
  ['Write /etc/x.conf. Änderungen folgen.', 'Write /etc/x.conf.'],
  ['It says “not xen image”. Choose hvm.', 'It says “not xen image”.'],
  ['no stop at all', 'no stop at all'],
])('%s', (text, first) => {
  expect(brief([text, ...Array.from({ length: 3 }, () => 'A. B. C.')], () => 2, 4).told[0]).toBe(first);
});
