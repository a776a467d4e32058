import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Driver } from '../../src/face/driver.ts';
import type { World } from '../../src/guest/world.ts';
import { exampleFacts } from '../../src/host/example.ts';
import { DemoDriver } from '../support/demo-driver.ts';
import { type DemoSection, demoSections } from '../support/demo-sections.ts';
import { EngineDriver } from '../support/engine-driver.ts';
import { KEY, renderAt } from '../support/render.ts';
import { leavesWindow } from '../support/ruler.ts';
import { debianImage, equippedFacts, exampleWorld } from '../support/worlds.ts';

// A monkey at the keyboard, a window that is pulled about, and a host that says nasty things. 10,000 steps in all; of
// every failure the seed is told, and `fc.assert(…, { seed, path })` plays it again.
const STEPS = { real: 7000, demo: 3000 };
const RUN = 100;

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
const controls = fc.constantFrom('r', 'f', 'g', 'p', 'l', 'u', 'w', 'k', 'a', 'e', 'o', 'c').map(KEY.control);
/** Any bytes but Ctrl-Z, which would stop the test itself. */
const bytes = fc.uint8Array({ minLength: 1, maxLength: 6 }).map((data) => Buffer.from(data.filter((b) => b !== 26)));
const pastes = fc.constantFrom(...HOSTILE).map((text) => `\x1b[200~${text}\x1b[201~`);
/** What somebody might really answer: so that runs get beyond what must be answered. */
const answers = fc.constantFrom('/srv/x.img\r', 'web7\r', '2G\r', 'yes\r', 'lvm\r', '192.0.2.7/24\r', '\r', '\r', '\r');
/** One text in several reads, cut anywhere, also inside of a letter. */
const pieces = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.array(fc.nat(12), { maxLength: 2 })).map(([whole, cuts]) => {
    const data = Buffer.from(whole);
    const at = [0, ...cuts.map((cut) => Math.min(cut, data.length)).sort((a, b) => a - b), data.length];
    return { press: at.slice(1).map((end, i) => data.subarray(at[i], end)) };
  });
