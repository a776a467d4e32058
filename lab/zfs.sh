# shellcheck shell=bash
# ZFS in the dom0 (XEN_LAB_ZFS=1): Debian has its source in contrib, and the module is compiled for the lab's own kernel
# while the lab is built. The pool, tank, is made on the running host (zfs/lab-prepare-zfs).

install_zfs() { # ROOT
  local root=$1 kernel
  kernel=$(kernel_of "$root")
  say "    ZFS for Linux $kernel; compiling takes a while"
  sed -n 's/ main$/ contrib/p' "$root/etc/apt/sources.list" >"$root/etc/apt/sources.list.d/contrib.list"
  # What is installed into the tree must not start here.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  {
    in_tree "$root" apt-get update -qq &&
      in_tree "$root" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "linux-headers-$kernel" zfs-dkms zfsutils-linux &&
      # The package compiles for the kernel that runs here, if it can; the lab's is another one.
      in_tree "$root" dkms autoinstall -k "$kernel"
  } >"$LAB/zfs.log" 2>&1 || die "ZFS could not be installed: $(tail -n 3 "$LAB/zfs.log")"
  rm "$root/usr/sbin/policy-rc.d"
  modprobe -d "$root" -S "$kernel" --show-depends zfs >/dev/null 2>&1 ||
    die "the ZFS module was not made for $kernel; see $LAB/zfs.log and $root/var/lib/dkms/zfs"
  # Of its memory ZFS would take half for its cache, and the dom0 has little.
  printf 'options zfs zfs_arc_max=%s\n' $((128 << 20)) >"$root/etc/modprobe.d/zfs.conf"
  install -m 755 "$LAB_SOURCE/zfs/lab-prepare-zfs" "$root/usr/local/sbin/lab-prepare-zfs"
}
