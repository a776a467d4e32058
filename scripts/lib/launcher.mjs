// dist/xenguide.mjs. Node's loader compiles a module of a megabyte anew at every start, for as long as bare Node takes
// to start. A script can be given what V8 made of it before, which is half of the way to the first frame.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

// The build puts the program's digest in, which is part of the names: V8 itself would take a text of the same length.
const digest = 'DIGEST';
const program = fileURLToPath(new URL(`./xenguide.${digest}.js`, import.meta.url));
const cache = `${program}.${process.version}-${process.arch}.cache`;

let cachedData;
try {
  cachedData = readFileSync(cache);
} catch {
  // None for this Node: the program is compiled like any other.
}
const script = new Script(readFileSync(program, 'latin1'), { filename: program, cachedData });
if (process.env.XENGUIDE_MAKE_CACHE === digest)
  process.on('exit', () => {
    writeFileSync(`${cache}.new`, script.createCachedData());
    renameSync(`${cache}.new`, cache);
  });
await script.runInThisContext()(createRequire(import.meta.url), import.meta.url);
