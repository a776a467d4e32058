import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import * as esbuild from 'esbuild';
import { describe, expect, it } from 'vitest';

const { asFunction } = (await import('../../../scripts/lib/launched.mjs' as string)) as {
  asFunction: { define: Record<string, string>; plugin: esbuild.Plugin };
};

/** The text of a program, bundled as the body of a function. */
async function bundled(contents: string, resolveDir = import.meta.dirname): Promise<string> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir, sourcefile: join(resolveDir, 'program.js') },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    define: asFunction.define,
    plugins: [asFunction.plugin],
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

/** What the program asks of Node, and what it says. */
function run(body: string): { asked: string[]; said: unknown } {
  const asked: string[] = [];
  let said: unknown;
  const ask = (name: string): unknown => {
    asked.push(name);
    return process.getBuiltinModule(name);
  };
  const program = runInThisContext(`(function (require, __folder, say) {${body}})`) as (...given: unknown[]) => void;
  program(ask, '/opt/xenguide/dist', (what: unknown) => {
    said = what;
  });
  return { asked, said };
}

describe('a program as the body of a function', () => {
  it('takes of Node’s modules by name, whole, and with require', async () => {
    const body = await bundled(`
      import { join } from 'node:path';
      import * as url from 'node:url';
      import os, { EOL } from 'node:os';
      say([join('a', 'b'), typeof url.fileURLToPath, os.EOL === EOL, require('node:fs').existsSync('/')]);
    `);
    expect(run(body)).toEqual({
      asked: ['node:path', 'node:url', 'node:os', 'node:fs'],
      said: ['a/b', 'function', true, true],
    });
  });

  it('keeps only the names that it uses', async () => {
    const body = await bundled(`import { join } from 'node:path'; say(join('a', 'b'));`);
    expect(body).toContain('"join"');
    expect(body).not.toMatch(/normalize|relative/);
  });

  it('cannot import by name what Node loads when it is first asked for it', async () => {
    await expect(bundled(`import { promises } from 'node:fs'; say(promises);`)).rejects.toThrow(
      'No matching export in "builtin-names:node:fs" for import "promises"',
    );
    const body = await bundled(`import fs from 'node:fs'; say(() => fs.promises);`);
    expect(run(body).said).toBeTypeOf('function');
  });

  // From Node 22 on async_hooks.AsyncLocalStorage is one of them, which @inquirer/core imports.
  it('a package may import it by name', async () => {
    const body = await bundled(
      `import { promises } from 'node:fs'; say(typeof promises.open);`,
      '/opt/node_modules/some',
    );
    expect(run(body)).toEqual({ asked: ['node:fs'], said: 'function' });
  });

  it('knows its folder', async () => {
    expect(run(await bundled('say(import.meta.dirname);')).said).toBe('/opt/xenguide/dist');
  });
});
