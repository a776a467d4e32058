// What the packages of the bundle do without in this program: what is loaded costs time at every start, used or not.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const inRoot = (path) => resolve(root, path);

/** Changes places of a package's file; none of them may be missing, or the change would be lost unseen. */
function replaced(text, ...changes) {
  return changes.reduce((out, [place, by]) => {
    const after = out.replace(place, by);
    if (after === out) throw new Error(`a package has changed: ${place} is not in it any more`);
    return after;
  }, text);
}

/** Ink looks for the React devtools only when DEV is set; without this they would be part of the bundle. */
const noDevtools = {
  name: 'no-devtools',
  setup(build) {
    build.onLoad({ filter: /ink[\\/]build[\\/]devtools\.js$/ }, () => ({ contents: '', loader: 'js' }));
  },
};

/** Ink asks other programs how wide a terminal is that does not say it; ours always does. To start them takes 3 ms to load. */
const noTerminalSize = {
  name: 'no-terminal-size',
  setup(build) {
    build.onLoad({ filter: /node_modules[\\/]terminal-size[\\/]index\.js$/ }, () => ({
      contents: 'export default () => ({ columns: 80, rows: 24 });',
      loader: 'js',
    }));
  },
};

/** @inquirer/prompts brings a prompt that opens an editor, and with it the tables of all the world's encodings: 530 kB. */
const noEditor = {
  name: 'no-editor',
  setup(build) {
    build.onLoad({ filter: /@inquirer[\\/]external-editor[\\/].*\.js$/ }, () => ({
      contents: "export const editAsync = () => { throw new Error('no editor is part of this program'); };",
      loader: 'js',
    }));
  },
};

/**
 * Yoga's loader would fetch its own data: URL, for which Node loads its whole HTTP client: 20 ms and 6 MB. And it turns that
 * into bytes one by one: 1 ms.
 */
const quickYoga = {
  name: 'quick-yoga',
  setup(build) {
    build.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, ({ path }) => ({
      contents: `const fetch = undefined;\n${replaced(readFileSync(path, 'utf8'), [
        /var (\w)=\w+\((\w)\.slice\(37\)\),(\w)=new Uint8Array\(\1\.length\);for\(\2=0;\2<\1\.length;\+\+\2\)\3\[\2\]=\1\.charCodeAt\(\2\);var (\w)=\3/,
        "var $4=Buffer.from($2.slice(37),'base64')",
      ])}`,
      loader: 'js',
    }));
  },
};

/** For each token the YAML parser asks the environment whether to print it, which costs more than the token. */
const quietYaml = {
  name: 'quiet-yaml',
  setup(build) {
    build.onLoad({ filter: /yaml[\\/]dist[\\/](parse[\\/]parser|compose[\\/]composer)\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/node_process\.env\.LOG_\w+/g, 'false'),
      loader: 'js',
    }));
  },
};

/** Commander could start other programs as its subcommands, for which Node loads its network and all: 5 ms at every start. */
const noSubprograms = {
  name: 'no-subprograms',
  setup(build) {
    build.onLoad({ filter: /commander[\\/]lib[\\/]command\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace("require('node:child_process')", 'undefined'),
      loader: 'js',
    }));
  },
};

/**
 * LiquidJS as it is quick to start and to read a template. Two of its filters make checksums, for which Node's
 * cryptography would be loaded: 3 ms. For the clock of its time limit all of perf_hooks would be, and all of streams for a
 * result that nobody asks for as one: 2 ms each. And it looks for the end of plain text letter by letter, which takes
 * most of the time that a template is read in.
 */
