# shellcheck shell=bash
# Makes a Debian dom0: its disk image, its kernel, Xen, and the practice images in its /srv/images.

EMULATOR_PACKAGES=(qemu-system-x86 qemu-utils seabios ipxe-qemu debootstrap e2fsprogs fdisk openssh-client
  grub-pc-bin grub-common xorriso mtools busybox-static cpio kmod xz-utils zstd)
# The first lines make it a machine and a dom0; the rest is what xenguide and its storage backends use on a host.
DOM0_PACKAGES=(systemd-sysv udev kmod dbus iproute2 ifupdown openssh-server procps ca-certificates initramfs-tools linux-image-amd64
  "xen-hypervisor-$XEN-amd64" "xen-utils-$XEN" xen-utils-common xenstore-utils qemu-system-xen seabios grub-xen-host
  lvm2 thin-provisioning-tools fdisk e2fsprogs xfsprogs dosfstools qemu-utils grub-common gzip xz-utils zstd rsync psmisc
  open-iscsi tgt nfs-common nfs-kernel-server drbd-utils nftables iptables dnsmasq-base
  network-manager libpam-systemd netplan.io iputils-ping)

# Everything that the result depends on. A Debian that was built from the same is not built again.
recipe() {
  {
    echo "$SUITE"
    cat "$LAB_SOURCE"/{settings,remote,build,guests}.sh "$LAB_SOURCE"/dom0/* "$LAB_SOURCE"/guest/*
    [ -z "$ZFS" ] || cat "$LAB_SOURCE"/zfs.sh "$LAB_SOURCE"/zfs/*
  } | sha256sum
}
built() { [ -f "$LAB/dom0.img" ] && [ "$(cat "$LAB/built" 2>/dev/null)" = "$(recipe)" ]; }

build() {
  write_ssh_config
  if built; then say "Debian $DEBIAN with Xen $XEN is built already, in $LAB"; return; fi
  [ "$(uname -m)" = x86_64 ] || die "the lab needs a 64-bit x86 machine; this is $(uname -m)."
  [ "$(id -u)" = 0 ] || die "building the lab needs root, for debootstrap. Run it as root or with sudo."
  command -v apt-get >/dev/null || die "building the lab needs Debian (apt-get, debootstrap)."
  local free
  free=$(df --output=avail -BG "$LAB" | tail -n 1 | tr -dc 0-9)
  [ "$free" -ge "$NEEDED_GB" ] || die "building needs $NEEDED_GB GB in $LAB and there are $free GB. Make room, or set XEN_LAB_DIR."
  local name
  for name in xenb xena; do stop "$name"; rm -f "$LAB/$name".*; done
  rm -f "$LAB/built"
  install_emulator
  local root=$LAB/root
  rm -rf "$root"
  install_debian "$root"
  [ -z "$ZFS" ] || install_zfs "$root"
  configure_dom0 "$root"
  say "3/4 practice images"
  make_guests "$root" "$root/srv/images"
  say "4/4 disk image"
  pack_disk "$root"
  rm -rf "$root"
  recipe >"$LAB/built"
  say "built: $LAB/dom0.img, $(du -h "$LAB/dom0.img" | cut -f1), in $SECONDS s"
}

install_emulator() {
  local missing
  missing=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${EMULATOR_PACKAGES[@]}" 2>&1 | grep -v ' installed$' || true)
  [ -n "$missing" ] || return 0
  say "1/4 emulator and tools"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${EMULATOR_PACKAGES[@]}" >"$LAB/apt.log" 2>&1 ||
    die "apt-get could not install the emulator: $(tail -n 3 "$LAB/apt.log")"
}

install_debian() { # ROOT
  say "2/4 Debian $DEBIAN ($SUITE) with Xen $XEN"
  debootstrap --variant=minbase --include="$(IFS=,; echo "${DOM0_PACKAGES[*]}")" "$SUITE" "$1" >"$LAB/debootstrap.log" 2>&1 ||
    die "debootstrap failed: $(tail -n 3 "$LAB/debootstrap.log")"
}

configure_dom0() { # ROOT
  local root=$1 unit
  [ -f "$LAB/key" ] || ssh-keygen -q -t ed25519 -N '' -C xenguide-lab -f "$LAB/key"
  install -d -m 700 "$root/root/.ssh"
  cp "$LAB/key.pub" "$root/root/.ssh/authorized_keys"
  cp "$LAB/key" "$root/root/.ssh/id_ed25519" # the two hosts trust each other: xl migrate needs it
  printf 'StrictHostKeyChecking accept-new\n' >"$root/root/.ssh/config"
  printf '127.0.0.1 localhost\n10.9.0.1 xena\n10.9.0.2 xenb\n' >"$root/etc/hosts"
  # One image for two hosts: the kernel's command line says which it is, and NetworkManager would rather believe the file.
  rm -f "$root/etc/hostname"
  printf '/dev/vda / ext4 defaults,noatime 0 1\n' >"$root/etc/fstab"
  cp "$LAB_SOURCE/dom0/interfaces" "$root/etc/network/interfaces"
  install -m 755 "$LAB_SOURCE/dom0/lab-prepare" "$root/usr/local/sbin/lab-prepare"
  install -m 644 "$LAB_SOURCE"/dom0/lab-{dhcp,heard}.service "$root/etc/systemd/system/"
  install -d "$root/var/lib/xen/images" "$root/srv/images"
  install -d -m 750 -g adm "$root/var/log/xen/console"
  # Every guest's console goes to /var/log/xen/console/guest-NAME.log as well.
  printf 'XENCONSOLED_ARGS="--log=guest"\n' >>"$root/etc/default/xen"
  chroot "$root" systemctl enable lab-dhcp lab-heard >>"$LAB/debootstrap.log" 2>&1
  # Nothing that wakes up by itself: the emulator is slow enough.
  for unit in apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer man-db.timer systemd-timesyncd; do
    chroot "$root" systemctl mask "$unit" >>"$LAB/debootstrap.log" 2>&1 || true
  done
  # NetworkManager wants it installed; a session for each of the many ssh connections would only cost time.
  chroot "$root" pam-auth-update --package --remove systemd >>"$LAB/debootstrap.log" 2>&1
  # ifupdown rules the cards; a test that hands one over to another program unmasks it.
  for unit in NetworkManager NetworkManager-dispatcher NetworkManager-wait-online systemd-networkd-wait-online; do
    chroot "$root" systemctl mask "$unit" >>"$LAB/debootstrap.log" 2>&1 || true
  done
  for unit in drbd tgt nfs-server rpcbind open-iscsi iscsid; do
    chroot "$root" systemctl disable "$unit" >>"$LAB/debootstrap.log" 2>&1 || true
  done
  printf 'virtio_blk\nvirtio_net\nvirtio_pci\next4\n' >>"$root/etc/initramfs-tools/modules"
  sed -i 's/^MODULES=.*/MODULES=list/' "$root/etc/initramfs-tools/initramfs.conf"
  in_tree "$root" update-initramfs -u -k all >>"$LAB/debootstrap.log" 2>&1 ||
    die "update-initramfs failed: $(tail -n 3 "$LAB/debootstrap.log")"
  cp "$root"/boot/vmlinuz-* "$LAB/vmlinuz"
  cp "$root"/boot/initrd.img-* "$LAB/initrd.img"
  zcat "$root/boot/xen-$XEN-amd64.gz" >"$LAB/xen"
}

# In a mount namespace of its own: nothing stays mounted here, whatever happens.
in_tree() { # ROOT COMMAND...
  # shellcheck disable=SC2016 # expanded by the inner shell
  unshare --mount bash -euc 'for directory in proc sys dev; do mount --rbind "/$directory" "$1/$directory"; done
    exec chroot "$@"' tree "$@"
}

kernel_of() { # ROOT
  local image
  image=$(basename "$1"/boot/vmlinuz-*)
  echo "${image#vmlinuz-}"
}

pack_disk() { # ROOT
  rm -rf "$1"/var/cache/apt/archives/*.deb "$1"/var/lib/apt/lists/* "$1"/var/log/*.log
  rm -f "$LAB/dom0.img"
  truncate -s 8G "$LAB/dom0.img"
  mkfs.ext4 -q -F -d "$1" "$LAB/dom0.img"
}
