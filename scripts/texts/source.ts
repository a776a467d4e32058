import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Found, textsOf } from './marks.ts';

/** The texts of the whole source below `root`/src, in the order of its files. */
export function sourceTexts(root: string): Found {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `src/${name}`)
    .sort();
  const all = files.map((file) => textsOf(file, readFileSync(join(root, file), 'utf8')));
  const ids = new Set(all.flatMap((each) => each.ids));
  return {
    marks: all.flatMap(({ marks }) => marks),
    bare: all.flatMap(({ bare }) => bare).filter(({ text }) => !ids.has(text)),
    wrong: all.flatMap(({ wrong }) => wrong),
    ids: [...ids],
  };
}
