import type { Runner } from '../host/runner.ts';
import { runAll } from '../plan/apply/ask.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { CONFIG, DRAFT, MANIFEST, PAUSE, SUMS } from './files.ts';
import { type Draft, filesOf, type Manifest, parseManifest, printManifest, type Written } from './manifest.ts';
import type { BackupPlaces } from './places.ts';

/**
 * Ends a backup whose plan is through: writes down what became of it, and gives the folder its name. Can be repeated from wherever
 * it was cut off. Rejects with UserError (left), after which it can be tried again.
 */
export async function sealBackup(runner: Runner, places: BackupPlaces): Promise<Manifest> {
  const { partial, final } = places;
  const done = await runner.readText(`${final}/${MANIFEST}`);
  const isHidden = (await runner.run({ argv: ['test', '-e', partial] })).code === 0;
  if (done !== undefined && !isHidden) return parseManifest(done, `${final}/${MANIFEST}`);
  // Another one of the same name: this one has not become it.
  if (done !== undefined) throw unfinished(partial, t`${final} is there already`);
  const draft = await runner.readText(`${partial}/${DRAFT}`);
  if (draft !== undefined) await describe(runner, partial, JSON.parse(draft) as Draft);
  const path = `${partial}/${MANIFEST}`;
  await must(runner, ['rm', '-f', '--', `${partial}/${PAUSE}`]);
  const manifest = parseManifest((await runner.readText(path)) ?? '', path);
  // -n and -T: neither over nor into anything that is there; all of it lies on the disk before it has its name.
  await must(runner, ['sync', '-f', partial]);
  await must(runner, ['mv', '-n', '-T', '--', partial, final]);
  if ((await runner.run({ argv: ['test', '-e', partial] })).code === 0) {
    throw unfinished(partial, t`${final} is there already`);
  }
  await must(runner, ['sync', '-f', final]);
  return manifest;
}

/** As long as the draft is there, everything is made from it once more: so it goes before the times that are needed for that. */
async function describe(runner: Runner, partial: string, draft: Draft): Promise<void> {
  const files = filesOf(draft);
  const [sums, times, sizes] = await runAll(runner, [
    ['cat', '--', `${partial}/${SUMS}`],
    ['cat', '--', `${partial}/${PAUSE}`],
    ['stat', '-c', '%s', '--', ...files.map((file) => `${partial}/${file}`)],
  ]);
  const [from = Number.NaN, to = Number.NaN] = (times?.stdout ?? '').trim().split('\n').map(Number);
  const bytes = (sizes?.stdout ?? '').trim().split('\n').map(Number);
  const written = files.map((file, index): Written => {
    const sha256 = sumOf(sums?.stdout ?? '', file);
    if (sha256 === undefined || !(bytes[index]! > 0)) throw unfinished(partial, t`${file} has no checksum`);
    return { file, bytes: bytes[index]!, sha256 };
  });
  if (Number.isNaN(from) || Number.isNaN(to)) {
    throw unfinished(partial, t('when the guest was held still is not known'));
  }
  const manifest: Manifest = {
    ...draft,
    takenAt: new Date(from * 1000).toISOString(),
    pauseSeconds: to >= from ? Math.round((to - from) * 1000) / 1000 : null,
    files: written,
  };
  await runner.writeFile(`${partial}/${MANIFEST}`, printManifest(manifest), 0o600);
  const small = await must(runner, ['env', '-C', partial, 'sha256sum', '--', MANIFEST, CONFIG]);
  const big = written.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join('');
  await runner.writeFile(`${partial}/${SUMS}`, `${big}${small}`, 0o600);
  await must(runner, ['rm', '-f', '--', `${partial}/${DRAFT}`]);
}

/** Of a line of sha256sum(1): `HEX  NAME`. */
const sumOf = (text: string, file: string): string | undefined =>
  text
    .split('\n')
    .find((line) => line.slice(66) === file)
    ?.slice(0, 64);

async function must(runner: Runner, argv: readonly [string, ...string[]]): Promise<string> {
  const { code, stdout, stderr } = await runner.run({ argv });
  if (code === 0) return stdout;
  throw new UserError(EXIT.left, {
    field: '',
    message: t`the backup is whole, but could not be given its name: ${stderr.trim().split('\n').at(-1)}`,
    remedy: t('See whether its folder can be written to, and run the same command again: it goes on from there.'),
  });
}

const unfinished = (partial: string, why: string): UserError =>
  new UserError(EXIT.left, {
    field: '',
    message: t`the backup in ${partial} could not be ended: ${why}`,
    remedy: t('Take it away (xenguide backup GUEST --undo), and begin anew.'),
  });
