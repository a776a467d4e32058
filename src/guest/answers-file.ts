import type { Document, Tags, YAMLError } from 'yaml';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import type { Answer } from '../wizard/field.ts';
import { type Answers, type AnswerTree, flatten, unflatten } from './answers.ts';
import { plainAnswers } from './answers-text.ts';
import { unfoldGroups } from './grouped.ts';

/** The yaml library, handed in because it is loaded only when there is a file to read or write. */
export interface Yaml {
  parseDocument(
    text: string,
    options?: { resolveKnownTags?: boolean; customTags?: (tags: Tags) => Tags },
  ): Document.Parsed;
  stringify(value: unknown, options?: { lineWidth?: number; aliasDuplicateObjects?: boolean }): string;
}

/** The version of the answers' form that this xenguide reads and writes. */
export const ANSWERS_VERSION = 1;

/**
 * Reads an answers file. Throws a UserError (exit 3) that names the line, or the key, and the remedy.
 * Aliases are refused altogether: no answer needs one, and they are how a small file becomes a huge one.
 */
export function readAnswers(text: string, name: string, yaml: Yaml): Map<string, Answer> {
  const invalid = (message: string, remedy: string): UserError =>
    new UserError(EXIT.invalid, { field: '--answers', message: `${name}: ${message}`, remedy });
  if (text.length > 1_000_000)
    throw invalid(t('the file has more than a million characters'), t('Is it the right file?'));
  const document = yaml.parseDocument(text, { resolveKnownTags: false, customTags: withoutNumbers });
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault) throw invalid(...inWords(fault));
  const tree = plainValues(document, invalid);
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) {
    throw invalid(
      t('it holds no answers'),
      t('Begin it with “version: 1” and “name: …”; a written plan’s NAME.answers.yaml is an example.'),
    );
  }
  const { version, ...answers } = tree as AnswerTree;
  if (String(version) !== String(ANSWERS_VERSION)) {
    throw invalid(
      version === undefined
        ? t('the line “version: 1” is missing')
        : t`version ${typeof version === 'string' ? version : JSON.stringify(version)} is not known`,
      t('Write “version: 1” as its first line.'),
    );
  }
  return flatten(answers, (key) => {
    throw invalid(t`${key} mixes values and groups in one list`, t`Write ${key} as a list of one kind.`);
  });
}

/** A guest may be called 1.10, and a number be written 007: each question reads its own numbers, from the text. */
const withoutNumbers = (tags: Tags): Tags =>
  tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag));

/** The faults that people make, in plain words; the library's own, with line and column, for the rest. */
function inWords({ code, message, linePos }: YAMLError): [message: string, remedy: string] {
  const at = linePos ? ` ${t`at line ${linePos[0].line}, column ${linePos[0].col}`}` : '';
  switch (code) {
    case 'TAB_AS_INDENT':
      return [t`a tab stands${at}`, t('Indent with spaces: YAML does not take tabs.')];
    case 'DUPLICATE_KEY':
      return [t`the same key stands twice${at}: keys are unique`, t('Leave one of them out.')];
    case 'MULTIPLE_DOCS':
      return [t`a second document begins${at}`, t('Take out the line “---”: one file holds one guest.')];
    case 'RESOURCE_EXHAUSTION':
      return [t`groups lie in groups without end${at}`, t('Is it the right file?')];
    case 'TAG_RESOLVE_FAILED':
      return [t`a YAML tag (!) stands${at}`, t('Leave it out; a text that begins with ! needs quotes.')];
    default:
      return [message.split('\n')[0]!.replace(/:$/, ''), t('Mend that line; each answer stands as “key: value”.')];
  }
}

/** With no alias allowed (count 0), the library refuses the first one it meets instead of expanding it. */
function plainValues(document: Document.Parsed, invalid: (message: string, remedy: string) => UserError): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw invalid(t('it uses YAML anchors and aliases (& and *)'), t('Write each value out where it is needed.'));
  }
}

/** The effective answers as a file that repeats this run exactly. */
export function writeAnswers(answers: Answers, yaml: Yaml): string {
  const tree = { version: ANSWERS_VERSION, ...unflatten(unfoldGroups(answers)) };
  return plainAnswers(tree) ?? yaml.stringify(tree, { lineWidth: 0, aliasDuplicateObjects: false });
}
