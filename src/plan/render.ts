import type { Template } from 'liquidjs';
import { configOf, differences, readBack } from '../guest/config.ts';
import type { GuestSpec } from '../guest/spec.ts';
import { EXIT, type Problem, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { lintParsed } from '../xl/lint.ts';
import { printValue } from '../xl/print.ts';
import type { FillTemplate, Quote } from './host-file.ts';
import { draftValues, GAP, valuesOf } from './template-values.ts';

/** Where the templates' texts come from: the program's own, or a person's folder over them. */
export interface Templates {
  /** `guest/pv.cfg`. */
  read(name: string): string;
  /** All are the program's own: each is parsed when it is first needed, which is 4 ms less to wait for. */
  own?: boolean;
}

/** Turns guests into the text of their config. Synchronous and quick: the live preview calls it at every key. */
export interface Renderer {
  /** Throws UserError (invalid) that names the template when it cannot be filled in. */
  render(spec: GuestSpec): string;
  /** For the preview: what is not answered yet, or cannot be printed, stands as `…`. */
  draft(spec: GuestSpec): string;
  /** Files on the host. Their templates are read when they are first needed. */
  fill: FillTemplate;
}

const TYPES = ['pv', 'pvh', 'hvm'] as const;
const nameOf = (type: GuestSpec['type']): string => `guest/${type}.cfg`;

/**
 * Loads the template language (which no other start should wait for) and reads each template once. Throws UserError
 * (invalid) with template, line and column for one that is not in the language.
 *
 * Values are quoted for xl.cfg as they are put in, so a template cannot forget it; `| raw` switches that off. Templates
 * can neither run code nor read files, and a mistyped variable is an error, not an empty text.
 */
export async function loadRenderer(templates: Templates): Promise<Renderer> {
  const { Liquid } = await import('liquidjs');
  // Of the file that is being filled in; there is never more than one, since that waits for nothing.
  let quoting: (value: unknown) => string = printOne;
  const engine = new Liquid({
    // Else it asks the system for one, which loads tables for 12 ms.
    locale: 'en',
    outputEscape: (value: unknown) => quoting(value),
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    // A line that holds only a tag leaves no empty line behind.
    trimTagLeft: true,
    trimTagRight: true,
    greedy: false,
    renderLimit: 2000,
    memoryLimit: 1e7,
  });
  const parsed = new Map<string, Template[]>();
  const templateOf = (name: string): Template[] => {
    const known = parsed.get(name) ?? named(name, () => engine.parse(templates.read(name)));
    parsed.set(name, known);
    return known;
  };
  // A person is told at once of a slip in any of theirs; our own are known to be fine.
  if (!templates.own) for (const type of TYPES) templateOf(nameOf(type));
  const fillIn = (name: string, values: object, quote: typeof quoting): string => {
    const template = templateOf(name);
    quoting = quote;
    return ended(named(name, () => engine.renderSync(template, values) as string));
  };
  const guest = (spec: GuestSpec, values: object): string => {
    const text = fillIn(nameOf(spec.type), values, printOne);
    return spec.comments ? text : withoutComments(text);
  };
  return {
    render: (spec) => guest(spec, valuesOf(spec)),
    draft: (spec) => guest(spec, draftValues(spec)),
    fill: (template, values, quote) => fillIn(template, values, (value) => quoted(value, quote)),
  };
}

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

function quoted(value: unknown, quote: Quote): string {
  if (typeof value === 'string' || typeof value === 'number') return quote(String(value));
  throw new TypeError('a value that is asked for is no text');
}

/** `{{ value }}` as xl.cfg wants it. */
function printOne(value: unknown): string {
  if (value === GAP) return '…';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'string' || typeof value === 'number' || Array.isArray(value)) return printValue(value);
  throw new TypeError('a value that is asked for has nothing in it');
}

function named<T>(template: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { message, originalError } = error as Error & { originalError?: Error & { remedy?: string } };
    throw new UserError(EXIT.invalid, {
      field: '--templates',
      message: t`the template ${template} cannot be used: ${message}`,
      remedy: originalError?.remedy ?? t('Mend it, or leave --templates out to use xenguide’s own.'),
    });
  }
}

/** No text in a config spans lines, so a line that begins with # is a comment wherever it stands. */
function withoutComments(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^[ \t]*#/.test(line))
    .join('\n')
    .replace(/^\n+/, '')
    .replace(/\n{3,}/g, '\n\n');
}

/**
 * The config's text, known to be this guest: it is parsed back and every key that the answers decide must say what they
 * say, and neither refusal nor warning of xl may concern it. Throws UserError (invalid) naming the key and the template.
 */
export function renderChecked(spec: GuestSpec, renderer: Renderer): string {
  const text = renderer.render(spec);
  const { settings, parsed } = readBack(text);
  const template = nameOf(spec.type);
  const report = lintParsed(parsed);
  const own = new Set(Object.keys(configOf(spec)));
  const keyAt = (line: number): string | undefined => parsed.assignments.findLast((each) => each.line <= line)?.key;
  const problems: Problem[] = report.problems
    .filter(({ severity, line }) => severity === 'error' || own.has(keyAt(line) ?? ''))
    .map(({ line, column, message, remedy }) => ({
      field: keyAt(line) ?? '',
      message: t`line ${line}, column ${column} of the config from ${template}: ${message}`,
      remedy,
    }));
  if (parsed.accepted) {
    for (const { key, wanted, found } of differences(spec, settings)) {
      problems.push({
        field: key,
        message:
          wanted === undefined
            ? t`the template ${template} sets ${key}, which the answers do not ask for`
            : t`the template ${template} makes ${key} ${shown(found)} where the answers say ${shown(wanted)}`,
        remedy: t('Templates may add keys, but not change what was answered: mend it, or leave --templates out.'),
      });
    }
  }
  if (problems.length > 0) throw new UserError(EXIT.invalid, problems);
  return text;
}

const shown = (value: unknown): string => (value === undefined ? 'absent' : JSON.stringify(value));
