import type { Runner } from '../host/runner.ts';
import { onHost } from '../host/where.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { CONFIG, MANIFEST, SUMS } from './files.ts';
import { filesOf, type Manifest, parseManifest } from './manifest.ts';

/**
 * The description of a backup. Rejects with UserError: there is none (usage), it is not whole (invalid), it cannot be read
 * (invalid).
 */
export async function openBackup(runner: Runner, folder: string): Promise<Manifest> {
  const text = await runner.readText(`${folder}/${MANIFEST}`);
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  if (name.startsWith('.') && name.endsWith('.partial')) {
    throw new UserError(EXIT.invalid, {
      field: 'backup',
      message: t`${folder} is a backup that was not ended`,
      remedy: t('xenguide backup GUEST goes on with it, xenguide backup GUEST --undo takes it away.'),
    });
  }
  if (text === undefined) {
    throw new UserError(EXIT.usage, {
      field: 'backup',
      message: t`there is no backup ${folder} on ${onHost(runner.where)} (it would have a file ${MANIFEST})`,
      remedy: t('See what there is: xenguide backup --list --to FOLDER'),
    });
  }
  return parseManifest(text, `${folder}/${MANIFEST}`);
}

/**
 * Reads a whole backup back and compares it with what was written. Gives back what is wrong, a sentence each; nothing: it is as it
 * was. Takes as long as reading all of it. Rejects with UserError (conflict) where it was removed or renamed meanwhile: then nobody knows.
 */
export async function verifyBackup(runner: Runner, folder: string, manifest: Manifest): Promise<string[]> {
  const sums = await runner.readText(`${folder}/${SUMS}`);
  if (sums === undefined) await mustBeThere(runner, folder);
  if (sums === undefined) return [t`${SUMS}, the list of checksums, is missing`];
  const listed = new Map(sums.split('\n').map((line) => [line.slice(66), line.slice(0, 64)]));
  const wrong: string[] = [];
  for (const file of [...filesOf(manifest), MANIFEST, CONFIG]) {
    if (!listed.has(file)) wrong.push(t`${file} is not in the list of checksums`);
  }
  for (const file of filesOf(manifest)) {
    const written = manifest.files.find((each) => each.file === file);
    if (!written) wrong.push(t`${file} is not described in ${MANIFEST}`);
    else if (listed.has(file) && listed.get(file) !== written.sha256) {
      wrong.push(t`${file} has one checksum in ${MANIFEST} and another in ${SUMS}`);
    }
  }
  const read = await runner.run({ argv: ['env', '-C', folder, 'sha256sum', '--strict', '-c', '--', SUMS] });
  for (const [, file, how] of read.stdout.matchAll(/^(.*): (FAILED.*)$/gm)) {
    wrong.push(how === 'FAILED' ? t`${file} is not as it was written` : t`${file} cannot be read`);
  }
  if (read.code !== 0 && wrong.length === 0) wrong.push(t`the checksums could not be compared: ${read.stderr.trim()}`);
  // What is as it was written was tried then; this is for files that somebody put there since, with new sums.
  const packed = filesOf(manifest).map((file) => `${folder}/${file}`);
  const test = wrong.length > 0 ? undefined : await runner.run({ argv: ['zstd', '-t', '-q', '--', ...packed] });
  if (test && test.code !== 0) wrong.push(t`the copies cannot be unpacked: ${test.stderr.trim().split('\n').at(-1)}`);
  if (wrong.length > 0) await mustBeThere(runner, folder);
  return wrong;
}

/** What is removed while it is read is not damaged. */
async function mustBeThere(runner: Runner, folder: string): Promise<void> {
  if ((await runner.run({ argv: ['test', '-d', folder], timeoutMs: 60_000 })).code === 0) return;
  throw new UserError(EXIT.conflict, {
    field: 'backup',
    message: t`${folder} was removed or renamed while it was read`,
    remedy: t('See what there is: xenguide backup --list --to FOLDER'),
  });
}
