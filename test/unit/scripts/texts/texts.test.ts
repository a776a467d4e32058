import { describe, expect, it } from 'vitest';
import { textsOf } from '../../../../scripts/texts/marks.ts';
import { printCatalogue, printTranslation } from '../../../../scripts/texts/print.ts';
import { countBare, grown } from '../../../../scripts/texts/ratchet.ts';
import { faults, readTranslation } from '../../../../scripts/texts/translation.ts';

const IMPORT = "import { noted, t } from '../text/t.ts';\n";
const found = (source: string) => textsOf('src/a/b.ts', IMPORT + source);
const keys = (source: string) => found(source).marks.map(({ key }) => key);

describe('the texts of a source file', () => {
  it('are those in t and noted, with their holes numbered, and those in the holes', () => {
    expect(keys("t('One.'); t`Two ${a} and ${b}.`; noted('Three.')")).toEqual(['One.', 'Two {0} and {1}.', 'Three.']);
    expect(keys("t`It is ${a ? t('full') : ''}.`")).toEqual(['It is {0}.', 'full']);
    expect(keys("t('none', 'of disks')")).toEqual(['none@of disks']);
    expect(found("noted('Three.')").marks[0]).toEqual({ key: 'Three.', noted: true, file: 'src/a/b.ts', line: 2 });
  });

  it('are not those of something else with that name', () => {
    expect(textsOf('src/a.ts', "const t = (x: string) => x; t('Not one.');").marks).toEqual([]);
  });

  it('must stand there themselves, without space around them, and holes in a template', () => {
    expect(found('t(text)').wrong).toEqual(['src/a/b.ts:2: t takes a text itself, not one that is made elsewhere']);
    expect(found("t(' one')").wrong).toHaveLength(1);
    expect(found('t(`one ${a}`)').wrong).toEqual(['src/a/b.ts:2: with holes it is written t`…`']);
  });

  it('outside of them prose is seen, wherever it stands, and what is no prose is not', () => {
    const bare = (source: string) => found(source).bare.map(({ text }) => text);
    expect(bare("const a = { help: 'Write a name.' };")).toEqual(['Write a name.']);
    expect(bare('say(`It is ${a}.`)')).toEqual(['It is {0}.']);
    expect(bare('say(`xenguide: ${a}`); say(`xenguide: it is ${a}`)')).toEqual(['xenguide: it is {0}']);
    expect(bare(`say('Write "0-3".')`)).toEqual(['Write "0-3".']);
    expect(bare("import x from 'a b.ts'; const k = { 'a key': 1, b: '/usr/bin', c: 'auto' };")).toEqual([]);
    expect(bare("throw new TypeError('a bug of ours')")).toEqual([]);
    expect(bare("if (state === 'under way') say('is under way')")).toEqual(['is under way']);
    expect(bare("const keys = `one two\n  three`.split(/ +/), told = `it is ${a}`.split(' ')")).toEqual(['it is {0}']);
  });

  it('what is typed, asked of a program or compared with what it says is no prose; sentences about it are', () => {
    const bare = (source: string) => found(source).bare.map(({ text }) => text);
    expect(
      bare('const c = [`xenguide move ${a} --repair${b}`, ` --host ${a}`, `ssh ${a}`, `! xl domid ${a}`];'),
    ).toEqual([]);
    expect(bare("run({ argv: ['journalctl', '-g', 'it broke'] }); runAll(runner, [['grep', 'a word']]);")).toEqual([]);
    expect(bare("kind === 'regular file' && new RegExp(`^a ${b} of c$`).test(d)")).toEqual([]);
    expect(bare('say(`xenguide: ${problem.message}`)')).toEqual([]);
    expect(bare("const s = ['xenguide is missing.', 'ssh does not answer', '--host and --facts clash'];")).toHaveLength(
      3,
    );
    expect(bare("const s = { argv: words('it is said'), help: d === 1 ? 'it is so' : 'not so' };")).toHaveLength(3);
  });
});

it('what is a type too is an id', () => {
  expect(found("type State = 'left out' | 'done'; const a: 'not asked' | 1 = 1;").ids).toEqual([
    'left out',
    'done',
    'not asked',
  ]);
});

