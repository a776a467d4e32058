// The catalogue of texts: node scripts/texts.mjs makes it of the source and lists what is not translated yet.
// --check changes nothing and names what is wrong; --complete with it: what is missing is wrong too, as for a release.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTs } from './lib/load-ts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { check, update } = await loadTs('scripts/texts/main.ts');
const args = process.argv.slice(2);
if (args.includes('--check')) {
  const problems = check(root, args.includes('--complete'));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
} else {
  for (const line of update(root)) console.log(line);
  execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', 'texts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
