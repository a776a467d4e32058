#!/usr/bin/env bash
# npm run test:package [12|13]: makes the packages twice and compares them, asks lintian, and tries them on a bare Debian 12 and
# 13 (or the one that is said) in a folder below the user's cache: without Node, from installing to purging.
# Needs root, for debootstrap and chroot, and some minutes; without, it says what it leaves out.
set -euo pipefail
cd "$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/xenguide-package
passed=0 failed=0
work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT

say() { printf 'test-package: %s\n' "$*" >&2; }

check() { # WHAT COMMAND...
  local what=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    passed=$((passed + 1))
    say "ok: $what"
  else
    failed=$((failed + 1))
    say "FAILED: $what"
    tail -n 20 "$work/said" >&2
  fi
}

make_packages() {
  say "making the packages, twice"
  SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
  export SOURCE_DATE_EPOCH
  npm run --silent package -- --out "$work/first" >&2
  npm run --silent package -- --out "$work/second" >&2
  check "twice the same bytes" diff -r "$work/first" "$work/second"
  rm -rf "$work/second"
  deb=$(echo "$work"/first/*.deb)
  single=$(echo "$work"/first/*-linux-*)
}

ask_lintian() {
  if command -v lintian >/dev/null; then
    check "lintian finds no error" lintian --fail-on error "$deb"
  else
    say "left out: lintian is not there (apt install lintian)"
  fi
}

# Bare: only what every Debian has. Renamed into place when it is whole.
base() { # SUITE
  local root=$cache/$1
  [ -d "$root" ] && return
  say "making a bare $1 in $root"
  mkdir -p "$cache"
  rm -rf --one-file-system "$root.part"
  if ! debootstrap --variant=minbase "$1" "$root.part" >"$cache/$1.log" 2>&1; then
    say "debootstrap failed: $(tail -n 3 "$cache/$1.log")"
    return 1
  fi
  mv "$root.part" "$root"
}

# In a mount namespace of its own: nothing stays mounted here. The environment is that of a fresh login.
# shellcheck disable=SC2016 # expanded by the inner shell
inside() { # ROOT COMMAND...
  unshare --mount --pid --fork bash -euc '
    root=$1
    shift
    mount --bind "$root" "$root"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    exec chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"' inside "$@"
}

says_its_version() { # ROOT PROGRAM
  [ "$(inside "$1" "$2" --version)" = "$(node -p 'require("./package.json").version')" ]
}

# shellcheck disable=SC2016 # expanded by the inner shell
plans() { # ROOT PROGRAM
  inside "$1" bash -c '
    printf "version: 1\nname: web1\nsource: {kind: disk-image, path: /srv/web.qcow2, format: qcow2}\n" |
      "$0" new --answers - --facts example --print config | grep -x "name = \"web1\""' "$2"
}

# There is no Xen, and it says so: 4.
examines() { # ROOT PROGRAM
  local code=0
  inside "$1" "$2" doctor --json >"$work/json" || code=$?
  [ "$code" = 4 ] && node -e 'JSON.parse(require("node:fs").readFileSync(0))' <"$work/json"
}

# shellcheck disable=SC2016 # expanded by the inner shell
reads_the_handbook() { # ROOT PROGRAM
  inside "$1" bash -c '"$0" guide storage/lvm | grep "logical volumes"' "$2"
}

try() { # DEBIAN ROOT PROGRAM
  check "Debian $1: $3 --version" says_its_version "$2" "$3"
  check "Debian $1: $3 new --print config" plans "$2" "$3"
  check "Debian $1: $3 doctor --json" examines "$2" "$3"
  check "Debian $1: $3 guide" reads_the_handbook "$2" "$3"
}

files_of() { (cd "$1" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./var/lib/dpkg -o -path ./var/cache \) -prune -o -print | sort); }

try_debian() { # DEBIAN SUITE
  base "$2" || { failed=$((failed + 1)); return; }
  local root=$work/$2
  cp -a "$cache/$2" "$root"
  check "Debian $1 has no Node" inside "$root" bash -c '! command -v node nodejs'

  cp "$single" "$root/opt/xenguide"
  try "$1" "$root" /opt/xenguide
  rm "$root/opt/xenguide"

  files_of "$root" >"$work/before"
  cp "$deb" "$root/xenguide.deb"
  check "Debian $1: dpkg installs it" inside "$root" dpkg --install /xenguide.deb
  rm "$root/xenguide.deb"
  try "$1" "$root" /usr/bin/xenguide
  check "Debian $1: what is installed is whole" inside "$root" dpkg --verify xenguide
  # A minimal system may leave out manuals by a rule of dpkg's own: what counts is what the package brings.
  for file in man/man1/xenguide.1.gz bash-completion/completions/xenguide zsh/vendor-completions/_xenguide \
    fish/vendor_completions.d/xenguide.fish xenguide/lab/lab.sh doc/xenguide/copyright; do
    check "Debian $1: /usr/share/$file" test -s "$root/usr/share/$file"
  done
  check "Debian $1: dpkg purges it" inside "$root" dpkg --purge xenguide
  files_of "$root" >"$work/after"
  check "Debian $1: nothing is left" diff "$work/before" "$work/after"
  rm -rf --one-file-system "$root"
}

case ${1:-} in '' | 12 | 13) ;; *) say "Debian $1 is not known here: 12 or 13."; exit 2 ;; esac
if [ "$(node -p process.config.variables.node_shared)" = true ]; then
  say "left out: this Node is not one file, so that no executable can be made of it (take the Node of nodejs.org)"
  exit 0
fi
make_packages
ask_lintian
if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
  say "left out: trying it on a bare Debian needs root and debootstrap (apt install debootstrap)"
else
  [ "${1:-12}" != 12 ] || try_debian 12 bookworm
  [ "${1:-13}" != 13 ] || try_debian 13 trixie
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
