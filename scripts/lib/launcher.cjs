// dist/xenguide.cjs. Node's loader compiles a module of a megabyte anew at every start, for as long as bare Node takes
// to start. A script can be given what V8 made of it before, which is half of the way to the first frame.
// CommonJS, because Node loads nothing for it that is not there already; for an ES module it takes a tenth longer to start.
'use strict';
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');

// The build puts the program's digest in, which is part of the names: V8 itself would take a text of the same length.
const digest = 'DIGEST';
const program = `${__dirname}/xenguide.${digest}.js`;
// Whoever draws no screen need not wait until all of its code has been read. A wrong guess only costs time.
const kind = process.argv.some((word) => ['--print', '--json', '--version', '-V'].includes(word)) ? 'lines' : 'screen';
const cache = `${program}.${process.version}-${process.arch}.${kind}.cache`;

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
// The program says itself that it has ended, and how: to have nothing more to wait for is no success.
process.once('beforeExit', () => process.exit(1));
// Only Node's own modules are asked for: all others are in the bundle.
void script.runInThisContext()(process.getBuiltinModule, __dirname);
