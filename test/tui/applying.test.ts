import { describe, expect, test } from 'vitest';
import type { ApplyEvent, PlannedAction } from '../../src/face/driver.ts';
import { applyLines, resultLines } from '../../src/tui/panes/apply-lines.ts';
import { type ApplyState, applied, openApply } from '../../src/tui/state/apply.ts';
import { lineWidth, plain } from '../../src/tui/text/line.ts';

/** What the screen shows of actions while they are carried out, at the width of 80 columns. */
const WIDTH = 78;
const action = (id: string, title = `Do ${id}`): PlannedAction => ({
  ...{ id, title, why: '', effect: 'creates', touches: [] },
});
const LONG = `Copy /srv/images/${'a-very-long-name-'.repeat(5)}.qcow2 into /dev/vg0/web1-disk`;

function stateAfter(...events: ApplyEvent[]): ApplyState {
  return events.reduce(applied, openApply([action('a'), action('b', LONG), action('c')]));
}
function shown(state: ApplyState): string[] {
  const lines = applyLines(state, WIDTH);
  for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(WIDTH);
  return lines.map(plain);
}

describe('an action', () => {
  test.each<[ApplyEvent['type'], RegExp]>([
    ['started', /^▶ Copy .*… {2}running$/],
    ['done', /^✓ Copy .*… {2}done$/],
    ['skipped', /^≡ Copy .*… {2}was done before$/],
    ['kept', /^≡ Copy .*… {2}was there already, and stays$/],
    ['left out', /^· Copy .*… {2}left out$/],
    ['undoing', /^↶ Copy .*… {2}taking it back$/],
    ['undone', /^↶ Copy .*… {2}taken back$/],
  ])('%s: sign and word are there, however long its title is', (type, row) => {
    expect(shown(stateAfter({ type, id: 'b' } as ApplyEvent))[1]).toMatch(row);
  });

  test('that failed shows what went wrong, and the ones after it wait', () => {
    const lines = shown(
      stateAfter({ type: 'started', id: 'a' }, { type: 'failed', id: 'a', message: 'the disk is full' }),
    );
    expect(lines.slice(0, 2)).toEqual([expect.stringMatching(/^✗ Do a {2}failed$/), '    the disk is full']);
    expect(lines[2]).toMatch(/^○ Copy/);
  });

  const RUNNING: ApplyEvent[] = [
    { type: 'started', id: 'b' },
    { type: 'command', id: 'b', line: `qemu-img convert /srv/${'x'.repeat(90)} /dev/vg0/web1-disk` },
    {
      type: 'output',
      id: 'b',
      text: `${Array.from({ length: 9 }, (_, i) => `line ${i} ${'y'.repeat(90)}`).join('\n')}\n`,
    },
  ];

  test('that runs shows its command, and of its output the last lines, one row each', () => {
    const lines = shown(stateAfter(...RUNNING));
    expect(lines[2]).toMatch(/^ {4}\$ qemu-img convert .*…$/);
    expect(lines.filter((line) => /line \d/.test(line)).map((line) => line.slice(4, 10))).toEqual([
      'line 5',
      'line 6',
      'line 7',
      'line 8',
    ]);
    expect(lines.join('\n')).toContain('5 lines before');
  });

  test('unfolded, command and output can be read to their ends', () => {
    const text = shown({ ...stateAfter(...RUNNING), unfolded: true }).join('');
    expect(text.replaceAll(' ', '')).toContain(`/srv/${'x'.repeat(90)}/dev/vg0/web1-disk`);
    expect(text.replaceAll(' ', '').split('y'.repeat(90))).toHaveLength(10);
  });

  test('that takes long has a bar, how much is done, how fast, and how long it will still take', () => {
    const progress = { done: 2 ** 30, total: 2 ** 31, bytesPerSecond: 100 * 2 ** 20, secondsLeft: 75 };
    const lines = shown(stateAfter({ type: 'started', id: 'b' }, { type: 'progress', id: 'b', ...progress }));
    expect(lines[2]).toMatch(/^ {4}█+░+ +50 % {2}1 GiB of 2 GiB {2}100 MiB\/s {2}1 min 15 s left$/);
  });
});

test('the result begins with the way on, whatever was said', () => {
  const said = { title: 'What the guest said', lines: ['login:'] };
  const next = { title: 'What next', lines: ['xl console web1'], first: true as const };
  const result = { ok: true, headline: 'web1 runs.', sections: [said, next] };
  const text = resultLines({ ...stateAfter(), result }, WIDTH)
    .map(plain)
    .join('\n');
  expect(text.indexOf('What next')).toBeLessThan(text.indexOf('What the guest said'));
});
