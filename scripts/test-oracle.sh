#!/usr/bin/env bash
# npm run test:oracle [12|13]: the oracle tests against the xl of another Debian (13 unless said otherwise: Xen 4.20), in a
# Debian of its own below the user's cache. Needs root, for debootstrap and chroot. `npm test` asks the xl of this machine.
set -euo pipefail
here=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")

say() { printf 'test-oracle: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

case ${1:-13} in
  12) suite=bookworm xen=4.17 node= ;;
  # Debian 13's own Node is the oldest that we promise to run on.
  13) suite=trixie xen=4.20 node=nodejs ;;
  *) die "Debian $1 is not known here: 12 or 13." ;;
esac
[ "$(id -u)" = 0 ] || die "needs root, for debootstrap and chroot."
command -v debootstrap >/dev/null || die "needs debootstrap: apt install debootstrap"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/xenguide-oracle
root=$cache/$suite
mkdir -p "$cache"

# Renamed into place when it is whole.
if [ ! -d "$root" ]; then
  say "making Debian ${1:-13} in $root"
  rm -rf "$root.part"
  debootstrap --variant=minbase --include="make,gcc,libc6-dev,libxen-dev,xen-utils-$xen${node:+,$node}" \
    "$suite" "$root.part" >"$cache/$suite.log" 2>&1 || die "debootstrap failed: $(tail -n 3 "$cache/$suite.log")"
  mv "$root.part" "$root"
fi
[ -n "$node" ] || cp -L "$(command -v node)" "$root/usr/local/bin/node"

rm -rf "$root/xenguide"
mkdir "$root/xenguide"
(cd "$here" && tar -c --exclude=./.git --exclude=./dist --exclude=build .) | tar -x -C "$root/xenguide"
say "$(chroot "$root" node --version) and $(basename "$(dirname "$(dirname "$(chroot "$root" /xenguide/test/oracle/judge/xl-path)")")")"
# Its own mount namespace: nothing stays mounted here, whatever happens.
# shellcheck disable=SC2016 # expanded by the inner shell
exec unshare --mount bash -euc '
  for directory in proc sys dev; do mount --rbind "/$directory" "$1/$directory"; done
  exec chroot "$1" env CI=1 bash -c "cd /xenguide && exec node node_modules/vitest/vitest.mjs run --project oracle"' oracle "$root"
