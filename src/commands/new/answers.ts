import { readFileSync } from 'node:fs';
import { readAnswers } from '../../guest/answers-file.ts';
import { EXIT, UserError } from '../../problem.ts';
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
        message: `--set ${pair} is not of the form key.path=value`,
        remedy: 'Write it like --set storage.size=20GiB.',
      });
    }
    const value = pair.slice(at + 1);
    if (value === '') answers.delete(key);
    else answers.set(key, value);
  }
  if (args.name !== undefined) answers.set('name', args.name);
  return answers;
}

async function fromFile(file: string): Promise<Map<string, Answer>> {
  const name = file === '-' ? 'standard input' : file;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw new UserError(EXIT.invalid, {
      field: '--answers',
      message: `${name} cannot be read: ${(error as Error).message}`,
      remedy: 'Name a file with answers, or - for standard input.',
    });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(EXIT.invalid, {
      field: '--answers',
      message: `${name} is not a text file in UTF-8`,
      remedy: 'Is it the right file?',
    });
  }
  return readAnswers(text, name, await import('yaml'));
}
