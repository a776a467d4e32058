import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';

const builtins = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

/** What esbuild needs to be told so that a whole program, ES module though it is, becomes the body of a function. */
export const asFunction = {
  // By its URL only Yoga would look for its code, which is in the bundle, and Ink in development for its version.
  define: { 'import.meta.dirname': '__folder', 'import.meta.url': 'undefined' },
  /** A function cannot import: Node's own modules are asked for with require. */
  plugin: {
    name: 'builtins-by-require',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, namespace, kind, importer }) => {
        if (!builtins.has(path) || namespace.startsWith('builtin')) return undefined;
        if (kind !== 'import-statement') return { path, namespace: 'builtin' };
        return { path, namespace: importer.includes('node_modules') ? 'builtin-names-all' : 'builtin-names' };
      });
      build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)});`,
      }));
      build.onLoad({ filter: /.*/, namespace: 'builtin-names' }, ({ path }) => ({ contents: namesOf(path, isReady) }));
      build.onLoad({ filter: /.*/, namespace: 'builtin-names-all' }, ({ path }) => ({
        contents: namesOf(path, () => true),
      }));
    },
  },
};

/**
 * False for what Node loads when it is first asked for, like fs.promises. Our own code takes that from the default, where it needs
 * it. Packages may ask for it by name: which these are differs from one Node to the next (async_hooks.AsyncLocalStorage from 22 on).
 * @param {PropertyDescriptor} property
 */
const isReady = ({ get }) => !get;

/**
 * An ES module with the names of one of Node's, of which esbuild keeps those that are used: whoever imports the module itself
 * would get a copy of all of it.
 * @param {string} path as it is imported, like node:fs @param {(property: PropertyDescriptor) => boolean} wanted
 */
function namesOf(path, wanted) {
  const names = Object.entries(Object.getOwnPropertyDescriptors(process.getBuiltinModule(path)))
    .filter(([, property]) => property.enumerable && wanted(property))
    .map(([name]) => name);
  return `
    const all = require(${JSON.stringify(path)});
    const of = (name) => all[name];
    export default all;
    ${names.map((name) => `export const ${name} = /* @__PURE__ */ of('${name}');`).join('\n')}`;
}

/**
 * Writes the program beside its launcher; the launcher last, so that it never names a program that is not there.
 * @param {string} outfile the launcher, NAME.cjs @param {string} body what esbuild made of it, with `asFunction`
 * @returns {{ digest: string, bytes: number }}
 */
export function writeLaunched(outfile, body) {
  if (/^\s*(import|export)[\s{*"']/m.test(body)) throw new Error('an import or export is left in the bundle');
  // One byte a character: the launcher reads it so. esbuild leaves others only in regular expressions.
  const ascii = body.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const script = `(async function (require, __folder) {\n${ascii}\n})`;
  const digest = createHash('sha256').update(script).digest('hex').slice(0, 16);
  const folder = dirname(outfile);
  const mine = `${basename(outfile, '.cjs')}.${digest}.js`;
  writeFileSync(join(folder, mine), script);
  const launcher = readFileSync(new URL('./launcher.cjs', import.meta.url), 'utf8');
  const text = launcher
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace('DIGEST', digest)
    .replace('/xenguide.', `/${basename(outfile, '.cjs')}.`);
  writeFileSync(outfile, `#!/usr/bin/env node\n${text}`, { mode: 0o755 });
  for (const file of readdirSync(folder)) if (isOlder(file, outfile, mine)) rmSync(join(folder, file), { force: true });
  return { digest, bytes: script.length };
}

/** A program or cache of an earlier build of the same launcher. */
function isOlder(file, outfile, mine) {
  const name = basename(outfile, '.cjs');
  const match = /^(.*)\.[0-9a-f]{16}\.js(\..*\.cache(\.new)?)?$/.exec(file);
  return match !== null && match[1] === name && !file.startsWith(mine);
}
