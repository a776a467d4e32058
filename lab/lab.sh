#!/usr/bin/env bash
# A real Xen host (or two) in a software emulator: no KVM, no Xen and no reboot needed. See README.md beside this file.
#
#   lab build               install the emulator and make the dom0's disk (once; about 3 minutes)
#   lab up [1|2]            boot one host, xena, or two, xena and xenb, joined by a private wire
#   lab ssh HOST [CMD...]   a root shell on xena or xenb, or one command
#   lab put HOST FILE... DIR   copy files to a host
#   lab dvd HOST [FILE]     put a disc into the host's DVD drive, or take out what lies in it
#   lab power-cut HOST      its power fails for a moment; `lab up` waits until it has booted anew
#   lab console HOST [N]    the last N (40) lines of its serial console: Xen's and dom0's messages
#   lab ssh-config          print the path of an ssh config file that knows the hosts
#   lab status              what is built and what is up; exit 0 when xena is up, else 3
#   lab down                stop the hosts; what was changed on their disks is thrown away
#
# XEN_LAB_DEBIAN=12 (the default) is Debian 12 with Xen 4.17, 13 is Debian 13 with Xen 4.20; both can be up at once.
# XEN_LAB_ZFS=1 is a lab of its own whose hosts have ZFS and a pool, tank (building it takes 10 to 20 minutes more).
# Further settings: XEN_LAB_DIR, XEN_LAB_PORT, XEN_LAB_MB, XEN_LAB_VG_SIZE (settings.sh).
set -euo pipefail
LAB_SOURCE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=lab/settings.sh
. "$LAB_SOURCE/settings.sh"
# shellcheck source=lab/remote.sh
. "$LAB_SOURCE/remote.sh"
# shellcheck source=lab/machine.sh
. "$LAB_SOURCE/machine.sh"
# shellcheck source=lab/state.sh
. "$LAB_SOURCE/state.sh"
# shellcheck source=lab/hardware.sh
. "$LAB_SOURCE/hardware.sh"
# shellcheck source=lab/guests.sh
. "$LAB_SOURCE/guests.sh"
# shellcheck source=lab/zfs.sh
. "$LAB_SOURCE/zfs.sh"
# shellcheck source=lab/build.sh
. "$LAB_SOURCE/build.sh"

# Two runs at once would trample on each other's disks.
alone() {
  mkdir -p "$LAB"
  exec 9>"$LAB/lock"
  flock -n 9 || die "another lab command is at work in $LAB; wait for it to end."
}

up() { # HOW-MANY
  built || die "the Debian $DEBIAN lab is not built, or by an older recipe. Run: $CALL build"
  # A lab that was copied, or whose port was set anew, is reached where it is now.
  write_ssh_config
  local name names=(xena)
  [ "$1" = 2 ] && names=(xena xenb)
  for name in "${names[@]}"; do
    if running "$name"; then say "$name was up already"; else start "$name"; fi
  done
  for name in "${names[@]}"; do wait_ready "$name"; done
  say "ready: lab ssh ${names[*]: -1}, or XENGUIDE_SSH_CONFIG=$LAB/ssh_config xenguide --host ssh://root@xena"
}

status() {
  if built; then echo "Debian $DEBIAN, Xen $XEN${ZFS:+, ZFS}: built in $LAB"; else echo "Debian $DEBIAN, Xen $XEN${ZFS:+, ZFS}: not built"; fi
  local name
  for name in xena xenb; do
    if running "$name"; then echo "$name: up, ssh on 127.0.0.1:$(port_of "$name"), process $(cat "$LAB/$name.pid")"; else echo "$name: down"; fi
  done
  running xena || return 3
}

usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; }

case ${1:-} in
  build) alone; build ;;
  up)
    case ${2:-1} in 1 | 2) ;; *) die "up takes 1 or 2, not '$2'." ;; esac
    alone; up "${2:-1}" ;;
  ssh) [ $# -ge 2 ] || die "ssh needs a host: xena or xenb."; shift; on "$@" ;;
  put) [ $# -ge 4 ] || die "put needs a host, files and a directory on the host."; shift; put "$@" ;;
  dvd)
    case $# in 2 | 3) ;; *) die "dvd needs a host, xena or xenb, and a file or nothing." ;; esac
    number_of "$2" >/dev/null; alone; dvd "${@:2}" ;;
  power-cut)
    [ $# -eq 2 ] || die "power-cut needs a host: xena or xenb."
    number_of "$2" >/dev/null; alone; power_cut "$2" ;;
  console)
    [ $# -ge 2 ] || die "console needs a host: xena or xenb."
    number_of "$2" >/dev/null; tail -n "${3:-40}" "$LAB/$2.console" ;;
  ssh-config) echo "$LAB/ssh_config" ;;
  status) status ;;
  down) alone; for name in xenb xena; do stop "$name"; done ;;
  help | --help | -h) usage ;;
  *) usage >&2; exit 2 ;;
esac
