# shellcheck shell=bash
# What hands do to a host that is up: a disc into its DVD drive, its power off and on.

DVD_DRIVE=ide2-cd0 # the emulator's own name of it; the host's is /dev/sr0

hands_on() { # HOST COMMAND [ARGUMENTS-AS-JSON]
  running "$1" || die "$1 is not up. Run: $CALL up"
  # Said once to each emulator; it refuses to hear it again.
  (ask "$1" qmp_capabilities) >/dev/null 2>&1 || true
  ask "$@" >/dev/null
}

dvd() { # HOST [FILE]
  [ $# -lt 2 ] || [ -f "$2" ] || die "there is no file $2."
  if [ $# -lt 2 ]; then
    hands_on "$1" eject "{\"device\": \"$DVD_DRIVE\", \"force\": true}"
    return
  fi
  local file
  file=$(realpath "$2")
  case $file in *[\"\\]*) die "the file's name must do without quotes and backslashes." ;; esac
  hands_on "$1" blockdev-change-medium \
    "{\"device\": \"$DVD_DRIVE\", \"filename\": \"$file\", \"format\": \"raw\", \"read-only-mode\": \"read-only\"}"
}

# The power fails for a moment: whatever was in memory is gone, the disks are as they were written, and it boots anew. A
# write that reached the disk's own cache counts as written here (machine.sh: cache=unsafe).
power_cut() { # HOST
  hands_on "$1" system_reset
}
