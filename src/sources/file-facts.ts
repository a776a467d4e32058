import type { Problem } from '../problem.ts';
import { problem } from './headers.ts';
import { lastWords, type Probe } from './probe.ts';

/** What is wrong with the path itself; every tool is only ever given an absolute one, so none takes it for an option. */
export function badPath(path: string): Problem | undefined {
  if (path === '') return problem('no image is named', 'Name the image’s full path.');
  if (!path.startsWith('/'))
    return problem('the image’s path does not begin with /', 'Write the full path on the Xen host.');
  if (/[\u0000\n\r]/.test(path)) return problem('the image’s path holds a line break', 'Rename the file.');
  return undefined;
}

/** Length in bytes, and a word that changes when the file does. */
export async function statFile(probe: Probe, path: string): Promise<{ bytes: number; fingerprint: string } | Problem> {
  // %f is the mode in hexadecimal: %F would be a word in the host's language.
  const result = await probe.ask(['stat', '-L', '-c', '%f %s %Y', '--', path]);
  if (result.code !== 0) return absent(lastWords(result), path);
  const [mode = '', size = '', time = ''] = result.stdout.trim().split(' ');
  const type = Number.parseInt(mode, 16) & 0xf000;
  if (type === 0x8000) return { bytes: Number(size), fingerprint: `${size} ${time}` };
  if (type === 0x4000) return problem(`${path} is a folder`, 'Name the image file in it.');
  if (type === 0x6000)
    return problem(
      `${path} is a device, not an image file`,
      'Copy it into a file first, or use it as the guest’s disk.',
    );
  return problem(`${path} is not a regular file`, 'Name the image file.');
}

function absent(said: string, path: string): Problem {
  if (/permission denied/i.test(said)) return problem(`${path} may not be read by this user`, 'Run xenguide as root.');
  if (/no such file|not a directory/i.test(said)) {
    return problem(
      `there is no file ${path} on the Xen host`,
      'Look at the spelling (ls -l), or copy the image there.',
    );
  }
  return problem(`${path} cannot be looked at: ${said}`, 'Name another file.');
}
