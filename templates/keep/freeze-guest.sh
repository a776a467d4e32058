# Run inside a guest by sh -c: brings its file systems to rest, says so, and lets them go on when it is told to.
#
#   look            says which file systems it would freeze, and ends
#   hold SECONDS    says ready; frozen, when a line comes in; then thawed (or late), when another line comes or no more can
#   thaw            lets all of them go on
#
# They go on whatever happens: when the line to here is cut (no more input), when this shell is ended (its traps), and after
# SECONDS in any case, by a program that is not part of this connection. Nothing here writes to a file: that would wait for itself.
set -u
deed=$1
most=${2:-0}

# Those that this kernel can freeze, by where they are mounted: what was mounted last comes first, since it may lie on another one.
set --
seen=' '
others=
while read -r source target type options rest; do
  case $source in /dev/*) ;; *) continue ;; esac
  case ,$options, in *,ro,*) continue ;; esac
  case $seen in *" $source "*) continue ;; esac
  seen="$seen$source "
  target=$(printf '%b' "$target")
  case $type in
    ext2 | ext3 | ext4 | xfs | btrfs | f2fs | jfs | nilfs2 | reiserfs | gfs2) set -- "$target" "$@" ;;
    *) others="$others
other $type $target" ;;
  esac
done </proc/self/mounts

if ! command -v fsfreeze >/dev/null; then
  echo missing fsfreeze
  exit 3
fi
if [ "$(id -u)" != 0 ]; then
  echo missing root
  exit 3
fi
if [ $# = 0 ]; then
  echo missing file systems
  exit 3
fi

if [ "$deed" = look ]; then
  for each; do echo "freezes $each"; done
  [ -z "$others" ] || echo "${others#?}"
  exit 0
fi

late=no
release() {
  trap - EXIT
  for each; do fsfreeze --unfreeze "$each" 2>/dev/null || late=yes; done
}

if [ "$deed" = thaw ]; then
  release "$@"
  # One that was not frozen cannot be let go, and that is well.
  echo thawed
  exit 0
fi

# Most of what is to be written out is written now, while everything still goes on.
sync
echo ready
read -r word || exit 0

# Before anything is frozen. Again after a while: a freeze that waited for long would else come behind the thaw.
watch='for pause in "$0" 5 15; do sleep "$pause"; for each; do fsfreeze --unfreeze "$each"; done; done'
if command -v setsid >/dev/null; then
  setsid sh -c "$watch" "$most" "$@" </dev/null >/dev/null 2>&1 &
else
  sh -c "$watch" "$most" "$@" </dev/null >/dev/null 2>&1 &
fi
watcher=$!
trap 'exit 1' HUP INT TERM PIPE
trap 'release "$@"; kill "$watcher" 2>/dev/null' EXIT

for each; do
  if ! why=$(fsfreeze --freeze "$each" 2>&1); then
    release "$@"
    kill "$watcher" 2>/dev/null
    echo "cannot $each: $why"
    exit 4
  fi
done
echo frozen
read -r word
release "$@"
kill "$watcher" 2>/dev/null
if [ "$late" = yes ]; then echo late; else echo thawed; fi
