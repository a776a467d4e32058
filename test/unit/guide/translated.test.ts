import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/package-root.ts';
import { LANGUAGES } from '../../../src/text/language.ts';
import { speak } from '../../../src/text/spoken.ts';
import { withoutUmlauts } from '../../../src/text/umlauts.ts';
import { type Block, layoutBlocks, lead, linksOf, openLibrary, parsePage } from './doors.ts';

const guide = join(packageRoot(), 'guide');
const pages = Object.keys(LANGUAGES)
  .filter((language) => language !== 'en')
  .flatMap((language) =>
    readdirSync(join(guide, language), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => [`${language}/${name.slice(0, -'.md'.length)}`, name.slice(0, -'.md'.length)] as const),
  );
const pageOf = (id: string) => parsePage(id, readFileSync(join(guide, `${id}.md`), 'utf8'));

describe.each(pages)('the translated page %s', (id, english) => {
  const page = pageOf(id);
  const original = pageOf(english);
  /** What a page is built of; drawings may be of another height. */
  const shape = (blocks: readonly Block[]): string[] => blocks.map((block) => block.kind);
  /** A comment of several words is for people, and translated; `# 05-eno1.network` is the name of a file. */
  const withoutComments = (line: string) => line.replace(/^( *# )\S+ .*$/, '$1…');
  const code = (blocks: readonly Block[]) =>
    blocks.flatMap((block) =>
      block.kind === 'code' && block.lang !== 'diagram' ? [block.lines.map(withoutComments)] : [],
    );

  it('has the parts, the commands and the links of the English one, as it was checked', () => {
    expect(shape(page.blocks)).toEqual(shape(original.blocks));
    expect(code(page.blocks)).toEqual(code(original.blocks));
    expect(linksOf(page).map((link) => link.replace(/^[a-z]{2}\//, ''))).toEqual(linksOf(original));
    expect({ checked: page.checked, xen: page.xen }).toEqual({ checked: original.checked, xen: original.xen });
  });

  it('has drawings of ASCII, at most 60 columns wide, and a lead that fits beside a question', () => {
    for (const block of page.blocks)
      if (block.kind === 'code' && block.lang === 'diagram')
        for (const line of block.lines) expect(line).toMatch(/^[\x20-\x7e]{0,60}$/);
    // The contents stand beside no question.
    if (english !== 'index') expect(layoutBlocks(lead(page), 38, { ascii: true }).length).toBeLessThanOrEqual(16);
  });
});

describe('the handbook in another language', () => {
  afterEach(() => speak(undefined));
  const inGerman = (spell = (text: string): string => text) => {
    speak({ language: 'de', said: new Map([['{0} (in English)', '{0} (auf Englisch)']]), noted: new Set(), spell });
    return openLibrary();
  };

  it('has the translated page in the place of the English one', () => {
    const library = inGerman();
    expect(library.read('guest/name')?.title).toBe('Der Name des Gastes');
    const ids = library.ids();
    speak(undefined);
    expect(ids).toEqual(openLibrary().ids());
  });

  it('says of a page that is not translated that it is in English', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guide-'));
    const text = (title: string) =>
      `---\ntitle: ${title}\nsummary: One.\nchecked: 2026-11\nxen: 4.17\n---\n# ${title}\n\nText.\n`;
    mkdirSync(join(folder, 'de'));
    for (const [name, title] of [
      ['old.md', 'Old'],
      ['new.md', 'New'],
      ['de/old.md', 'Alt'],
    ] as const)
      writeFileSync(join(folder, name), text(title));
    inGerman();
    const library = openLibrary(folder);
    expect(library.read('old')?.title).toBe('Alt');
    expect(library.read('new')?.title).toBe('New (auf Englisch)');
    rmSync(folder, { recursive: true });
  });

  it('is written without umlauts where there are none, and is found by its words', () => {
    const library = inGerman(withoutUmlauts);
    expect(JSON.stringify(library.read('guest/name'))).not.toMatch(/[äöüß„]/);
    expect(library.search('Befehlszeilen-Werkzeug').map(({ id }) => id)).toContain('guest/name');
  });

  it('has no page of its own for a translation', () => {
    expect(openLibrary().read('de/guest/name')).toBeUndefined();
    expect(inGerman().read('de/guest/name')).toBeUndefined();
  });
});
