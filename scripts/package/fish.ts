import {
  type ArgumentUsage,
  type CommandUsage,
  DEFAULT_COMMAND,
  type OptionUsage,
  OWN_OPTIONS,
  type Takes,
} from './usage.ts';

/** fish completion as one file. `pages`: the handbook's. */
export function fishCompletion(commands: readonly CommandUsage[], pages: readonly string[]): string {
  return `# fish completion for xenguide, made from its table of commands.

# The command that is meant: the first word, and ${DEFAULT_COMMAND} where that is an option.
function __xenguide_command
    set -l words (commandline -opc)
    if test (count $words) -gt 1; and not string match -q -- '-*' $words[2]
        echo $words[2]
    else
        echo ${DEFAULT_COMMAND}
    end
end

function __xenguide_first
    test (count (commandline -opc)) -eq 1
end

function __xenguide_for # COMMAND
    test (__xenguide_command) = $argv[1]
end

# Whether the argument of this number is next. Words that belong to an option do not count.
function __xenguide_argument # COMMAND NUMBER OPTION...: those with a value
    set -l words (commandline -opc)[2..]
    __xenguide_for $argv[1]; or return 1
    set -l number -1
    set -l expects no
    for word in $words
        if test $expects = yes
            set expects no
        else if contains -- $word $argv[3..]
            set expects yes
        else if not string match -q -- '-*' $word
            set number (math $number + 1)
        end
    end
    test $number -eq $argv[2]
end

function __xenguide_hosts
    __fish_print_hostnames | string replace -r '^' ssh://
end

function __xenguide_guests
    for folder in /var/lib/xenguide/guests/*/
        path basename $folder
    end
end

complete -c xenguide -f
${commands.map(({ name, summary }) => `complete -c xenguide -n __xenguide_first -a ${name} -d ${quoted(summary)}`).join('\n')}
complete -c xenguide -n __xenguide_first -a help -d 'what a command takes'
complete -c xenguide -n '__xenguide_for help' -a ${quoted(commands.map(({ name }) => name).join(' '))}
${OWN_OPTIONS.map((option) => optionLine('__xenguide_first', option)).join('\n')}
${commands.flatMap((command) => [...optionsOf(command), ...argumentsOf(command, pages)]).join('\n')}
`;
}

const optionsOf = ({ name, options }: CommandUsage): string[] =>
  options.map((option) => optionLine(`__xenguide_for ${name}`, option));

function optionLine(condition: string, { names, takes, choices, help }: OptionUsage): string {
  const spelt = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : VALUES[takes];
  return `complete -c xenguide -n ${quoted(condition)} ${spelt.join(' ')}${value} -d ${quoted(help)}`;
}

function argumentsOf({ name, options, arguments: args }: CommandUsage, pages: readonly string[]): string[] {
  const valued = options.filter(({ takes }) => takes !== 'nothing').flatMap(({ names }) => names);
  return args.flatMap(({ takes, choices }: ArgumentUsage, at) => {
    const words = takes === 'page' ? pages : choices;
    const what = words.length > 0 ? ` -a ${quoted(words.join(' '))}` : ARGUMENTS[takes];
    if (what === undefined) return [];
    return [`complete -c xenguide -n ${quoted(`__xenguide_argument ${[name, at, ...valued].join(' ')}`)}${what}`];
  });
}

const VALUES: Readonly<Record<Takes, string>> = {
  nothing: '',
  text: ' -x',
  choice: ' -x',
  file: ' -r -F',
  folder: " -x -a '(__fish_complete_directories)'",
  host: " -x -a '(__xenguide_hosts)'",
  guest: " -x -a '(__xenguide_guests)'",
  page: ' -x',
};

const ARGUMENTS: Readonly<Partial<Record<Takes, string>>> = {
  file: ' -F',
  folder: " -a '(__fish_complete_directories)'",
  guest: " -a '(__xenguide_guests)'",
};

const quoted = (text: string): string => `'${text.replace(/[\\']/g, (sign) => `\\${sign}`)}'`;
