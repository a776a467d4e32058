# shellcheck shell=bash
# The host's DVD drive, /dev/sr0 there: the emulated machine has one by itself, and it is empty.

DVD_DRIVE=ide2-cd0 # the emulator's own name of it

dvd() { # HOST [FILE]
  running "$1" || die "$1 is not up. Run: $CALL up"
  [ $# -lt 2 ] || [ -f "$2" ] || die "there is no file $2."
  # Said once to each emulator; it refuses to hear it again.
  (ask "$1" qmp_capabilities) >/dev/null 2>&1 || true
  if [ $# -lt 2 ]; then
    ask "$1" eject "{\"device\": \"$DVD_DRIVE\", \"force\": true}" >/dev/null
    return
  fi
  local file
  file=$(realpath "$2")
  case $file in *[\"\\]*) die "the file's name must do without quotes and backslashes." ;; esac
  ask "$1" blockdev-change-medium \
    "{\"device\": \"$DVD_DRIVE\", \"filename\": \"$file\", \"format\": \"raw\", \"read-only-mode\": \"read-only\"}" >/dev/null
}
