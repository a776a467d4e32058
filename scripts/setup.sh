#!/usr/bin/env bash
# Sets up what `npm start`, `npm test` and `npm run test:lab` need on a fresh Debian machine with Node.
#
#   setup.sh [start]   the packages of package-lock.json and dist/xenguide.cjs
#   setup.sh test      and the programs that the tests really run (Debian, as root; else it says what is missing)
#   setup.sh package   as start, and the programs that make and try the packages (Debian, as root; else as above)
#   setup.sh lab       as start: lab/lab.sh installs what it needs by itself
#
# Safe to run again; takes a blink when nothing is to be done.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf 'setup: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

check_node() {
  command -v node >/dev/null || die "Node is missing. Install Node 20.19 or later: apt install nodejs npm (Debian 13), or see nodejs.org."
  local version major minor
  version=$(node --version)
  IFS=. read -r major minor _ <<<"${version#v}"
  [ "$major" -gt 20 ] || { [ "$major" -eq 20 ] && [ "$minor" -ge 19 ]; } ||
    die "Node $version is too old: xenguide needs 20.19 or later."
}

# npm writes its own lock file last, so a run that was cut off is done again.
install_packages() {
  local mine=node_modules/.package-lock.json
  [ -f "$mine" ] && ! [ package-lock.json -nt "$mine" ] && return
  say "installing the packages of package-lock.json"
  # Not `npm ci`: it wants an entry for every platform's optional package, also for those that a registry does not have.
  # The lock file's versions and checksums count all the same, and --no-save leaves it as it is.
  npm install --no-save --no-audit --no-fund --loglevel=error >&2
  touch "$mine"
}

# A folder is newer when a file in it was removed.
build_program() {
  local newer=yes
  if [ -f dist/xenguide.cjs ]; then
    newer=$(find src scripts/build.mjs scripts/lib package.json package-lock.json -newer dist/xenguide.cjs -print -quit)
  fi
  [ -z "$newer" ] && return
  say "building dist/xenguide.cjs"
  node scripts/build.mjs >&2
}

# Named by package; the tests run these programs, not imitations of them.
install_test_programs() {
  [ -r /etc/os-release ] || { say "not Debian: the tests' programs are not installed; tests that miss one say so."; return; }
  local id version xen wanted
  # shellcheck source=/dev/null
  id=$(. /etc/os-release && echo "${ID:-}") version=$(. /etc/os-release && echo "${VERSION_ID:-}")
  case $id/$version in
    debian/12) xen=4.17 ;;
    debian/13) xen=4.20 ;;
    *) say "not Debian 12 or 13: the tests' programs are not installed; tests that miss one say so."; return ;;
  esac
  wanted=(openssh-server openssh-client gcc make libc6-dev libxen-dev "xen-utils-$xen" grub-common qemu-utils lvm2
    e2fsprogs fdisk dosfstools mtools xfsprogs btrfs-progs xorriso grub-pc-bin gzip xz-utils zstd lz4 rsync iproute2 nftables
    dnsmasq-base iptables procps python3 shellcheck groff-base mandoc zsh fish tcsh)
  install_missing "${wanted[@]}"
}

install_missing() { # PACKAGE...
  local missing
  missing=$(not_installed "$@")
  [ -n "$missing" ] || return 0
  # shellcheck disable=SC2086 # a list of names
  set -- $missing
  if [ "$(id -u)" != 0 ]; then
    say "not root, so these are not installed, and tests that need them say so: $*"
    return
  fi
  say "installing programs: $*"
  install_quietly "$@"
}

not_installed() { # PACKAGE...
  local installed package
  installed=$(dpkg-query -W -f '|${Package} ${db:Status-Status}|' "$@" 2>/dev/null || true)
  for package in "$@"; do
    case $installed in *"|$package installed|"*) ;; *) printf '%s ' "$package" ;; esac
  done
}

# Nothing that comes along is started, and an ssh server that was not there before does not start at the next boot either.
POLICY=/usr/sbin/policy-rc.d
OURS="by xenguide's setup.sh: no service starts while it installs programs"
install_quietly() { # PACKAGE...
  local status=0
  had_sshd=no
  [ -e /usr/sbin/sshd ] && had_sshd=yes
  # However this ends, by Ctrl-C too: left behind, it would keep every service from starting that is ever installed here.
  trap let_services_start EXIT
  if [ ! -e "$POLICY" ]; then
    printf '#!/bin/sh\n# %s\nexit 101\n' "$OURS" >"$POLICY"
    chmod 755 "$POLICY"
  fi
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null || status=$?
  let_services_start
  trap - EXIT
  [ "$status" = 0 ] || die "apt-get could not install: $*"
}

# One of a run that was killed is ours too.
let_services_start() {
  if grep -qsF "$OURS" "$POLICY"; then rm -f "$POLICY"; fi
  if [ "$had_sshd" = no ] && [ -e /usr/sbin/sshd ] && [ -d /run/systemd/system ]; then systemctl disable --quiet ssh || true; fi
}

check_node
install_packages
build_program
case ${1:-start} in
  start | lab) ;;
  test) install_test_programs ;;
  package) ! command -v apt-get >/dev/null || install_missing binutils dpkg-dev lintian debootstrap ;;
  *) die "setup.sh takes start, test, package or lab, not '$1'." ;;
esac
