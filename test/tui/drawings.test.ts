import { expect, test } from 'vitest';
import { reviewContent } from '../../src/tui/panes/review-lines.ts';
import { openUi } from '../../src/tui/state/ui.ts';
import { DemoDriver } from '../support/demo-driver.ts';

const lines = ['guest web1: /dev/xvda', '   │  Xen’s disk link (blkfront – blkback)', '/dev/vg0/web1-disk'];
const textOf = (width: number): string[] => {
  const view = { ...new DemoDriver().view(), current: undefined, diagrams: [{ title: 'The disk xvda', lines }] };
  return reviewContent(openUi(view as never, width, 24), width).lines.map((line) =>
    line.map(({ text }) => text).join(''),
  );
};

test('the review has drawings between the reasons and what is done, line by line as they are', () => {
  const shown = textOf(76);
  const at = shown.findIndex((line) => line.includes('The disk xvda'));
  expect(shown.slice(at + 1, at + 4).map((line) => line.trimEnd())).toEqual(lines.map((line) => `  ${line}`));
  expect(at).toBeGreaterThan(shown.findIndex((line) => line.includes('Your answers')));
});

test('a drawing that is too wide is cut, not folded', () => {
  const shown = textOf(30);
  expect(shown.filter((line) => line.includes('│'))).toHaveLength(1);
  for (const line of shown) expect(line.length).toBeLessThanOrEqual(30);
});
