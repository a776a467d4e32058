import { beforeAll, describe, expect, it, vi } from 'vitest';
import { bundledTexts } from '../../../scripts/texts/main.ts';
import { readGuestConfig } from '../../../src/host/probes/guest-config.ts';
import { lint as englishLint, type LintReport } from '../../../src/xl/lint.ts';
import { MISREAD, pvh, REFUSED } from './faulty-configs.ts';

/** What the grammar itself stumbles over. */
const UNREADABLE = [
  'extra = "a\n',
  'a = [ 1, 2\n',
  'a = [ 1 2 ]\n',
  'a = yes\n',
  'Name = "g"\n',
  'a: 1\n',
  'a = -1\n',
  'a = 1,\n',
  'a = 2G\n',
  'a = "x" "y"\n',
  'a =\n',
  'a = "\\x41"\n',
  'a = "\\d"\n',
  'a = "\\101"\n',
  'import os\n',
  'a = 1\r\n',
  'a = “x”\n',
  'a = [ ]\na += "x"\n',
  'a = 1 # end',
].map((line) => pvh + line);

/** The lint as somebody has it who speaks German: modules say some of their texts when they are evaluated. */
let lint: (text: string) => LintReport;
beforeAll(async () => {
  const root = new URL('../../..', import.meta.url).pathname;
  const { said, noted } = JSON.parse(bundledTexts(root)['texts.de.json']!) as {
    said: Record<string, string>;
    noted: string[];
  };
  vi.resetModules();
  const { speak } = await import('../../../src/text/spoken.ts');
  speak({ language: 'de', said: new Map(Object.entries(said)), noted: new Set(noted), spell: (text) => text });
  ({ lint } = await import('../../../src/xl/lint.ts'));
}, 120_000);

describe('the lint in German', () => {
  it.each([...REFUSED, ...MISREAD].map(([text]) => text).concat(UNREADABLE))('says what is wrong with %j', (text) => {
    const english = englishLint(text);
    const german = lint(text);
    const bare = ({ problems }: LintReport) =>
      problems.map(({ line, column, severity, code }) => ({ line, column, severity, code }));
    expect(bare(german)).toEqual(bare(english));
    expect(german.problems.length).toBeGreaterThan(0);
    for (const [index, { message, remedy }] of german.problems.entries()) {
      expect(message).not.toBe(english.problems[index]!.message);
      expect(remedy).not.toBe(english.problems[index]!.remedy);
      for (const said of [message, remedy]) expect(said).not.toMatch(/\b(the|is|xl refuses|Take|Write|Use|Add|here)\b/);
    }
  });

  it('puts the value where the sentence wants it', () => {
    const { problems } = lint(`${pvh}extra = yes\n`);
    expect(problems).toEqual([
      {
        line: 5,
        column: 9,
        severity: 'error',
        code: 'bare-word',
        message: 'yes steht ohne Anführungszeichen da: xl nimmt nur "Text", Zahlen und Listen.',
        remedy: 'Schreiben Sie 1 statt yes.',
      },
    ]);
  });
});

it('facts hold in English what the grammar stumbles over, whoever asks', async () => {
  const { readGuestConfig: read } = await import('../../../src/host/probes/guest-config.ts');
  const config = 'name = "g"\nextra = yes\n';
  expect(read('/etc/xen/g.cfg', config)).toEqual(readGuestConfig('/etc/xen/g.cfg', config));
  expect(read('/etc/xen/g.cfg', config).gap).toBe(
    '/etc/xen/g.cfg, line 2: yes stands without quotes: xl takes only "text", numbers and lists.',
  );
});
