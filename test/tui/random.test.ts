import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DemoDriver } from '../support/demo-driver.ts';
import { type DemoSection, demoSections } from '../support/demo-sections.ts';
import { KEY, renderAt } from '../support/render.ts';

const HOSTILE = [
  '\x1b[2J',
  'a\nb',
  '\u202eabc',
  '漢字漢字',
  'e\u0301\u0301\u0301\u0301',
  '👍🏽',
  'x'.repeat(300),
  '\t',
  '\u009b',
];
const letters = fc.constantFrom('a', 'G', '2', '/', '?', 'u', 'p', 'w', 'q', 'j', 'k', ' ', ',', '漢', 'é', '\u200b');
const keys = fc.constantFrom(
  ...Object.values(KEY).filter((k): k is Exclude<typeof k, (letter: string) => string> => typeof k === 'string'),
);
const controls = fc.constantFrom('r', 'f', 'g', 'p', 'l', 'u', 'w', 'k', 'a', 'e').map(KEY.control);
const bytes = fc
  .uint8Array({ maxLength: 6 })
  .map((data) => Buffer.from(data.filter((byte) => byte !== 3 && byte !== 26)));
const action = fc.oneof(
  { weight: 4, arbitrary: letters.map((text) => ({ press: Buffer.from(text) })) },
  { weight: 4, arbitrary: keys.map((text) => ({ press: Buffer.from(text) })) },
  { weight: 2, arbitrary: controls.map((text) => ({ press: Buffer.from(text) })) },
  { weight: 1, arbitrary: bytes.map((press) => ({ press })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...HOSTILE).map((text) => ({ press: Buffer.from(`\x1b[200~${text}\x1b[201~`) })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 220 }), fc.integer({ min: 1, max: 70 })).map((size) => ({ size })),
  },
);

/** The demo with names and hints as a malicious host could have them. */
function hostile(answers: Parameters<typeof demoSections>[0]): DemoSection[] {
  const dirty = (text: string, i: number) => `${HOSTILE[i % HOSTILE.length]}${text}`;
  return demoSections(answers).map((section, i) => ({
    ...section,
    title: dirty(section.title, i),
    fields: section.fields.map((field, j) => ({
      ...field,
      label: dirty(field.label, i + j),
      help: dirty(field.help, i + j + 1),
      ...(field.kind === 'choice'
        ? {
            options: field.options.map((o, n) => ({
              ...o,
              label: dirty(o.label, n),
              hint: dirty(o.hint ?? '', n + 2),
            })),
          }
        : {}),
    })),
  })) as DemoSection[];
}

test('random keys, bytes, pastes and sizes: no crash, and every line fits the window', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 30, maxLength: 60 }), fc.boolean(), async (actions, nasty) => {
      const driver = new DemoDriver(nasty ? { sections: hostile } : {});
      const face = renderAt(80, 24, driver);
      let failed: unknown;
      let over = false;
      face.result.then(
        () => (over = true),
        (error: unknown) => (failed = error),
      );
      for (const it of actions) {
        face.take();
        if ('size' in it) face.resize(it.size[0]!, it.size[1]!);
        else face.bytes(it.press);
        const sent = face.take();
        expectInside(sent, face.term.cols, face.term.rows);
        await Promise.resolve();
        if (over || failed) break;
      }
      if (failed) throw failed;
      await face.close();
    }),
    { numRuns: 30 },
  );
});

/** Every jump of the cursor leads into the window, and nothing scrolls or clears it. */
function expectInside(sent: string, cols: number, rows: number): void {
  for (const [, y, x = '1'] of sent.matchAll(/\x1b\[(\d+)(?:;(\d+))?H/g)) {
    expect(Number(y)).toBeLessThanOrEqual(rows);
    expect(Number(x)).toBeLessThanOrEqual(cols);
  }
  expect(sent).not.toMatch(/[\n\r\x07]|\x1b\[[23]J/);
}
