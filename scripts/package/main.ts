import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/commands/table.ts';
import { openLibrary } from '../../src/guide/library.ts';
import { bashCompletion } from './bash.ts';
import { codeCache } from './code-cache.ts';
import type { About } from './control.ts';
import { architecture, type DebFile, makeDeb, packed } from './deb.ts';
import { makeExecutable } from './executable.ts';
import { fishCompletion } from './fish.ts';
import { copyright, licencesOf, nodeLicence } from './licences.ts';
import { manualPage } from './man.ts';
import { usages } from './usage.ts';
import { zshCompletion } from './zsh.ts';

export interface Given {
  /** The package's folder. */
  root: string;
  /** The bundled program, a script, and the files it was made of. */
  program: string;
  inputs: readonly string[];
  /** Its translations: the path of each by the name that it has beside the program. */
  texts: Readonly<Record<string, string>>;
  about: About;
  /** Folders: for the results, and for what is needed on the way. */
  out: string;
  work: string;
}

/** Makes the single executable and Debian’s package; resolves with their paths. */
export async function main({ root, program, inputs, texts, about, out, work }: Given): Promise<string[]> {
  const notes = copyright(readFileSync(join(root, 'LICENSE'), 'utf8'), [
    nodeLicence(process.execPath),
    ...licencesOf(inputs, root),
  ]);
  const cache = join(work, 'xenguide.cache');
  writeFileSync(cache, await codeCache(program, join(root, 'scripts/package/warm-run.mjs')));
  const handbook = [...filesBelow(root, 'guide'), ...filesBelow(root, 'templates')];
  const executable = join(out, `xenguide-${about.version}-linux-${process.arch}`);
  const own = ['package.json', ...handbook].map((name): [string, string] => [name, join(root, name)]);
  const carried = { ...Object.fromEntries(own), ...texts };
  await makeExecutable({ root, program, cache, carried, work, outfile: executable });
  writeFileSync(join(out, 'COPYRIGHT'), notes);

  const shared = ['package.json', ...handbook, ...filesBelow(root, 'lab')].map(
    (name): DebFile => ({
      path: `usr/share/xenguide/${name}`,
      content: readFileSync(join(root, name)),
      executable: (statSync(join(root, name)).mode & 0o100) !== 0,
    }),
  );
  const deb = join(out, `xenguide_${about.version}_${architecture()}.deb`);
  rmSync(deb, { force: true });
  makeDeb(
    [
      { path: 'usr/bin/xenguide', content: readFileSync(executable), executable: true },
      { path: 'usr/share/doc/xenguide/copyright', content: notes },
      ...shared,
      ...Object.entries(texts).map(
        ([name, path]): DebFile => ({ path: `usr/share/xenguide/${name}`, content: readFileSync(path) }),
      ),
      ...fromTheTable(about.epoch),
    ],
    about,
    executable,
    deb,
  );
  return [executable, deb];
}

/** The manual and the completions, where Debian looks for them. */
function fromTheTable(epoch: number): DebFile[] {
  const all = usages(COMMANDS);
  const pages = openLibrary().ids();
  const day = new Date(epoch * 1000).toISOString().slice(0, 10);
  return [
    { path: 'usr/share/man/man1/xenguide.1.gz', content: packed(manualPage(all, day)) },
    { path: 'usr/share/bash-completion/completions/xenguide', content: bashCompletion(all, pages) },
    { path: 'usr/share/zsh/vendor-completions/_xenguide', content: zshCompletion(all, pages) },
    { path: 'usr/share/fish/vendor_completions.d/xenguide.fish', content: fishCompletion(all, pages) },
  ];
}

const filesBelow = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => statSync(join(root, name)).isFile())
    .sort();