const NEWS: Partial<World>[] = [
  { image: debianImage() },
  { image: undefined },
  { waiting: ['looking into the image, 37 %'] },
  { waiting: [] },
  { news: { good: false, text: `${HOSTILE.join(' ')} was found` } },
];
/** Mostly of the usual kind: a large one takes three times as long to draw. */
const sizes = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.integer({ min: 1, max: 130 }), fc.integer({ min: 1, max: 36 })) },
  { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 130, max: 220 }), fc.integer({ min: 36, max: 70 })) },
);
const action = fc.oneof(
  { weight: 3, arbitrary: pieces(letters) },
  { weight: 4, arbitrary: pieces(keys) },
  { weight: 2, arbitrary: pieces(controls) },
  { weight: 3, arbitrary: pieces(answers) },
  { weight: 1, arbitrary: bytes.map((press) => ({ press: [press] })) },
  { weight: 1, arbitrary: pieces(pastes) },
  { weight: 1, arbitrary: sizes.map((size) => ({ size })) },
  { weight: 1, arbitrary: fc.constantFrom(...NEWS).map((news) => ({ news })) },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** The demo with names and hints as a malicious host could have them. */
function hostile(given: Parameters<typeof demoSections>[0]): DemoSection[] {
  const dirty = (text: string, i: number) => `${HOSTILE[i % HOSTILE.length]}${text}`;
  return demoSections(given).map((section, i) => ({
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

/** The example host with names that no host should have. */
function hostileWorld(): World {
  const facts = exampleFacts();
  facts.hostname = HOSTILE.join('');
  facts.os.pretty = `\x1b]0;title\x07${HOSTILE[3]}`;
  facts.bridges = HOSTILE.map((name) => ({ ...facts.bridges[0]!, name }));
  facts.volumeGroups = HOSTILE.map((name) => ({ ...facts.volumeGroups[0]!, name }));
  return exampleWorld({ facts });
}

/** Where a run of the real wizard begins: nothing answered, or all that must be. */
const BEGINNINGS: (() => EngineDriver)[] = [
  () => new EngineDriver(exampleWorld({ image: undefined })),
  () => new EngineDriver(exampleWorld(), new Map([['source.path', '/srv/images/debian-12.qcow2']])),
  () => new EngineDriver(exampleWorld({ facts: equippedFacts() }), new Map([['source.path', '/srv/x.img']])),
  () => new EngineDriver(exampleWorld({ image: undefined }), new Map([['source.kind', 'iso']])),
  () => new EngineDriver(hostileWorld(), new Map([['source.path', '/srv/x.img']])),
];

/** Plays the actions; a face that was left is opened again. Checks the screen after each. */
async function play(actions: readonly Action[], open: () => Driver & { learn?(news: Partial<World>): void }) {
  let size: [number, number] = [80, 24];
  for (let at = 0; at < actions.length; ) {
    const driver = open();
    const face = renderAt(...size, driver);
    let failed: unknown;
    let over = false;
    face.result.then(
      () => (over = true),
      (error: unknown) => (failed = error),
    );
    face.take();
    for (; at < actions.length && !over && !failed; at++) {
      const it = actions[at]!;
      if ('size' in it) {
        size = it.size as [number, number];
        face.resize(...size);
      } else if ('news' in it) driver.learn?.(it.news);
      else for (const piece of it.press) face.bytes(piece);
      const outside = leavesWindow(face.take(), ...size);
      if (outside) throw new Error(`${outside} leaves the window`);
      await Promise.resolve();
      if (at % 8 === 0 && !over && !failed) await expectTruth(face, driver);
    }
    if (failed) throw failed;
    await face.close();
  }
}

/** The screen says where the engine is, what it asks and what it waits for, whatever was pressed. */
async function expectTruth(face: ReturnType<typeof renderAt>, driver: Driver): Promise<void> {
  // News is drawn a moment later: a key that does nothing draws at once.
  face.press('\x1b[25~');
  const outside = leavesWindow(face.take(), face.term.cols, face.term.rows);
  if (outside) throw new Error(`${outside} leaves the window`);
  const { cols, rows } = face.term;
  const screen = await face.screen();
  // What was sent in pieces, only where something had changed, is what is sent when everything is drawn anew.
  face.press(KEY.control('l'));
  const outsideAgain = leavesWindow(face.take(), cols, rows);
  if (outsideAgain) throw new Error(`${outsideAgain} leaves the window`);
  // Whether an empty cell was written or wiped is not seen.
  const seen = (text: string) => text.replace(/ +$/gm, '');
  expect(seen(screen)).toBe(seen(await face.screen()));
  if (cols < 60 || rows < 15) return;
  const { sections, current, waiting } = driver.view();
  const lines = screen.split('\n');
  const named = /\s(Applying|Result|Review|\d+\/\d+)(?: \S.*)?\s*$/.exec(lines[0]!)?.[1];
  if (named === 'Applying' || named === 'Result') return;
  const at = sections.findIndex(({ id }) => id === current?.section);
  expect(named, screen).toBe(current ? `${at + 1}/${sections.length}` : 'Review');
  if (!current || !/Enter (?:next|choose|back)/.test(lines.at(-1)!)) return;
  // What was found of signs that no terminal may get is escaped: then the words are not to be found.
  const [word = ''] = current.field.label.split(' ');
  if (/^[\w’]+$/.test(word)) expect(screen).toContain(word);
  const status = lines.slice(-3, -1).join('\n');
  if (!status.includes('▲')) expect(status.includes('◔'), screen).toBe(waiting.length > 0);
}

const actions = fc.array(action, { minLength: RUN, maxLength: RUN });

test('the real questions: no crash, no line wider than the window, the screen says what the engine says', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(actions, fc.constantFrom(...BEGINNINGS), (steps, open) => play(steps, open)),
    { numRuns: STEPS.real / RUN },
  );
});

test('questions with hostile names: no crash, no line wider than the window', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(actions, fc.boolean(), (steps, nasty) =>
      play(steps, () => new DemoDriver(nasty ? { sections: hostile } : {})),
    ),
    { numRuns: STEPS.demo / RUN },
  );
});
