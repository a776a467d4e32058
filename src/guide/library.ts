import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { LANGUAGES } from '../text/language.ts';
import { editDistance } from '../text/nearest.ts';
import { spoken } from '../text/spoken.ts';
import { t } from '../text/t.ts';
import { linksOf, type Page, parsePage } from './markdown.ts';

/** The handbook on disk. Nothing is read before it is asked for, and each page once. */
export interface Library {
  /** All page ids, in the order of the contents page. */
  ids(): readonly string[];
  /** Undefined: there is no such page. */
  read(id: string): Page | undefined;
  /** Pages that hold all the words, best first: words in id or title count more than words in the text. */
  search(words: string): Page[];
  /** For a name that is no page: ids that were probably meant, best first, at most five. */
  suggest(id: string): string[];
}

/** `folder` is the one with index.md in it; by default the guide/ that came with the program. */
export function openLibrary(folder?: string): Library {
  const root = () => (folder ??= join(packageRoot(), 'guide'));
  const texts = new Map<string, string | undefined>();
  const pages = new Map<string, Page>();
  let known: readonly string[] | undefined;

  const { language, spell } = spoken() ?? {};
  const translations = new Map<string, string | undefined>();
  const translated = (id: string): string | undefined => {
    if (language === undefined || !spell) return undefined;
    if (!translations.has(id)) translations.set(id, readIfThere(root(), `${language}/${id}`));
    const text = translations.get(id);
    return text === undefined ? undefined : spell(text);
  };
  const textOf = (id: string): string | undefined => {
    if (!texts.has(id)) texts.set(id, isTranslation(id) ? undefined : (translated(id) ?? readIfThere(root(), id)));
    return texts.get(id);
  };
  const read = (id: string): Page | undefined => {
    const text = textOf(id);
    if (text === undefined) return undefined;
    const page = pages.get(id) ?? said(parsePage(id, text));
    pages.set(id, page);
    return page;
  };
  /** The line with the title says so where a page is not translated. */
  const said = (page: Page): Page =>
    language === undefined || translated(page.id) !== undefined
      ? page
      : { ...page, title: t`${page.title} (in English)` };
  const ids = () => (known ??= inOrder(onDisk(root()), read('index')));

  const search = (words: string): Page[] => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length === 0) return [];
    return ids()
      .map((id) => ({ page: read(id)!, score: score(wanted, read(id)!, textOf(id)!) }))
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score)
      .map((hit) => hit.page);
  };
  const suggest = (wanted: string): string[] => {
    const meant = wanted.toLowerCase();
    const near = ids()
      .map((id) => ({ id, far: Math.min(editDistance(meant, id), editDistance(lastPart(meant), lastPart(id))) }))
      .filter(({ id, far }) => far <= 2 || (meant.length > 2 && id.includes(meant)))
      .sort((a, b) => a.far - b.far)
      .map(({ id }) => id);
    const about = search(meant.replace(/[/_-]+/g, ' ')).map((page) => page.id);
    return [...new Set([...near, ...about])].slice(0, 5);
  };
  return { ids, read, search, suggest };
}

export function lastPart(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** Pages in another language lie in a folder of its name: `de/guest/name`. They are read in place of the English ones. */
const isTranslation = (id: string): boolean => Object.hasOwn(LANGUAGES, id.split('/', 1)[0]!);

/** An id is only ever joined to the folder when it looks like one: no `..`, no absolute path. */
function readIfThere(root: string, id: string): string | undefined {
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(id)) return undefined;
  try {
    return readFileSync(join(root, `${id}.md`), 'utf8');
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}

function onDisk(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length).replaceAll('\\', '/'))
    .filter((id) => !isTranslation(id))
    .sort();
}

function inOrder(found: string[], index: Page | undefined): string[] {
  const listed = index ? linksOf(index).filter((id) => found.includes(id)) : [];
  return [...new Set([...(index ? ['index'] : []), ...listed, ...found])];
}

function score(words: readonly string[], page: Page, text: string): number {
  const name = `${page.id} ${page.title} ${page.summary}`.toLowerCase();
  const whole = text.toLowerCase();
  let total = 0;
  for (const word of words) {
    if (!whole.includes(word) && !name.includes(word)) return 0;
    total += (name.includes(word) ? 20 : 0) + Math.min(10, whole.split(word).length - 1);
  }
  return total;
}