const quickLiquid = {
  name: 'quick-liquid',
  setup(build) {
    build.onLoad({ filter: /liquidjs[\\/]dist[\\/]liquid\.node\.js$/ }, ({ path }) => ({
      contents: replaced(
        readFileSync(path, 'utf8'),
        [
          /^(?:var|const) crypto = (require\('crypto'\));$/m,
          'const crypto = { createHash: (name) => $1.createHash(name), createHmac: (name, key) => $1.createHmac(name, key) };',
        ],
        [/^var stream = (require\('stream'\));$/m, 'const stream = { get PassThrough() { return $1.PassThrough; } };'],
        [
          /function getPerformance\(\) \{[^}]*\}/,
          'const clock = { now: () => process.uptime() * 1e3 }; function getPerformance() { return clock; }',
        ],
        [
          /(readHTMLToken\(stopStrings\) \{\s*const begin = this\.p;)[\s\S]*?(\s*return new HTMLToken\()/,
          `$1
            const stops = stopStrings.map((stop) => this.input.indexOf(stop, begin)).filter((at) => at >= 0);
            this.p = Math.min(this.N, ...stops);$2`,
        ],
      ),
      loader: 'js',
    }));
  },
};

/**
 * Ink's own string-width needs Intl.Segmenter and large tables: 30 ms, and slow for each text. Even the fast one's
 * expressions take 1 ms to read, so it is loaded with the first character that ours does not know itself.
 */
const fastWidth = {
  name: 'fast-width',
  setup(build) {
    build.onResolve({ filter: /^(fast-)?string-width$/ }, ({ importer, namespace, path }) => {
      if (namespace === 'when-needed') return undefined;
      return importer === inRoot('src/text/width.ts')
        ? { path, namespace: 'when-needed' }
        : { path: inRoot('src/tui/terminal/ink-width.ts') };
    });
    build.onLoad({ filter: /.*/, namespace: 'when-needed' }, ({ path }) => ({
      contents: `let loaded; export default (text) => (loaded ??= require(${JSON.stringify(path)})).default(text);`,
      resolveDir: root,
    }));
  },
};

/** Ink's Output makes an object of every cell of every frame; ours keeps lines that did not change. */
const fastOutput = {
  name: 'fast-output',
  setup(build) {
    build.onResolve({ filter: /^\.\/output\.js$/ }, ({ importer }) =>
      /ink[\\/]build[\\/]renderer\.js$/.test(importer) ? { path: inRoot('src/tui/terminal/ink-output.ts') } : undefined,
    );
  },
};

/** Ink's wrapping loads Intl.Segmenter, for as long as the rest of Ink together; the face cuts its lines itself. */
const noWrapping = {
  name: 'no-wrapping',
  setup(build) {
    build.onLoad({ filter: /ink[\\/]build[\\/]wrap-text\.js$/ }, () => ({
      contents: 'export default (text) => text;',
      loader: 'js',
    }));
  },
};

/** Ink would show a component's error with a line of its source; ours catches it before. It loads Node's loader of modules. */
const noErrorOverview = {
  name: 'no-error-overview',
  setup(build) {
    build.onLoad({ filter: /ink[\\/]build[\\/]components[\\/]ErrorOverview\.js$/ }, () => ({
      contents: 'export default () => null;',
      loader: 'js',
    }));
  },
};

/** For one check of what it is given it loads Node's assert. */
const trustingSignalExit = {
  name: 'trusting-signal-exit',
  setup(build) {
    build.onLoad({ filter: /node_modules[\\/]signal-exit[\\/]index\.js$/ }, ({ path }) => ({
      contents: replaced(readFileSync(path, 'utf8'), ["require('assert')", '{ equal() {} }']),
      loader: 'js',
    }));
  },
};

/** Ink takes each text apart to see whether more than colours is in it. Where there is nothing else, one look is enough. */
const onlyColours = {
  name: 'only-colours',
  setup(build) {
    build.onLoad({ filter: /ink[\\/]build[\\/]sanitize-ansi\.js$/ }, ({ path }) => ({
      contents: replaced(readFileSync(path, 'utf8'), [
        'if (!hasAnsiControlCharacters(text))',
        String.raw`if (/^[^\x1b\x80-\x9f]*(?:\x1b\[[\d:;]*m[^\x1b\x80-\x9f]*)*$/.test(text))`,
      ]),
      loader: 'js',
    }));
  },
};

/** React and Ink look how long they take, for which all of perf_hooks would be loaded. */
const plainClock = {
  name: 'plain-clock',
  setup(build) {
    build.onLoad({ filter: /(scheduler\.production|ink[\\/]build[\\/]ink)\.js$/ }, ({ path }) => ({
      contents: `const performance = { now: () => process.uptime() * 1e3 };\n${readFileSync(path, 'utf8')}`,
      loader: 'js',
    }));
  },
};

export const leanPackages = [
  noDevtools,
  noTerminalSize,
  noEditor,
  quickYoga,
  quietYaml,
  noSubprograms,
  quickLiquid,
  fastWidth,
  fastOutput,
  noWrapping,
  noErrorOverview,
  trustingSignalExit,
  onlyColours,
  plainClock,
];
