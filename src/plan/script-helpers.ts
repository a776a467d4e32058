import { IN_USE } from './script-in-use.ts';

/** The functions of the printed script, each with the lines that only scripts which call it get. */
export const HELPERS: readonly { name: string; text: string }[] = [
  {
    name: 'say',
    text: `say() { printf '%s\\n' "$*" >&2; }`,
  },
  {
    name: 'stop',
    text: `# stop CODE WHAT REMEDY: an end that a person can act on.
stop() {
  say "$script: $2"
  say "  $3"
  exit "$1"
}`,
  },
  {
    name: 'quiet',
    text: `# A question to the host: only the exit code counts.
quiet() { "$@" >/dev/null 2>&1; }`,
  },
  {
    name: 'need',
    text: `need() { quiet command -v "$1" || stop 4 "$1 is not installed" "Install it: apt install $2"; }`,
  },
  {
    name: 'free',
    text: `# Nothing that is there already is written over.
free() {
  if [ -e "$1" ] || [ -L "$1" ]; then
    stop 5 "$1 is there already, and this script did not make it" 'Look whether it can go, or choose another name.'
  fi
}`,
  },
  {
    name: 'allow',
    text: `# allow 'CODES' COMMAND: these exit codes mean success.
allow() {
  local codes=" $1 " code=0
  shift
  "$@" || code=$?
  if [[ $codes == *" $code "* ]]; then return 0; fi
  return $((code == 0 ? 1 : code))
}`,
  },
  {
    name: 'says',
    text: `# says TEXT COMMAND: it must print this, white space around it aside.
says() {
  local want=$1 got
  shift
  got=$("$@") || return
  got=\${got#"\${got%%[![:space:]]*}"}
  got=\${got%"\${got##*[![:space:]]}"}
  [ "$got" = "$want" ]
}`,
  },
  {
    name: 'mentions',
    text: `# mentions WORD COMMAND: it must be one of the words that it prints.
mentions() {
  local want=$1 got
  shift
  got=$("$@") || return
  [[ " \${got//[[:space:]]/ } " == *" $want "* ]]
}`,
  },
  {
    name: 'at_least',
    text: `# at_least NUMBER COMMAND: it must print a number that is not smaller.
at_least() {
  local least=$1 got
  shift
  got=$("$@") || return
  [ "$got" -ge "$least" ]
}`,
  },
  ...IN_USE,
  {
    name: 'begin',
    text: `# begin TITLE UNDO...: what takes it back is noted before it is done, the newest first.
begin() {
  now=$1
  shift
  back=("$@" "\${back[@]}")
  say "$now"
}
finish() {
  made+=("$now")
  now=''
}`,
  },
  {
    name: 'put',
    text: `# put FILE PLACE: what it is given is written there in the file, so many bytes from its beginning.
put() { dd of="$1" seek="$2" oflag=seek_bytes conv=notrunc bs=64K iflag=fullblock status=none; }`,
  },
  {
    name: 'wait_for',
    text: `# wait_for SECONDS COMMAND: asks once a second until the answer is yes.
wait_for() {
  local left=$1
  shift
  until quiet "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 1
  done
}`,
  },
  {
    name: 'gateway_answers',
    text: `# Whether the router behind the default route can be heard; where there is none, there is nobody to lose.
gateway_answers() {
  local way device left=10
  way=$(ip -4 route show default | sed -n 's/.* via \\([^ ]*\\) dev \\([^ ]*\\).*/\\1 \\2/p;q')
  [ -n "$way" ] || return 0
  device=\${way#* }
  way=\${way%% *}
  quiet ip neigh del "$way" dev "$device" || true
  while [ "$left" -gt 0 ]; do
    if ! quiet ping -n -c 1 -W 1 "$way"; then quiet ip neigh replace "$way" dev "$device" use || true; fi
    if ip neigh show to "$way" dev "$device" | grep -q lladdr; then return 0; fi
    left=$((left - 1))
    sleep 1
  done
  return 1
}`,
  },
  {
    name: 'is_confirmed',
    text: `# is_confirmed WHAT SINCE SECONDS: whether somebody still sees this and says so in time. SINCE is a file made when the
# host began to wait.
is_confirmed() {
  local answer='' left=$(($3 - 3 - $(date +%s) + $(stat -c %Y "$2")))
  say "$1"
  if [ -n "$yes" ]; then
    gateway_answers
    return
  fi
  [ "$left" -gt 0 ] || return 1
  say "Is this still readable? Type y and press Enter within $left s, or this host goes back by itself."
  IFS= read -r -t "$left" answer || return 1
  case $answer in [Yy] | [Yy][Ee][Ss]) return 0 ;; esac
  return 1
}`,
  },
  {
    name: 'watch_guest',
    text: `# watch_guest NAME SECONDS CONSOLE-OPTIONS: shows its console (printable characters only) and sees that it stays up.
watch_guest() {
  local name=$1 last=$((SECONDS + $2))
  shift 2
  say "Its console, until it has been up for long enough:"
  while [ "$SECONDS" -lt "$last" ]; do
    # -k: a console that is not found waits for ever, and does not listen to TERM.
    timeout --foreground -k 2 "$((last - SECONDS))" xl console "$@" "$name" </dev/null | tr -cd '\\11\\12\\40-\\176' >&2 || true
    # A guest that reboots has no number for a moment.
    wait_for 3 xl domid "$name" || stop 7 "the guest $name is not running any more" "See /var/log/xen/xl-$name.log"
    sleep 1
  done
}`,
  },
];

/** Says at every end that is not a success what was done, and how it is taken back. */
export const REPORT = `# Whatever ends this script before it is through: say what was done and how it is taken back.
report() {
  local code=$?
  if [ "$code" -eq 0 ] || [ "\${#back[@]}" -eq 0 ]; then return; fi
  say ''
  say "$script stopped (exit code $code)."
  if [ "\${#made[@]}" -gt 0 ]; then
    say 'Done:'
    printf '  %s\\n' "\${made[@]}" >&2
  fi
  if [ -n "$now" ]; then say "Not finished: $now"; fi
  say 'To take it all back, in this order:'
  printf '  %s\\n' "\${back[@]}" >&2
  exit 7
}
trap report EXIT
trap 'exit 130' INT TERM HUP`;
