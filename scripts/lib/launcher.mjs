// dist/xenguide.mjs. Node's loader compiles a module of a megabyte anew at every start, for as long as bare Node takes
// to start. A script can be given what V8 made of it before, which is half of the way to the first frame.
// Nothing is imported: that would make Node build its file streams, HTTP agent and all, for the export of each.
const { readFileSync, renameSync, writeFileSync } = process.getBuiltinModule('fs');
const { Script } = process.getBuiltinModule('vm');

// The build puts the program's digest in, which is part of the names: V8 itself would take a text of the same length.
const digest = 'DIGEST';
const program = `${import.meta.dirname}/xenguide.${digest}.js`;
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
// Only Node's own modules are asked for: all others are in the bundle.
await script.runInThisContext()(process.getBuiltinModule, import.meta.url);
