import { openBackup, verifyBackup } from '../../keep/verify.ts';
import { EXIT, type ExitCode } from '../../problem.ts';
import { safeText } from '../safe-text.ts';
import { fullPath, type KeepArgs } from './args.ts';

/** `xenguide verify BACKUP`: reads all of it back. Exit 3 when it is damaged. */
export async function verifyCommand(backup: string, args: KeepArgs): Promise<ExitCode> {
  const { runner, io, json } = args;
  const folder = fullPath(backup, args.cwd, 'backup');
  const manifest = await openBackup(runner, folder);
  io.say(`Reading ${folder} back on ${runner.where} …`);
  const problems = await verifyBackup(runner, folder, manifest);
  const whole = problems.length === 0;
  if (json) io.out(`${JSON.stringify({ backup: folder, guest: manifest.guest, whole, problems }, null, 2)}\n`);
  else if (whole) io.out(`${folder} is whole: every file is as it was written, and can be unpacked.\n`);
  else for (const each of problems) io.out(`${safeText(each)}\n`);
  if (!whole && !json) io.say('It is damaged. Use another backup, and see to the disk that this one lies on.');
  return whole ? EXIT.done : EXIT.invalid;
}
