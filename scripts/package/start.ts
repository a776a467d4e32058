// What the single executable starts with. Node can read nothing but its assets here: the program, what V8 made of it before
// (scripts/lib/launcher.cjs says why), and the handbook and the templates.
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { getAsset, getRawAsset } from 'node:sea';
import { Script } from 'node:vm';
import { withCarriedFiles } from './carried-files.ts';

type Program = (require: (name: string) => unknown, folder: string) => Promise<void>;

const bytes = (name: string): Buffer => Buffer.from(getRawAsset(name) as ArrayBuffer);

// Debian's package has them as files, where a person can look at them and copy a template.
const shared = join(dirname(process.execPath), '../share/xenguide');
const installed = fs.existsSync(join(shared, 'guide'));
const root = installed ? shared : process.execPath;

const carrying = withCarriedFiles(fs, root, {
  names: () => JSON.parse(getAsset('files.json', 'utf8')) as string[],
  read: bytes,
});
const fromProgram = (name: string): unknown => (/^(node:)?fs$/.test(name) && !installed ? carrying : require(name));

const script = new Script(bytes('xenguide.js').toString('latin1'), {
  filename: 'xenguide.js',
  cachedData: bytes('xenguide.cache'),
});
void (script.runInThisContext() as Program)(fromProgram, root);
