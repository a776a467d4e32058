import { parseGrubHex } from './dump.ts';
import type { Probe } from './probe.ts';

/** What GRUB sees at one path. `files` of a folder end in `/` when they are folders themselves. */
export type Seen =
  | { is: 'missing' }
  | { is: 'file' }
  | { is: 'folder'; files: readonly { name: string; size: number }[] };

/** Reads files and folders out of a raw image in user space, with GRUB's own drivers. Nothing is ever mounted. */
export interface GrubReader {
  /** One process for all paths, written `(loop0,gpt1)/etc/`. Undefined: GRUB is not on this host, or gave up. */
  look(paths: readonly string[]): Promise<readonly Seen[] | undefined>;
  /** The beginning of a text file; undefined when it cannot be read. */
  text(path: string): Promise<string | undefined>;
  bytes(path: string, skip: number, count: number): Promise<Uint8Array>;
  /** Names of the volumes that GRUB finds inside LVM: `lvm/vg-root`. */
  lvm(): Promise<string[]>;
}

/** More of a text file is never needed; a hostile one may be endless. */
const TEXT_BYTES = 256 * 1024;
/** `ls -l` of GRUB's own pseudo device: a line of its own between the answers, since it passes over what is missing. */
const MARK = '(proc)';
const MARK_LINE = /^Device proc: .*$/m;

export function grubReader(probe: Probe, image: string): GrubReader {
  const run = (options: readonly string[], command: string, args: readonly string[]) =>
    probe.ask(['grub-fstest', ...options, image, command, '--', ...args]);
  return {
    async look(paths) {
      const result = await run([], 'ls', ['-l', '-a', ...paths.flatMap((path) => [MARK, path])]);
      // The exit code says nothing: a path that is missing must not spoil the others.
      const answers = result.stdout.split(MARK_LINE).slice(1);
      return answers.length === paths.length
        ? answers.map((answer, index) => parseAnswer(answer, paths[index]!))
        : undefined;
    },
    async text(path) {
      const result = await run(['-n', String(TEXT_BYTES)], 'cat', [path]);
      return result.code === 0 ? result.stdout : undefined;
    },
    async bytes(path, skip, count) {
      const result = await run(['-s', String(skip), '-n', String(count)], 'hex', [path]);
      return result.code === 0 ? parseGrubHex(result.stdout, skip) : new Uint8Array();
    },
    async lvm() {
      const result = await run([], 'ls', []);
      return [...result.stdout.matchAll(/\((lvm\/[^()\s]+)\)/g)].map((match) => match[1]!);
    },
  };
}

/**
 * After the marker's line end: nothing for a missing path, an empty line for a file (GRUB 2.06) or its own entry (from
 * 2.12 on), entries and an empty line for a folder.
 */
function parseAnswer(text: string, path: string): Seen {
  const body = text.replace(/^\n/, '');
  if (body === '') return { is: 'missing' };
  const files: { name: string; size: number }[] = [];
  for (const line of body.split('\n')) {
    const entry = /^(DIR|\d+)\s+(?:\d{14}\s|\s+)?(.*)$/.exec(line);
    const name = entry?.[2];
    if (name === undefined || name === './' || name === '../') continue;
    files.push({ name, size: entry?.[1] === 'DIR' ? 0 : Number(entry?.[1]) });
  }
  // A path of a folder ends in a slash, so it never ends in the name of what is in it.
  const itself = files.length === 1 && path.endsWith(`/${files[0]!.name}`);
  return body.trim() === '' || itself ? { is: 'file' } : { is: 'folder', files };
}
