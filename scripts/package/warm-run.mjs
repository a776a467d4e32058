// node FLAGS warm-run.mjs PROGRAM CACHE [ARG...]: runs the bundled program, starting from CACHE if there is one, and leaves
// in CACHE what V8 has made of it. The flags make that the same bytes each time; they are taken back before it is written,
// because V8 takes a cache only from one that ran with the same flags.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

const BACK = ['--hash-seed=0', '--random-seed=0', '--flush-bytecode', '--sparkplug', '--opt'];

const [node, , program, cache, ...args] = process.argv;
process.argv = [node, program, ...args];
const script = new Script(readFileSync(program, 'latin1'), {
  filename: 'xenguide.js',
  cachedData: existsSync(cache) ? readFileSync(cache) : undefined,
});
process.on('exit', () => {
  for (const flag of BACK) setFlagsFromString(flag);
  writeFileSync(cache, script.createCachedData());
});
// As if it lay in the package's own folder, where the handbook is.
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
await script.runInThisContext()(createRequire(import.meta.url), `file://${root}/xenguide.js`);
