import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth } from '../../src/text/width.ts';
import { Screen } from '../../src/tui/screen.tsx';
import { scrollStart, settle } from '../../src/tui/settle.ts';
import { openUi, withView } from '../../src/tui/state/ui.ts';
import { press } from '../../src/tui/state/update.ts';
import { openCanvas } from '../../src/tui/terminal/canvas.tsx';
import { KeyParser } from '../../src/tui/terminal/key-parser.ts';
import { DemoDriver, PLAN } from '../support/demo-driver.ts';

const SCENES = {
  'the first question': '',
  'a wrong size': '\r99T\r',
  'a long text': `\r\r\r/${'long/'.repeat(60)}`,
  'a choice': '\r\r\r/srv/x\r\x1b[B',
  'a long list': '\r\r\r/srv/x\r\r\r\r1',
  'yes or no': '\r\r\r/srv/x\r\r\r\r\r\r',
  'the review': '\r\r\r/srv/x\r\r\r\r\r\r\r\x1b[F',
  'the guide': '\x07',
  finding: '\x06di',
  'the last question': '\r\r\r/srv/x\r\r\r\r\r\r\ra',
} as const;

test.each(Object.entries(SCENES))('%s: every row fits at every size', (_, typed) => {
  const canvas = openCanvas();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 240 }), fc.integer({ min: 1, max: 80 }), (cols, rows) => {
      const driver = new DemoDriver();
      const page = (id: string) => driver.page(id);
      const parser = new KeyParser();
      let ui = openUi(driver.view(), Math.max(60, cols), Math.max(15, rows));
      for (const key of [...parser.feed(typed), ...parser.flush()]) {
        const next = press(ui, key);
        ui = next.ui;
        for (const effect of next.effects)
          if (effect.type === 'send') {
            for (const event of effect.events) driver.send(event);
            ui = withView(ui, driver.view(), true);
          }
        if (!ui.view.current) ui = { ...ui, plan: PLAN };
      }
      ui = settle({ ...ui, cols, rows }, page);
      const frame = canvas.draw(<Screen ui={ui} title={driver.title} host={driver.host} page={page} />, cols);
      const lines = frame.split('\n').map((line) => line.replace(/\x1b\[[\d;]*m/g, ''));
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(cols);
      expect(lines.length).toBeLessThanOrEqual(rows);
    }),
    { numRuns: 15 },
  );
  canvas.close();
});

test('PgDn in the config below a question goes on from the line that is shown, not from the first', () => {
  const driver = new DemoDriver();
  const parser = new KeyParser();
  const preview = `${'# about the file\n'.repeat(30)}name = "web1"\n${'vcpus = 1\n'.repeat(60)}`;
  let ui = withView(openUi(driver.view(), 80, 24), { ...driver.view(), preview }, true);
  expect(scrollStart(ui)).toBe(0);
  for (const key of [...parser.feed('\x10'), ...parser.flush()]) ui = press(ui, key).ui;
  expect(scrollStart(ui)).toBeGreaterThanOrEqual(29);
});
