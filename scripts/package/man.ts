import { EXIT } from '../../src/problem.ts';
import { type CommandUsage, type OptionUsage, OWN_OPTIONS } from './usage.ts';

const EXIT_MEANS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'Done.',
  bug: 'A fault of xenguide itself.',
  usage: 'Wrong usage, or questions left open without a terminal.',
  invalid: 'Answers or a file are not valid.',
  notReady: 'The host is not ready: no Xen, not root, a tool missing.',
  conflict: 'A conflict: name taken, device in use, file exists.',
  takenBack: 'Failed, and all taken back.',
  left: 'Failed, and something is left; the message says what.',
  interrupted: 'Interrupted.',
  terminated: 'Ended by the system (SIGTERM); what was begun is treated as after an interrupt.',
};

export const ENVIRONMENT: Readonly<Record<string, string>> = {
  XENGUIDE_LANG:
    'The language to speak, before LC_ALL, LC_MESSAGES and LANG; --lang LANGUAGE, on any command, comes before it.',
  NO_COLOR: 'Draw without colours.',
  TERM: 'The kind of terminal; with dumb, the questions are asked line by line.',
  XDG_STATE_HOME: 'Where the draft of a wizard that was left half-way lies, in place of ~/.local/state.',
  XDG_CACHE_HOME: 'Where the lab lies, in place of ~/.cache.',
  XEN_LAB_DEBIAN: 'The Debian of the lab: 12, or 13.',
  XEN_LAB_DIR: 'The folder of the lab.',
  XENGUIDE_SSH_CONFIG: 'The configuration that ssh is to read, in place of the user’s own.',
};

const FILES: Readonly<Record<string, string>> = {
  '/etc/xen/NAME.cfg': 'The config of a guest that was provisioned.',
  '/var/lib/xenguide/guests/NAME/': 'Its receipt and its journal, by which it is taken back.',
  './NAME/': 'What --write makes: NAME.cfg, NAME.sh, NAME.answers.yaml, NAME.plan.json.',
  '~/.local/state/xenguide/draft.json':
    'The answers of a wizard that was left half-way; beside it draft-2.json and so on, where several were at work at once.',
};

/** The manual page, in mdoc. `date` is the day of the version, YYYY-MM-DD. */
export function manualPage(commands: readonly CommandUsage[], date: string): string {
  const lines = [
    '.\\" Made from the table of commands.',
    `.Dd ${mdocDate(date)}`,
    '.Dt XENGUIDE 1',
    '.Os Linux',
    '.Sh NAME',
    '.Nm xenguide',
    '.Nd guide-driven wizard for Xen guests',
    '.Sh SYNOPSIS',
    ...OWN_OPTIONS.flatMap(({ names }) => ['.Nm', `.Fl ${flag(names.at(-1)!)}`]),
    '.Nm',
    '.Op Ar command',
    '.Op Ar option ...',
    '.Op Ar argument ...',
    '.Sh DESCRIPTION',
    ...prose(
      'A person’s answers and a host’s facts become one guest, the guest becomes one plan, and the plan is shown, written, ' +
        'carried out or undone. Nothing is changed before the review is answered. Without a command the questions of “new” are asked.',
    ),
    '.Sh COMMANDS',
    ...commands.flatMap(command),
    '.Sh ENVIRONMENT',
    ...list('Ev', ENVIRONMENT),
    '.Sh FILES',
    ...list('Pa', FILES),
    '.Sh EXIT STATUS',
    '.Bl -tag -width 4n',
    ...Object.entries(EXIT).flatMap(([name, code]) => [`.It ${code}`, ...prose(EXIT_MEANS[name as keyof typeof EXIT])]),
    '.El',
    '.Sh EXAMPLES',
    // The first paragraph needs no .Pp.
    ...example('The wizard for a host behind ssh:', 'xenguide --host ssh://root@xen1').slice(1),
    ...example(
      'Print the config of what an answers file says, and change nothing:',
      'xenguide new --answers web1.yaml --print config',
    ),
    ...example('Take back what was applied:', 'xenguide undo web1'),
    '.Sh SEE ALSO',
    '.Xr ssh 1 ,',
    '.Xr xl 1 ,',
    '.Xr xl.cfg 5',
    '.Pp',
    ...prose('The handbook, which explains each choice, comes with the program: xenguide guide.'),
  ];
  return `${lines.join('\n')}\n`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function mdocDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${MONTHS[month! - 1]} ${day}, ${year}`;
}

function command({ name, args, summary, options }: CommandUsage): string[] {
  const written = args.split(' ').filter(Boolean).map(argument);
  const heading = [`.Ss ${name}`, '.Nm xenguide', `.Cm ${name}`, ...(options.length > 0 ? ['.Op Ar option ...'] : [])];
  const listed = options.length > 0 ? ['.Bl -tag -width Ds', ...options.flatMap(option), '.El'] : [];
  return [...heading, ...written, '.Pp', ...prose(sentence(summary)), ...listed];
}

const argument = (written: string): string => {
  const name = `${escaped(written.replace(/[^\w-]/g, ''))}${written.includes('...') ? ' ...' : ''}`;
  return written.startsWith('[') ? `.Op Ar ${name}` : `.Ar ${name}`;
};

function option({ names, placeholder, help, choices, many }: OptionUsage): string[] {
  const value = placeholder === undefined ? '' : ` Ar ${escaped(placeholder)}`;
  const oneOf = choices.length > 0 ? ` One of ${choices.join(', ')}.` : '';
  const again = many ? ' May be given several times.' : '';
  return [
    `.It ${names.map((name) => `Fl ${flag(name)}`).join(' , ')}${value}`,
    ...prose(sentence(help) + oneOf + again),
  ];
}

/** .Fl writes the first dash itself. */
const flag = (name: string): string => escaped(name.slice(1));

const list = (macro: string, all: Readonly<Record<string, string>>): string[] => [
  '.Bl -tag -width Ds',
  ...Object.entries(all).flatMap(([name, text]) => [`.It ${macro} ${escaped(name)}`, ...prose(text)]),
  '.El',
];

const example = (what: string, line: string): string[] => ['.Pp', ...prose(what), '.Pp', `.Dl ${escaped(line)}`];

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}${/[.:]$/.test(text) ? '' : '.'}`;

const PUNCTUATION: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '“': '\\(lq',
  '”': '\\(rq',
  '’': '\\(cq',
  '–': '\\(en',
  '…': '...',
  '~': '\\(ti',
};

/** A dash that begins a word is a dash that is typed, not a hyphen. */
const escaped = (text: string): string =>
  text
    .replace(/[\\“”’–…~]/g, (sign) => PUNCTUATION[sign]!)
    .replace(/(?<![\w-])-+|^-+/g, (dashes) => '\\-'.repeat(dashes.length));

/** A line for each sentence, none over 78 columns, and none that begins like a macro. */
function prose(text: string): string[] {
  return text
    .split(/(?<=[.!?]) (?=[A-Z“])/)
    .flatMap((one) => escaped(one).match(/.{1,78}(?= |$)/g) ?? [])
    .map((line) => line.trim().replace(/^(?=[.'])/, '\\&'));
}
