import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type CommandUsage, OWN_OPTIONS, usages } from '../../../../scripts/package/usage.ts';
import { COMMANDS } from '../../../../src/commands/table.ts';

/** What the real table says. */
export const ALL: readonly CommandUsage[] = usages(COMMANDS);

export const PAGES = ['index', 'storage/lvm', 'storage/nfs'];

/** Why the tests of a program are skipped; undefined when it is there. In CI none is skipped. */
export function missing(program: string): string | undefined {
  if (!spawnSync(program, [], { input: '', stdio: ['pipe', 'ignore', 'ignore'] }).error || process.env.CI)
    return undefined;
  const why = `${program} is not there: apt install ${program}`;
  console.warn(`skipped: ${why}`);
  return why;
}

/** A folder of the test file's own, gone when it is through. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** A folder with a completion of this name and what it may find: web1.cfg, and the guests web1 and db1. */
export function folderFor(name: string, text: string): string {
  const folder = folderWith({ 'web1.cfg': '' });
  for (const guest of ['web1', 'db1']) mkdirSync(join(folder, 'guests', guest), { recursive: true });
  // Not this host's guests.
  writeFileSync(join(folder, name), text.replaceAll('/var/lib/xenguide/guests', join(folder, 'guests')));
  return folder;
}

/** Every command, and every option of each as `spell` has it, is offered; `offered` gets the words before. */
export function offersAll(offered: (command: string) => readonly string[] | Promise<readonly string[]>): void {
  test('every command is offered', async () => {
    const names = ALL.map(({ name }) => name);
    expect(await offered('xenguide ')).toEqual(expect.arrayContaining([...names, 'help']));
  });

  test.each(ALL.filter(({ options }) => options.length > 0).map((command) => [command.name, command] as const))(
    'every option of %s is offered',
    async (name, { options }) => {
      const long = options.map(({ names }) => names.at(-1)!);
      expect([...(await offered(`xenguide ${name} --`))].sort()).toEqual(long.sort());
    },
  );

  test('without a command, the options of new and the version are', async () => {
    const found = await offered('xenguide --');
    expect(found).toEqual(expect.arrayContaining(['--answers', ...OWN_OPTIONS.map(({ names }) => names.at(-1)!)]));
    expect(found).not.toContain('--outside');
  });
}
