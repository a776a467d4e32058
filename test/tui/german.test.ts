import { beforeAll, expect, test } from 'vitest';
import type { Driver } from '../../src/face/driver.ts';
import type { FieldView } from '../../src/wizard/view.ts';
import { german, speaking } from '../support/languages.ts';

beforeAll(() => speaking(german));

const toggle = { field: { kind: 'toggle', key: 'autostart', label: '' }, shown: 'nein', from: 'answer' } as FieldView;

test.each([
  ['j', 1, 0],
  ['J', 0, 0],
  ['n', 0, 1],
  ['y', 1, 0],
])('the letter %j is the yes or no that it stands for', async (letter, before, index) => {
  const { type } = await import('../../src/tui/state/question.ts');
  const { openUi } = await import('../../src/tui/state/ui.ts');
  const { editor } = await import('../../src/tui/state/editor.ts');
  const { key } = await import('../../src/tui/terminal/keys.ts');
  const ui = openUi({ current: toggle, preview: '' } as never, 80, 24);
  const there = { ...ui, picks: { autostart: { index: before, filter: editor() } } };
  expect(type(there, toggle, key('text', letter)).ui.picks.autostart?.index).toBe(index);
});

test('the last question before the host is changed is asked in German', async () => {
  const { DemoDriver } = await import('../support/demo-driver.ts');
  const { KEY, renderAt } = await import('../support/render.ts');
  const driver = new DemoDriver();
  const face = renderAt(80, 24, driver);
  face.press('\r\r\r', '/srv/images/x.qcow2\r', '\r\r\r', '\r', '\r', '\r');
  face.press(KEY.control('a'));
  expect(await face.screen()).toContain('Jetzt anwenden?');
  await face.close();
});

test('what comes next stands first on the page of the result', async () => {
  const { speaking: inGerman } = await import('../../src/face/speaking.ts');
  const sections = [{ title: 'Was kommt', lines: ['xl console web1'], first: true as const }];
  const driver = inGerman({ apply: async () => ({ ok: true, headline: '', sections }) } as Partial<Driver> as Driver);
  const result = await driver.apply!(() => {}, new AbortController().signal);
  expect(result.sections).toEqual(sections);
});
