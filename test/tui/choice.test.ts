import { expect, test } from 'vitest';
import { choiceLines, labelsWidth, optionDetail, spreadLines } from '../../src/tui/widgets/choice.ts';
import type { Option } from '../../src/wizard/field.ts';
import { DemoDriver } from '../support/demo-driver.ts';
import { KEY, renderAt } from '../support/render.ts';

/** Names that begin alike, as those of the targets of one storage machine do. */
const TARGETS = ['web1', 'web2'].map((guest) => `iqn.2003-01.org.linux-iscsi.storage.x8664:sn.4a1b2c3d4e5f:${guest}`);
const WIDTH = 78;

function shown(options: readonly Option[]): { rows: string[]; detail: string } {
  const text = (lines: readonly (readonly { text: string }[])[]) =>
    lines.map((line) => line.map((piece) => piece.text).join(''));
  const list = { options, index: 1, highlighted: options[1] };
  return {
    rows: text(choiceLines(list, { value: TARGETS[0]!, from: 'suggestion' }, WIDTH, 8)),
    detail: text(optionDetail(options[1], labelsWidth(options, WIDTH), WIDTH, 4)).join(' '),
  };
}

test('long names with nothing beside them stand there whole', () => {
  const { rows } = shown(TARGETS.map((value) => ({ value, label: value })));
  expect(rows[0]).toContain(TARGETS[0]);
  expect(rows[0]).toContain('suggested');
  expect(rows[1]).toContain(TARGETS[1]);
});

test('a name that is cut, because something stands beside it, is said in full below when it is highlighted', () => {
  const { rows, detail } = shown(TARGETS.map((value) => ({ value, label: value, hint: 'also at 10.9.0.9:3260' })));
  expect(rows[1]).not.toContain('web2');
  expect(detail).toBe(TARGETS[1]);
});

test.each(['answer', 'nothing'] as const)(
  'where every option says all of itself, that is its name too (%s)',
  (from) => {
    const options = TARGETS.map((value): Option => ({ value, label: value, hint: 'with one LUN' }));
    const list = { options, index: 0, highlighted: options[0]! };
    const rows = spreadLines(list, { value: TARGETS[1]!, from }, 46).map((row) => row.map(({ text }) => text).join(''));
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(46);
    const said = rows.map((row) => row.replace('your answer', '').slice(4).trim()).join('');
    expect(said).toBe(TARGETS.map((target) => `${target}with one LUN`).join(''));
  },
);

test('in a large window every option says all of itself, and one that is blocked what would make it possible', async () => {
  const driver = new DemoDriver();
  driver.send({ type: 'goto', key: 'storage.backend' });
  const face = renderAt(180, 50, driver);
  const screen = await face.waitFor('Where the disk lives');
  for (const text of ['simple, movable, a little slower', 'fast, grows later', 'iscsiadm is not installed'])
    expect(screen).toContain(text);
  const blocked = await face.press(KEY.down).waitFor('Install it with: apt install open-iscsi');
  expect(blocked.split('\n').findIndex((line) => line.includes('DRBD'))).toBe(
    screen.split('\n').findIndex((line) => line.includes('DRBD')),
  );
  await face.close();
});
