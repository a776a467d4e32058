import {
  type ArgumentUsage,
  type CommandUsage,
  DEFAULT_COMMAND,
  type OptionUsage,
  OWN_OPTIONS,
  type Takes,
} from './usage.ts';

/** zsh completion as one file, to be named _xenguide. `pages`: the handbook's. */
export function zshCompletion(commands: readonly CommandUsage[], pages: readonly string[]): string {
  const describe = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  return `#compdef xenguide
# zsh completion for xenguide, made from its table of commands.

_xenguide_hosts() {
  if compset -P 'ssh://'; then
    compset -P '*@'
    _hosts
  else
    compadd -S '' -- ssh://
  fi
}

_xenguide_guests() {
  local -a guests
  guests=(/var/lib/xenguide/guests/*(N/:t))
  compadd -a guests
}

_xenguide_pages() {
  compadd -- ${pages.join(' ')}
}

_xenguide_commands() {
  local -a commands
  commands=(
${describe.join('\n')}
    'help:what a command takes'
  )
  _describe -t commands command commands
}

_xenguide() {
  local command=${DEFAULT_COMMAND}
  local -a own
  if [[ $words[2] == -* ]]; then
    (( CURRENT != 2 )) || own=(
${OWN_OPTIONS.flatMap((option) => specsOf(option).map((spec) => `      ${spec}`)).join('\n')}
    )
  elif (( CURRENT == 2 )); then
    _xenguide_commands
    return
  else
    shift words
    (( CURRENT-- ))
    command=$words[1]
  fi
  case $command in
${commands.map(caseOf).join('\n')}
    help)
      _arguments '1:command:_xenguide_commands'
      ;;
  esac
}

_xenguide "$@"
`;
}

function caseOf({ name, options, arguments: args }: CommandUsage): string {
  // --help is also xenguide's own; the same option must not be named twice.
  const shared = name === DEFAULT_COMMAND ? options.filter(({ names }) => !isOwn(names)) : options;
  const help = name === DEFAULT_COMMAND ? options.filter(({ names }) => isOwn(names)).flatMap(specsOf) : [];
  const specs = [...shared.flatMap(specsOf), ...args.map(argumentSpec)];
  const guard = help.length > 0 ? `      (( $#own )) || own=(${help.join(' ')})\n` : '';
  return `    ${name})\n${guard}      _arguments : "$own[@]" \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;`;
}

const isOwn = (names: readonly string[]): boolean =>
  OWN_OPTIONS.some((own) => own.names.some((name) => names.includes(name)));

/** One for each name: \`(-h --help)--help[…]\`; a value may stand behind = or as a word of its own. */
function specsOf({ names, placeholder, takes, choices, many, help }: OptionUsage): string[] {
  const action = choices.length > 0 ? `(${choices.join(' ')})` : ACTIONS[takes];
  const value = placeholder === undefined ? '' : `:${placeholder}:${action}`;
  const excluded = many || names.length === 1 ? '' : `(${names.join(' ')})`;
  return names.map((name) =>
    quoted(
      `${many ? '*' : excluded}${name}${value !== '' && name.startsWith('--') ? '=' : ''}[${inBrackets(help)}]${value}`,
    ),
  );
}

const argumentSpec = ({ name, takes, choices, many }: ArgumentUsage, at: number): string =>
  quoted(`${many ? '*' : at + 1}:${name}:${choices.length > 0 ? `(${choices.join(' ')})` : ACTIONS[takes]}`);

const ACTIONS: Readonly<Record<Takes, string>> = {
  nothing: '',
  text: ' ',
  choice: ' ',
  file: '_files',
  folder: '_files -/',
  host: '_xenguide_hosts',
  guest: '_xenguide_guests',
  page: '_xenguide_pages',
};

const inBrackets = (text: string): string => text.replace(/[\\[\]:]/g, (sign) => `\\${sign}`);

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
