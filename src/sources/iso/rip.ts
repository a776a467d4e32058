import type { InstallPhase } from '../../guest/spec.ts';
import type { Action } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import { roundSize } from '../../units.ts';

/** A disc in a drive of the host becomes a file. `from`: the drive. */
export function ripAction({ path, findings }: InstallPhase['queue'][number], from: string): Action {
  const { bytes } = findings;
  const whole = bytes > 0 ? [`count=${bytes}`, 'iflag=count_bytes,fullblock'] : ['iflag=fullblock'];
  return {
    id: 'disc.rip',
    title: noted`Copy the disc in ${from} to ${path}${bytes > 0 ? ` (${roundSize(bytes)})` : ''}`,
    why: noted('The guest reads a file more quickly than a drive, and another disc can take its place.'),
    effect: 'creates',
    touches: [path],
    check: { run: ['test', '-e', path] },
    do: [
      { run: ['mkdir', '-p', '-m', '0755', '--', path.slice(0, path.lastIndexOf('/'))] },
      {
        run: ['dd', `if=${from}`, `of=${path}`, 'bs=1M', ...whole, 'conv=fsync', 'status=none'],
        ...(bytes > 0 ? { progress: { from: 'size' as const, totalBytes: bytes } } : {}),
        trouble: {
          message: noted`the disc in ${from} cannot be read to its end`,
          remedy: noted('Clean the disc, or fetch its ISO file instead.'),
        },
      },
    ],
    undo: [{ run: ['rm', '-f', '--', path] }],
  };
}
