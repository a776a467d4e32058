import { onHost } from '../../host/where.ts';
import { openBackup, verifyBackup } from '../../keep/verify.ts';
import { EXIT, type ExitCode } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { safeText } from '../safe-text.ts';
import type { KeepArgs } from './args.ts';
import { withStore } from './store.ts';

/** `xenguide verify BACKUP`: reads all of it back. Exit 3 when it is damaged. */
export async function verifyCommand(backup: string, args: KeepArgs): Promise<ExitCode> {
  const { io, json } = args;
  return withStore(backup, args, 'backup', async ({ runner, path, name }) => {
    const manifest = await openBackup(runner, path);
    const folder = name(path);
    io.say(t`Reading ${folder} back on ${onHost(runner.where)} …`);
    const problems = await verifyBackup(runner, path, manifest);
    const whole = problems.length === 0;
    if (json) io.out(`${JSON.stringify({ backup: folder, guest: manifest.guest, whole, problems }, null, 2)}\n`);
    else if (whole)
      io.out(`${safeText(t`${folder} is whole: every file is as it was written, and can be unpacked.`)}\n`);
    else for (const each of problems) io.out(`${safeText(each)}\n`);
    if (!whole && !json) io.say(t('It is damaged. Use another backup, and see to the disk that this one lies on.'));
    return whole ? EXIT.done : EXIT.invalid;
  });
}
