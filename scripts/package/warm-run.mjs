// node FLAGS warm-run.mjs PROGRAM CACHE [ARG...]: runs the bundled program, starting from CACHE if there is one, and leaves
// in CACHE what V8 has made of it. The flags make that the same bytes each time; they are taken back where a cache is read or
// written, because V8 takes a cache only from one that ran with the same flags.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

const AS_USUAL = ['--hash-seed=0', '--random-seed=0', '--flush-bytecode', '--sparkplug', '--opt'];
const set = (flags) => flags.forEach(setFlagsFromString);

const [node, , program, cache, ...args] = process.argv;
process.argv = [node, program, ...args];
set(AS_USUAL);
const script = new Script(readFileSync(program, 'latin1'), {
  filename: 'xenguide.js',
  cachedData: existsSync(cache) ? readFileSync(cache) : undefined,
});
if (script.cachedDataRejected) throw new Error('V8 does not take what the run before has left');
// The seeds have done their work when V8 started.
set(process.execArgv.filter((flag) => flag.startsWith('--no-')));
process.on('exit', () => {
  set(AS_USUAL);
  writeFileSync(cache, script.createCachedData());
});
// As if it lay in the package's own folder, where the handbook is.
const root = dirname(dirname(import.meta.dirname));
await script.runInThisContext()(createRequire(import.meta.url), root);
