import { createReadStream, readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { readAnswers } from '../../guest/answers-file.ts';
import { foldGroups } from '../../guest/grouped.ts';
import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Answer } from '../../wizard/field.ts';
import type { NewArgs } from './args.ts';

/** The answers that the command line brings: the file, then `--set`, then the name. Later ones win. */
export async function givenAnswers(args: NewArgs): Promise<Map<string, Answer>> {
  const answers = args.answers === undefined ? new Map<string, Answer>() : await fromFile(args.answers);
  for (const pair of args.set) {
    const at = pair.indexOf('=');
    const key = pair.slice(0, at);
    if (at < 1 || !/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/.test(key)) {
      throw new UserError(EXIT.usage, {
        field: '--set',
        message: t`--set ${pair} is not of the form key.path=value`,
        remedy: t('Write it like --set storage.size=20GiB.'),
      });
    }
    const value = pair.slice(at + 1);
    if (value === '') answers.delete(key);
    else answers.set(key, value);
  }
  if (args.name !== undefined) answers.set('name', args.name);
  return foldGroups(answers);
}

/** More than any answers file has; a disk image or /dev/zero is not read to its end. */
const MOST_BYTES = 4 * 2 ** 20;

async function fromFile(file: string): Promise<Map<string, Answer>> {
  const name = file === '-' ? t('standard input') : file;
  const invalid = (message: string, remedy: string): UserError =>
    new UserError(EXIT.invalid, { field: '--answers', message: `${name} ${message}`, remedy });
  let bytes: Uint8Array;
  try {
    bytes = file === '-' ? await readAll(process.stdin) : await bytesOf(file);
  } catch (error) {
    throw invalid(t`cannot be read: ${inWords(error)}`, t('Name a file with answers, or - for standard input.'));
  }
  if (bytes.length > MOST_BYTES) throw invalid(t('is too big to hold answers'), t('Is it the right file?'));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid(t('is not a text file in UTF-8'), t('Is it the right file?'));
  }
  return readAnswers(text, name, await import('yaml'));
}

/** A file that lies there is read at once, which needs no stream; what comes through a pipe or never ends does. */
async function bytesOf(file: string): Promise<Uint8Array> {
  const there = statSync(file);
  const small = there.isFile() && there.size > 0 && there.size <= MOST_BYTES;
  return small ? readFileSync(file) : readAll(createReadStream(file));
}

/** Streams, because a pipe on standard input may be slow to fill. Gives a little more than MOST_BYTES at most. */
async function readAll(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > MOST_BYTES) break;
  }
  return Buffer.concat(chunks);
}

function inWords(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return t('there is no such file');
  if (code === 'EISDIR') return t('it is a folder');
  return code === 'EACCES' ? t('you may not read it') : message;
}
