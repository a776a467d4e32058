import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type About, changelog, control, LINTIAN } from './control.ts';

export interface DebFile {
  /** `usr/bin/xenguide` */
  path: string;
  content: string | Buffer;
  executable?: boolean;
}

/**
 * Debian’s package of these files, with its changelog; the same bytes for the same files and the same `about.epoch`.
 * Needs dpkg-deb and, for what the executable depends on, dpkg-shlibdeps (dpkg-dev).
 */
export function makeDeb(files: readonly DebFile[], about: About, executable: string, outfile: string): void {
  const doc = 'usr/share/doc/xenguide';
  const all: readonly DebFile[] = [
    ...files,
    { path: `${doc}/changelog.gz`, content: packed(changelog(about)) },
    { path: 'usr/share/lintian/overrides/xenguide', content: LINTIAN },
  ];
  const folder = mkdtempSync(join(tmpdir(), 'xenguide-deb-'));
  try {
    const tree = join(folder, 'tree');
    const size = all.reduce((sum, { content }) => sum + Math.ceil(Buffer.byteLength(content) / 1024), 0);
    const depends = dependencies(executable, folder);
    const meta: readonly DebFile[] = [
      { path: 'DEBIAN/control', content: control(about, { depends, kib: size, architecture: architecture() }) },
      { path: 'DEBIAN/md5sums', content: all.map(({ path, content }) => `${md5(content)}  ${path}\n`).join('') },
    ];
    for (const file of [...all, ...meta]) write(tree, file);
    // Times are never later than the commit, whatever the clock says now; nobody here owns anything.
    const env = { ...process.env, SOURCE_DATE_EPOCH: String(about.epoch) };
    execFileSync('chmod', ['-R', 'u=rwX,go=rX', tree]);
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', tree, outfile], { env, stdio: 'pipe' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packed for the places where Debian wants it so: without a name or a time in it. */
export const packed = (text: string): Buffer => gzipSync(text, { level: 9 });

export const architecture = (): string => execFileSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).trim();

/** The libraries it is linked to, in the oldest version that has what it uses. */
function dependencies(executable: string, folder: string): string {
  // It wants to stand beside the control file of a source package.
  mkdirSync(join(folder, 'debian'));
  writeFileSync(join(folder, 'debian/control'), 'Source: xenguide\n\nPackage: xenguide\nArchitecture: any\n');
  const said = execFileSync('dpkg-shlibdeps', ['-O', executable], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const found = /^shlibs:Depends=(.+)$/m.exec(said)?.[1];
  if (found === undefined) throw new Error(`dpkg-shlibdeps did not say what ${executable} depends on`);
  return found;
}

function write(tree: string, { path, content, executable }: DebFile): void {
  const file = join(tree, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { mode: executable ? 0o755 : 0o644 });
}

const md5 = (content: string | Buffer): string => createHash('md5').update(content).digest('hex');
