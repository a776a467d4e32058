import { type CommandUsage, DEFAULT_COMMAND, OWN_OPTIONS, type Takes } from './usage.ts';

/** bash completion as one file. `pages`: the handbook's. */
export function bashCompletion(commands: readonly CommandUsage[], pages: readonly string[]): string {
  return `# bash completion for xenguide, made from its table of commands.

# Offers what begins as the word does. Where bash took the word apart (ssh://xen1), only what stands behind the last part.
_xenguide_offer() { # CANDIDATE...
  local one
  for one in "$@"; do
    [[ $one != "$cur"* ]] || COMPREPLY+=("\${one#"$typed"}")
  done
}

# The hosts that ssh knows by name.
_xenguide_hosts() {
  local before=ssh:// word line host
  [[ $cur != ssh://*@* ]] || before=\${cur%%@*}@
  [[ -r ~/.ssh/config ]] && while read -ra line; do
    [[ \${line[0]-} == [Hh]ost ]] || continue
    for host in "\${line[@]:1}"; do
      [[ $host == *[*?!]* ]] || _xenguide_offer "$before$host"
    done
  done <~/.ssh/config
  [[ -r ~/.ssh/known_hosts ]] && while read -r word _; do
    host=\${word%%,*}
    [[ $host == [\\|#@[]* ]] || _xenguide_offer "$before$host"
  done <~/.ssh/known_hosts
  [[ \${#COMPREPLY[@]} -gt 0 ]] || { compopt -o nospace; _xenguide_offer ssh://; }
}

_xenguide_guests() {
  local folder
  for folder in /var/lib/xenguide/guests/*/; do
    [[ ! -d $folder ]] || _xenguide_offer "$(basename "$folder")"
  done
}

# bash takes words apart at : @ and =. Here they are whole again, and --out=web1 is two of them.
_xenguide_words() {
  local part glue=''
  for part in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if [[ $part == '=' && \${#words[@]} -gt 0 && \${words[-1]} == --* ]]; then
      words+=('')
      glue=yes
    elif [[ \${#words[@]} -gt 0 && (-n $glue || $part =~ ^[:@=]+$) ]]; then
      words[-1]+=$part
      glue=''
      [[ ! $part =~ ^[:@=]+$ ]] || glue=yes
    else
      words+=("$part")
    fi
  done
}

_xenguide() {
  local words=() cur typed word command=${DEFAULT_COMMAND} options='' valued='' expects='' number=0
  COMPREPLY=()
  _xenguide_words
  cur=\${words[-1]}
  unset 'words[-1]'
  word=\${COMP_WORDS[COMP_CWORD]}
  [[ ! $word =~ ^[:@=]+$ ]] || word=''
  # Of the breaks, readline itself counts an @ to the word that is completed.
  typed=\${cur%"$word"}
  typed=\${typed%@}

  if [[ \${#words[@]} -eq 0 && $cur != -* ]]; then
    _xenguide_offer ${commands.map(({ name }) => name).join(' ')} help
    return
  fi
  if [[ \${#words[@]} -gt 0 && \${words[0]} != -* ]]; then
    command=\${words[0]}
    words=("\${words[@]:1}")
  elif [[ \${#words[@]} -eq 0 ]]; then
    options='${OWN_OPTIONS.flatMap(({ names }) => names).join(' ')} '
  fi
  case $command in
${commands.map(tableOf).join('\n')}
    help) ;;
    *) return ;;
  esac

  # What stands before says what is expected: the value of an option, or the argument of this number.
  for word in "\${words[@]}"; do
    if [[ -n $expects ]]; then
      expects=''
    elif [[ $valued == *" $word "* ]]; then
      expects=$word
    elif [[ $word != -* ]]; then
      number=$((number + 1))
    fi
  done
  if [[ -z $expects && $cur == -* ]]; then
    # shellcheck disable=SC2086 # a list of words
    _xenguide_offer $options
    return
  fi
  case $command:\${expects:-$number} in
${cases(commands, pages).join('\n')}
    help:0) _xenguide_offer ${commands.map(({ name }) => name).join(' ')} ;;
  esac
}

complete -F _xenguide xenguide
`;
}

const tableOf = ({ name, options }: CommandUsage): string => {
  const valued = options.filter(({ takes }) => takes !== 'nothing').flatMap(({ names }) => names);
  const lines = [
    `options+='${options.flatMap(({ names }) => names).join(' ')}'`,
    ...(valued.length > 0 ? [`valued=' ${valued.join(' ')} '`] : []),
  ];
  return `    ${name})\n${lines.map((line) => `      ${line}`).join('\n')}\n      ;;`;
};

function cases(commands: readonly CommandUsage[], pages: readonly string[]): string[] {
  const found: string[] = [];
  for (const { name, options, arguments: args } of commands) {
    for (const option of options) {
      const what = offer(option.takes, option.choices, pages);
      if (what !== undefined) found.push(`    ${option.names.map((it) => `${name}:${it}`).join(' | ')}) ${what} ;;`);
    }
    args.forEach(({ takes, choices, many }, at) => {
      const what = offer(takes, choices, pages);
      if (what !== undefined) found.push(`    ${name}:${many ? '*' : at}) ${what} ;;`);
    });
  }
  return found;
}

/** Files are left to bash itself: it knows about spaces, quotes and ~. */
function offer(takes: Takes, choices: readonly string[], pages: readonly string[]): string | undefined {
  switch (takes) {
    case 'choice':
      return `_xenguide_offer ${choices.join(' ')}`;
    case 'file':
      return 'compopt -o default';
    case 'folder':
      return 'compopt -o dirnames';
    case 'host':
      return '_xenguide_hosts';
    case 'guest':
      return '_xenguide_guests';
    case 'page':
      return `_xenguide_offer ${pages.join(' ')}`;
    default:
      return undefined;
  }
}
