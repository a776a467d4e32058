import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledTexts } from '../../../scripts/texts/main.ts';
import type { Plan } from '../../../src/plan/action.ts';
import { shown } from '../../../src/text/shown.ts';
import { speak } from '../../../src/text/spoken.ts';
import { type Written, writeAll } from './written.ts';

// Plans are English files; who reads one in German is told in German what each action does and why.
let written: Written;
beforeAll(() => {
  written = writeAll();
  const { said, noted } = JSON.parse(bundledTexts(new URL('../../..', import.meta.url).pathname)['texts.de.json']!) as {
    said: Record<string, string>;
    noted: string[];
  };
  speak({ language: 'de', said: new Map(Object.entries(said)), noted: new Set(noted), spell: (text) => text });
}, 240_000);
afterAll(() => speak(undefined));

const planOf = (name: string): Plan => JSON.parse(written[name]!.files['web1.plan.json']!) as Plan;

describe('a plan shown in German', () => {
  it('tells of every action, and of every reason and warning, in German', () => {
    const english = Object.keys(written).flatMap((name) => {
      const { actions, reasons, warnings = [] } = planOf(name);
      const told = [...actions.flatMap(({ title, why }) => [title, why]), ...reasons, ...warnings];
      return told.filter((text) => shown(text) === text || /(^| )(the|is|are|and|with|by|on) /i.test(shown(text)));
    });
    expect([...new Set(english)]).toEqual([]);
  });

  it('begins no title with the verb of the English one', () => {
    const titles = Object.keys(written).flatMap((name) => planOf(name).actions.map(({ title }) => title));
    const verb = (text: string) => /^[A-Z][a-z]+(?= )/.exec(text)?.[0];
    expect([...new Set(titles)].filter((title) => verb(title) && verb(title) === verb(shown(title)))).toEqual([]);
  });

  it('tells what an action touches, and leaves paths as they are', () => {
    const touches = planOf('a new bridge').actions.flatMap((action) => action.touches);
    expect(touches.map(shown)).toContain('Gast web1');
    expect(touches.map(shown)).toContain('Bridge xenbr0');
    expect(planOf('drbd').actions.flatMap((action) => action.touches.map(shown))).toContainEqual(
      expect.stringMatching(/^\/dev\/\S+ auf xenb$/),
    );
  });
});
