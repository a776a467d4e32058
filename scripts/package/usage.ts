import type { CommandEntry, OptionEntry } from '../../src/commands/entry.ts';
import { LANG } from '../../src/commands/table.ts';

/** What is completed behind an option, or as an argument. */
export type Takes = 'nothing' | 'text' | 'file' | 'folder' | 'host' | 'guest' | 'page' | 'choice';

export interface OptionUsage {
  /** `--out`; `-h` and `--help`. */
  names: readonly string[];
  /** `dir`, as --help shows it. */
  placeholder?: string;
  takes: Takes;
  choices: readonly string[];
  many: boolean;
  help: string;
}

export interface ArgumentUsage {
  name: string;
  takes: Takes;
  choices: readonly string[];
  many: boolean;
}

export interface CommandUsage {
  name: string;
  /** As --help shows them: `<guest> [what]`. */
  args: string;
  arguments: readonly ArgumentUsage[];
  summary: string;
  options: readonly OptionUsage[];
}

/** What is expected is said by the placeholder that --help shows, so a new command needs no word here. */
const BY_PLACEHOLDER: Readonly<Record<string, Takes>> = {
  file: 'file',
  dir: 'folder',
  folder: 'folder',
  url: 'host',
  guest: 'guest',
  name: 'guest',
  target: 'folder',
  page: 'page',
};

const HELP = optionUsage({ flags: '-h, --help', help: 'what this command takes' });

/** Options that stand in place of a command. */
export const OWN_OPTIONS: readonly OptionUsage[] = [
  optionUsage({ flags: '-V, --version', help: 'the version' }),
  optionUsage({ flags: '-h, --help', help: 'the commands' }),
];

/** What is meant where no command stands. */
export const DEFAULT_COMMAND = 'new';

/** The table of commands as completions and the manual want it, with the --help that the parser adds. */
export const usages = (commands: readonly CommandEntry[]): CommandUsage[] =>
  commands.map(({ name, args, words, summary, options, passThrough }) => ({
    name,
    args,
    arguments: args.split(' ').filter(Boolean).map(argumentUsage(name, words)),
    summary,
    options: [...options.map(optionUsage), ...(passThrough ? [] : [optionUsage(LANG), HELP])],
  }));

function optionUsage({ flags, help, many, choices }: OptionEntry): OptionUsage {
  const names = flags.match(/(?<=^|[ ,])--?[A-Za-z][\w-]*/g) ?? [];
  const placeholder = /[<[](.+?)[\]>]$/.exec(flags)?.[1];
  const takes = placeholder === undefined ? 'nothing' : choices ? 'choice' : (BY_PLACEHOLDER[placeholder] ?? 'text');
  return {
    names,
    ...(placeholder === undefined ? {} : { placeholder }),
    takes,
    choices: choices ?? [],
    many: many === true,
    help,
  };
}

/** The name that `new` takes is of a guest that is yet to be. */
const argumentUsage =
  (command: string, words: CommandEntry['words'] = {}) =>
  (written: string): ArgumentUsage => {
    const name = written.replace(/[^\w-]/g, '');
    const choices = words[name] ?? [];
    const takes =
      choices.length > 0 ? 'choice' : command === DEFAULT_COMMAND ? 'text' : (BY_PLACEHOLDER[name] ?? 'text');
    return { name, takes, choices, many: written.includes('...') };
  };
