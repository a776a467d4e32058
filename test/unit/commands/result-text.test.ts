import { expect, test } from 'vitest';
import { resultText } from '../../../src/commands/new/result-text.ts';

const RESULT = {
  ok: true,
  headline: 'web1 runs.',
  sections: [{ title: 'What next', lines: ['xl console web1'] }],
  diagrams: [
    { title: 'The disk xvda', lines: ['guest web1: /dev/xvda', '   │  Xen’s disk link', '/dev/vg0/web1-disk'] },
  ],
};

test('the way of each disk, line by line as it is drawn, and last what comes next', () => {
  expect(resultText(RESULT, false)).toBe(
    '\nThe disk xvda\n  guest web1: /dev/xvda\n     │  Xen’s disk link\n  /dev/vg0/web1-disk\n\nWhat next\n  xl console web1\n',
  );
});

test('in ASCII where nothing else can be shown', () => {
  expect(resultText(RESULT, true)).toContain("\n     |  Xen's disk link\n");
});

test('what a guest or a tool said steers no terminal', () => {
  const said = { ...RESULT, diagrams: [], sections: [{ title: 'What the guest said', lines: ['\x1b[2Jgone'] }] };
  expect(resultText(said, false)).toBe('\nWhat the guest said\n  \\e[2Jgone\n');
});
