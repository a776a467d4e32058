import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Licences that allow what ours does, as long as their text goes along. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
]);

export interface Licence {
  name: string;
  version: string;
  licence: string;
  text: string;
}

/**
 * The licences of the packages whose files are in the bundle, by name. `inputs`: those files, relative to `root`.
 * Throws for a licence that is not known to go with ours.
 */
export function licencesOf(inputs: readonly string[], root: string): Licence[] {
  const folders = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0] ?? []);
  const all = [...new Set(folders)].map((folder) => licenceOf(join(root, folder)));
  // A version may be installed in several places.
  const once = new Map(all.map((licence) => [`${licence.name} ${licence.version}`, licence]));
  return [...once.values()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
  );
}

function licenceOf(folder: string): Licence {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
    author?: string | { name: string };
  };
  const { name, version, license = 'none' } = about;
  const choices = license.replace(/[()]/g, '').split(' OR ');
  if (!choices.some((one) => ALLOWED.has(one)))
    throw new Error(`${name} ${version} is under ${license}, not known to go with ours`);
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
  const author = typeof about.author === 'object' ? about.author.name : (about.author ?? `the authors of ${name}`);
  if (file === undefined && license !== 'MIT')
    throw new Error(`${name} ${version} comes without the text of its licence`);
  const text = file === undefined ? `Copyright (c) ${author}\n\n${MIT}` : readFileSync(join(folder, file), 'utf8');
  return { name, version, licence: license, text: text.trim() };
}

/** Node's, with those of all that it is made of. Throws when it is not where Node's own packages put it. */
export function nodeLicence(node: string): Licence {
  const places = [join(dirname(dirname(node)), 'LICENSE'), '/usr/share/doc/nodejs/LICENSE'];
  const texts = places.filter(existsSync).map((place) => readFileSync(place, 'utf8'));
  const text = texts.find((each) => each.startsWith('Node.js is licensed for use as follows'));
  if (text === undefined) throw new Error(`the licence of Node is in none of ${places.join(', ')}`);
  return { name: 'Node.js', version: process.versions.node, licence: 'MIT', text: text.trim() };
}

/** All of it as one text. */
export function copyright(own: string, parts: readonly Licence[]): string {
  const contents = parts.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`);
  const texts = parts.map(({ name, version, text }) => `${'-'.repeat(72)}\n${name} ${version}\n\n${text}\n`);
  return `xenguide\n\n${own.trim()}\n\nIt contains:\n${contents.join('\n')}\n\n${texts.join('\n')}`;
}

/** For packages that name the licence and do not bring its text. */
const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