describe('the count of texts outside', () => {
  const bare = (file: string) => ({ file, line: 1, text: 'Some words.' });
  it('may only become smaller, folder by folder', () => {
    const counts = countBare([bare('src/a/b.ts'), bare('src/a/c.ts'), bare('src/plan/script.ts')]);
    expect(counts).toEqual({ 'src/a': 2 });
    expect(grown(counts, { 'src/a': 2 })).toEqual([]);
    expect(grown(counts, { 'src/a': 3 })).toEqual([]);
    expect(grown(counts, { 'src/a': 1 })).toEqual(['src/a: 2 texts stand outside of t and noted, where there were 1']);
    expect(grown(counts, {})).toHaveLength(1);
  });
});

describe('a translation', () => {
  const mark = (key: string, file = 'src/a.ts') => ({ key, noted: false, file, line: 1 });
  const file = (entries: string) =>
    `import type { Translation } from './translation.ts';\n\n/* Glossary. */\nexport const xx: Translation = {\n${entries}};\n`;
  const read = (entries: string) => readTranslation('texts/xx.ts', file(entries));

  it('is read with the place of each text', () => {
    const { entries, lines } = read("  One: 'Eins',\n  'Two {0}': MISSING,\n");
    expect([...entries]).toEqual([
      ['One', 'Eins'],
      ['Two {0}', undefined],
    ]);
    expect(lines.get('Two {0}')).toBe(6);
    expect(() => read('  One: 1,\n')).toThrow('texts/xx.ts:5');
    expect(() => read("  One: 'a' + b,\n")).toThrow('texts/xx.ts:5');
  });

  it('is wrong where it has a stale text, lacks one, or has other holes; a missing one is none', () => {
    const all = new Set(['One', 'Two {0}', 'Three {0} {1}']);
    expect(
      faults('texts/xx.ts', read("  One: MISSING,\n  'Two {0}': '{0} zwei',\n  'Three {0} {1}': '{1} {0}',\n"), all),
    ).toEqual([]);
    expect(faults('texts/xx.ts', read("  One: 'Eins',\n  Onee: 'Eins',\n  'Two {0}': 'zwei',\n"), all)).toEqual([
      'texts/xx.ts:6: no text in src/ says “Onee” any more',
      'texts/xx.ts:7: “zwei” has not the same holes as “Two {0}”',
      'texts/xx.ts: “Three {0} {1}” is not listed',
    ]);
  });

  it('keeps what it has when it is made anew, in the order of the source, and lists what is new', () => {
    const printed = printTranslation(read("  Two: 'Zwei',\n  One: 'Eins',\n"), 'xx', [
      mark('One'),
      mark('New'),
      mark('Two', 'src/b.ts'),
    ]);
    expect(printed).toContain("  // src/a.ts\n  One: 'Eins',\n  New: MISSING,\n  // src/b.ts\n  Two: 'Zwei',\n");
    expect(printed).toContain("import { MISSING, type Translation } from './translation.ts';");
    expect(printed).toContain('/* Glossary. */');
    expect([...readTranslation('texts/xx.ts', printed).entries.keys()]).toEqual(['One', 'New', 'Two']);
  });

  it('has the old translation noted above a text that was changed', () => {
    const printed = printTranslation(read("  'Write a good name.': 'Schreiben Sie einen guten Namen.',\n"), 'xx', [
      mark('Write a short name.'),
    ]);
    expect(printed).toContain('  // Before: Write a good name.\n  // Schreiben Sie einen guten Namen.\n');
    expect(printed).toContain("'Write a short name.': MISSING,");
  });
});

it('the catalogue is a type of all texts, each once, below its first file', () => {
  const marks = ["It's", 'One', 'One'].map((key, i) => ({
    key,
    noted: false,
    file: i < 2 ? 'src/a.ts' : 'src/b.ts',
    line: 1,
  }));
  expect(printCatalogue(marks)).toMatch(/export type Text =\n {2}\/\/ src\/a\.ts\n {2}\| "It's"\n {2}\| 'One';\n$/);
});
