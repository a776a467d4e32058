import type { Runner } from '../../host/runner.ts';

/** Paths on the host that begin with `path`; folders end with a slash. Hidden ones only when a dot was typed. */
export async function completePath(runner: Runner, path: string): Promise<string[]> {
  if (!path.startsWith('/')) return [];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const begun = path.slice(folder.length);
  const { code, stdout } = await runner.run({ argv: ['ls', '-1Ap', '--', folder], timeoutMs: 5000 });
  if (code !== 0) return [];
  return stdout
    .split('\n')
    .filter((name) => name !== '' && name.startsWith(begun) && (begun.startsWith('.') || !name.startsWith('.')))
    .slice(0, 1000)
    .map((name) => folder + name);
}
