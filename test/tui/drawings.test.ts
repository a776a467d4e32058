import { expect, test } from 'vitest';
import { applyView } from '../../src/tui/panes/apply.tsx';
import { diagramLines } from '../../src/tui/panes/diagram-lines.ts';
import { reviewContent } from '../../src/tui/panes/review-lines.ts';
import { openApply } from '../../src/tui/state/apply.ts';
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

test('sentences are folded below themselves, and nothing of them is lost', () => {
  const rule = '- Only IPv4, IPv6 and ARP pass; a VLAN tag could hide anything else.';
  const drawn = diagramLines([{ title: 'The firewall', lines: ['From web1:', rule], sentences: true }], 40);
  const rows = drawn.map((line) => line.map(({ text }) => text).join(''));
  expect(rows.slice(2)).toEqual([
    '  From web1:',
    '  - Only IPv4, IPv6 and ARP pass; a VLAN',
    '    tag could hide anything else.',
  ]);
});

test('in a narrow window an answer has room to be read', () => {
  const view = { ...new DemoDriver().view(), current: undefined };
  const rows = reviewContent(openUi(view as never, 60, 15), 58).lines.map((l) => l.map(({ text }) => text).join(''));
  expect(rows.find((row) => row.includes('The prebuilt'))).toBeDefined();
  expect(rows.join('\n')).toContain('A logical volume');
});

const ACTIONS = Array.from({ length: 12 }, (_, i) => ({
  ...{ id: `a${i}`, title: `Step ${i}`, why: '', touches: [] },
  effect: 'creates' as const,
}));
const NEXT = { title: 'What next', lines: ['xl console web1'] };
const resultPage = (scroll: number | undefined, width = 80, height = 22): string[] => {
  const apply = {
    ...openApply(ACTIONS),
    scroll,
    result: { ok: true, headline: 'web1 runs.', sections: [NEXT], diagrams: [{ title: 'The disk xvda', lines }] },
  };
  const { lines: all, from, rows } = applyView(apply, width, height);
  return all.slice(from, from + rows).map((line) => line.map(({ text }) => text).join(''));
};

test('the result page has the drawing behind what comes next, and before the list of what was done', () => {
  const shown = resultPage(undefined).map((line) => line.trimEnd());
  const at = shown.findIndex((line) => line.includes('The disk xvda'));
  expect(shown.slice(at + 1, at + 4)).toEqual(lines.map((line) => `  ${line}`));
  expect(at).toBeGreaterThan(shown.indexOf('  xl console web1'));
  expect(shown.findIndex((line) => line.includes('Step 0'))).toBeGreaterThan(at);
});

test('what does not fit below it on a small terminal is reached by scrolling', () => {
  expect(resultPage(undefined, 80, 12).join('\n')).not.toContain('Step 11');
  expect(resultPage(99, 80, 12).at(-1)).toContain('Step 11');
});

test('nothing of it is wider than the terminal', () => {
  for (const line of resultPage(undefined, 30)) expect(line.length).toBeLessThanOrEqual(30);
});
