import type { Runner } from '../host/runner.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';

/** S_IFMT, S_IFREG and S_IFBLK of stat(2). */
const KIND = 0xf000;
const FILE = 0x8000;
const BLOCK_DEVICE = 0x6000;

/** Rejects with UserError (invalid) unless a file or a drive of the host is there under this absolute path. */
export async function requireDisc(runner: Runner, path: string): Promise<void> {
  const { code, stdout, stderr } = await runner.run({
    argv: ['stat', '-L', '-c', '%f %s', '--', path],
    timeoutMs: 15_000,
  });
  if (code !== 0) {
    const message = /Permission denied/i.test(stderr)
      ? t`${path} may not be looked at on ${runner.where}`
      : t`${path} is not there on ${runner.where}`;
    throw refused(message, t('See what there is: ls -l, and xenguide disc GUEST list.'));
  }
  const [mode = '', size = ''] = stdout.trim().split(' ');
  const kind = Number.parseInt(mode, 16) & KIND;
  if (kind === FILE && size === '0')
    throw refused(t`${path} is empty`, t('Fetch the disc again: the file has no bytes.'));
  if (kind !== FILE && kind !== BLOCK_DEVICE) {
    throw refused(
      t`${path} is neither a file nor a drive`,
      t('Name an ISO file, or a drive of the host like /dev/sr0.'),
    );
  }
}

const refused = (message: string, remedy: string): UserError =>
  new UserError(EXIT.invalid, { field: 'disc', message, remedy });
