import type { Runner } from '../host/runner.ts';
import type { Action, Step } from '../plan/action.ts';
import type { Problem } from '../problem.ts';
import { noted, t } from '../text/t.ts';
import { type Checksum, checksumFromList, checksumOf } from './checksum-list.ts';

export { checksumFromList } from './checksum-list.ts';

type Refusal = Omit<Problem, 'field'>;

/** The answer `source.checksum`: a number, or the path of a publisher's list on the host. */
export function readChecksum(answer: string): Checksum | { list: string } | Refusal {
  const text = answer.trim();
  if (text.startsWith('/')) return /[\n\r\0]/.test(text) ? unreadable(text) : { list: text };
  const match = /^(?:(sha256|sha512):)?([0-9a-f]+)$/i.exec(text);
  const checksum = match?.[2] === undefined ? undefined : checksumOf(match[2]);
  if (!checksum) return unreadable(text);
  const claimed = match?.[1]?.toLowerCase();
  return claimed === undefined || claimed === checksum.algorithm
    ? checksum
    : {
        message: t`a ${claimed} checksum has ${claimed === 'sha256' ? 64 : 128} digits, this one has ${checksum.hex.length}`,
        remedy: t`Write ${checksum.algorithm}: before it, or copy it once more.`,
      };
}

const unreadable = (text: string): Refusal =>
  /^(md5:|sha1:)?[0-9a-f]{32}(?:[0-9a-f]{8})?$/i.test(text)
    ? { message: t('MD5 and SHA-1 checksums can be forged'), remedy: t('Take the publisher’s SHA-256 or SHA-512.') }
    : {
        message: t('this is not a checksum'),
        remedy: t(
          'Write sha256: and 64 digits, sha512: and 128 digits, or the full path of a SHA256SUMS or SHA512SUMS file.',
        ),
      };

/**
 * Looks the image up in the list that the answer names, so that the plan holds the number itself.
 * An answer that is a number already is returned as it is.
 */
export async function resolveChecksum(runner: Runner, answer: string, image: string): Promise<Checksum | Refusal> {
  const reading = readChecksum(answer);
  if (!('list' in reading)) return reading;
  const text = await runner.readText(reading.list);
  const name = image.slice(image.lastIndexOf('/') + 1);
  if (text === undefined) {
    return {
      message: t`the list ${reading.list} cannot be read`,
      remedy: t('Copy it to the Xen host, or write the number.'),
    };
  }
  const found = checksumFromList(text, name);
  if (found === 'contradicts itself') {
    return { message: t`${reading.list} has two different checksums for ${name}`, remedy: t('Fetch the list again.') };
  }
  return (
    found ?? {
      message: t`${reading.list} has no SHA-256 or SHA-512 for ${name}`,
      remedy: t('Give the image the name that it has in the list, or write the number itself.'),
    }
  );
}

/** Reads the whole image once, before anything is made, and stops there when the number differs. Empty answer: nothing. */
export function checksumActions(answer: string, image: string): Action[] {
  if (answer.trim() === '') return [];
  const reading = readChecksum(answer);
  if ('message' in reading) return [];
  return [
    {
      id: 'source.checksum',
      title: noted`Compare the checksum of ${image}`,
      why: noted('It shows that the image arrived whole and is the one its publisher made.'),
      effect: 'reads',
      touches: [image],
      do: 'list' in reading ? checkByList(reading.list, image) : [checkByNumber(reading, image)],
      undo: [],
    },
  ];
}

/** A checksum as a question for the host: exit code 0 when the file has it. */
function checkByNumber({ algorithm, hex }: Checksum, file: string): { run: [string, ...string[]]; stdin: string } {
  // GNU's format: a name with a backslash has it doubled, and one more in front of the line.
  const odd = file.includes('\\');
  const name = odd ? file.replaceAll('\\', '\\\\') : file;
  return {
    run: [`${algorithm}sum`, '--check', '--strict', '--quiet', '-'],
    stdin: `${odd ? '\\' : ''}${hex}  ${name}\n`,
  };
}

/**
 * Only for lists that could not be read while planning. The program checks every file of the list that is there, and says
 * nothing of one that is not in it: so it is first seen that the image is.
 */
function checkByList(list: string, image: string): Step[] {
  const folder = image.slice(0, image.lastIndexOf('/')) || '/';
  const name = image.slice(image.lastIndexOf('/') + 1);
  const bits = /512/.test(list.slice(list.lastIndexOf('/'))) ? 512 : 256;
  const hex = `[0-9A-Fa-f]{${bits / 4}}`;
  // As in checksumFromList: GNU's lines, with a backslash in a name twice, and BSD's.
  const there = `(\\./)?${escaped(name.replaceAll('\\', '\\\\'))}`;
  const line = `^\\\\?${hex} [ *]${there}$|^\\\\?SHA(2-)?${bits} ?\\(${there}\\) ?= ?${hex}[[:space:]]*$`;
  return [
    {
      run: ['grep', '-qE', '-e', line, '--', list],
      trouble: {
        message: noted`${list} has no SHA-${bits} for ${name}`,
        remedy: noted('Give the image the name that it has in the list, or write the number itself.'),
      },
    },
    { run: ['env', `--chdir=${folder}`, `sha${bits}sum`, '--check', '--ignore-missing', '--quiet', '--', list] },
  ];
}

/** A text as an extended regular expression (POSIX). */
const escaped = (text: string): string => text.replace(/[\\^$.[\]|()*+?{}]/g, '\\$&');
