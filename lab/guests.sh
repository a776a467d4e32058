# shellcheck shell=bash
# Practice images, small enough for the emulator: Debian's own kernel, busybox as the system (guest/init). Nothing is
# mounted to make them. In OUT: disk.img (MBR, one ext4 partition, GRUB for a BIOS; with a first-login seed's reader),
# disk.qcow2 (the same), root.img (the bare ext4), vmlinuz and initrd.img for booting directly, and three discs of which
# the first installs a system like disk.img (guest/installer).

IMAGE_MIB=64
PARTITION_START=2048 # sectors; the boot loader lies before it
# Only features that GRUB 2.06 reads, whichever Debian makes the image.
EXT4_FEATURES=none,has_journal,ext_attr,resize_inode,dir_index,filetype,extent,64bit,flex_bg,sparse_super,large_file,huge_file,dir_nlink,extra_isize,metadata_csum

make_guests() { # DEBIAN-TREE OUT
  local tree=$1 out=$2 work version
  work=$(mktemp -d "$LAB/guests.XXXXXX")
  version=$(kernel_of "$tree")
  mkdir -p "$out"
  cp "$tree/boot/vmlinuz-$version" "$out/vmlinuz"
  make_initrd "$tree" "$version" "$work" "$out/initrd.img"
  make_system "$out" "$version" "$work/partition" 6f1a2c1e-0001-4000-8000-000000000001 no
  make_file_system "$work/partition" "$out/root.img" 6f1a2c1e-0001-4000-8000-000000000001
  make_system "$out" "$version" "$work/disk" 6f1a2c1e-0002-4000-8000-000000000002 yes
  make_file_system "$work/disk" "$work/disk.ext4" 6f1a2c1e-0002-4000-8000-000000000002
  make_disk "$work/disk.ext4" "$out/disk.img" "$work"
  qemu-img convert -q -f raw -O qcow2 "$out/disk.img" "$out/disk.qcow2"
  make_discs "$out" "$work"
  (cd "$out" && sha256sum disk.img disk.qcow2 root.img >SHA256SUMS)
  rm -rf "$work"
}

make_initrd() { # DEBIAN-TREE KERNEL-VERSION WORK OUT-FILE
  local tree=$1 version=$2 initrd=$3/initrd
  mkdir -p "$initrd"/{bin,sbin,dev,proc,sys,modules}
  cp "$(command -v busybox)" "$initrd/bin/busybox"
  install -m 755 "$LAB_SOURCE/guest/init" "$initrd/init"
  install -m 755 "$LAB_SOURCE/guest/udhcpc" "$initrd/udhcpc"
  install -m 755 "$LAB_SOURCE/guest/installer" "$initrd/installer"
  install -m 755 "$LAB_SOURCE/guest/poweroff" "$initrd/sbin/poweroff"
  ln -s poweroff "$initrd/sbin/reboot"
  # Xen's disk and card; an emulated PC's disk and CD; file systems of the root and of a seed.
  copy_modules "$tree" "$version" "$initrd/modules" order xen-blkfront xen-netfront ata_piix sd_mod sr_mod ext4 crc32c_generic vfat nls_cp437 nls_ascii nls_iso8859-1 nls_utf8 isofs af_packet
  # Only loaded where the root is on a file server.
  copy_modules "$tree" "$version" "$initrd/modules" order-nfs nfs nfsv3 nfsv4
  (cd "$initrd" && find . | LC_ALL=C sort | cpio --quiet -o -H newc -R 0:0 | gzip -9n) >"$4"
}

# Modules with all that they need, unpacked, and in LIST-NAME the order in which they are loaded.
copy_modules() { # DEBIAN-TREE KERNEL-VERSION FOLDER LIST-NAME MODULE...
  local tree=$1 version=$2 folder=$3 list=$3/$4 module path name
  shift 4
  for module in "$@"; do
    modprobe -d "$tree" -S "$version" --show-depends "$module" 2>/dev/null | sed -n 's/^insmod //p'
  done | awk '!seen[$1]++ { print $1 }' | while read -r path; do
    name=$(basename "$path")
    case $name in
      *.xz) xz -dc "$path" >"$folder/${name%.xz}"; name=${name%.xz} ;;
      *) cp "$path" "$folder/$name" ;;
    esac
    echo "$name"
  done >"$list"
  [ -s "$list" ] || die "no kernel modules found for $version in $tree: $*"
}

# `iommu=noaperture` in the boot menus: in an emulated PC Linux looks for an AGP aperture, here for nearly two minutes.

# What an installed system would have, as far as somebody looks into it from outside.
make_system() { # OUT KERNEL-VERSION TREE UUID CLOUD-INIT
  local tree=$3 uuid=$4
  mkdir -p "$tree"/{boot/grub,etc,var/lib,bin,sbin,dev,proc,sys}
  cp "$1/vmlinuz" "$tree/boot/vmlinuz-$2"
  cp "$1/initrd.img" "$tree/boot/initrd.img-$2"
  printf 'PRETTY_NAME="xenguide practice guest (Debian %s kernel)"\nNAME="xenguide practice guest"\nID=xenguide-practice\nID_LIKE=debian\nVERSION_ID="%s"\n' "$DEBIAN" "$DEBIAN" >"$tree/etc/os-release"
  printf 'UUID=%s / ext4 defaults 0 1\n' "$uuid" >"$tree/etc/fstab"
  printf '#!/bin/sh\n# The whole system of the practice guest is /init in its initial RAM disk.\n' >"$tree/sbin/init"
  chmod 755 "$tree/sbin/init"
  printf 'root::0:0:root:/root:/bin/sh\n' >"$tree/etc/passwd"
  printf 'root::19000:0:99999:7:::\n' >"$tree/etc/shadow"
  if [ "$5" = yes ]; then
    # guest/init reads the seed that cloud-init would read, so the image says that it takes one.
    mkdir -p "$tree/etc/cloud/cloud.cfg.d" "$tree/usr/bin"
    printf 'datasource_list: [ NoCloud, None ]\n' >"$tree/etc/cloud/cloud.cfg"
    printf '#!/bin/sh\n# The practice guest reads its seed in /init.\n' >"$tree/usr/bin/cloud-init"
    chmod 755 "$tree/usr/bin/cloud-init"
  fi
  cat >"$tree/boot/grub/grub.cfg" <<END
set default=0
set timeout=0
menuentry 'xenguide practice guest' {
  search --no-floppy --fs-uuid --set=root $uuid
  linux /boot/vmlinuz-$2 root=UUID=$uuid ro iommu=noaperture console=ttyS0 console=hvc0
  initrd /boot/initrd.img-$2
}
END
}

make_file_system() { # TREE OUT-FILE UUID
  rm -f "$2"
  truncate -s "$((IMAGE_MIB - 1))M" "$2"
  mkfs.ext4 -q -F -O "$EXT4_FEATURES" -U "$3" -L practice -E root_owner=0:0 -d "$1" "$2"
}

# GRUB as grub-install would put it, without a mounted disk: boot.img in the MBR loads the core image from sector 1.
make_disk() { # EXT4-IMAGE OUT-FILE WORK
  local start=$PARTITION_START
  rm -f "$2"
  truncate -s "${IMAGE_MIB}M" "$2"
  printf 'label: dos\nlabel-id: 0x6f1a2c1e\nstart=%s, type=83, bootable\n' "$start" | sfdisk -q "$2"
  dd if="$1" of="$2" bs=512 seek="$start" conv=notrunc,sparse status=none
  grub-mkimage -O i386-pc -o "$3/core.img" -p '(hd0,msdos1)/boot/grub' biosdisk part_msdos ext2 linux normal search search_fs_uuid configfile echo test minicmd
  [ "$(stat -c %s "$3/core.img")" -lt $(((start - 1) * 512)) ] || die "GRUB's core image does not fit before the first partition"
  dd if=/usr/lib/grub/i386-pc/boot.img of="$2" bs=440 count=1 conv=notrunc status=none
  dd if="$3/core.img" of="$2" bs=512 seek=1 conv=notrunc status=none
}

# A set of three, as distributions used to come: kernel and installer where Debian's discs have them, the system, and a
# word more. Only a BIOS can start the first.
make_discs() { # OUT WORK
  local out=$1 tree number
  for number in 1 2 3; do
    tree=$2/disc$number
    mkdir -p "$tree/.disk"
    echo "$number" >"$tree/practice-disc"
    printf 'xenguide practice system (Debian %s kernel) - DVD Binary-%s\n' "$DEBIAN" "$number" >"$tree/.disk/info"
  done
  mkdir -p "$2/disc1/install.amd" "$2/disc1/boot/grub"
  cp "$out/vmlinuz" "$2/disc1/install.amd/vmlinuz"
  cp "$out/initrd.img" "$2/disc1/install.amd/initrd.gz"
  cat >"$2/disc1/boot/grub/grub.cfg" <<END
set default=0
set timeout=0
menuentry 'Install the xenguide practice system' {
  linux /install.amd/vmlinuz install=yes install-hold=20 iommu=noaperture console=ttyS0 console=hvc0
  initrd /install.amd/initrd.gz
}
END
  gzip -9nc "$out/disk.img" >"$2/disc2/system.gz"
  echo 'the last word' >"$2/disc3/word"
  grub-mkrescue -d /usr/lib/grub/i386-pc -o "$out/practice-1.iso" "$2/disc1" -- -volid PRACTICE_1_OF_3 >"$2/mkrescue.log" 2>&1 ||
    die "grub-mkrescue failed: $(tail -n 3 "$2/mkrescue.log")"
  for number in 2 3; do
    xorriso -as mkisofs -quiet -R -V "PRACTICE_${number}_OF_3" -o "$out/practice-$number.iso" "$2/disc$number" >"$2/mkisofs.log" 2>&1 ||
      die "xorriso failed: $(tail -n 3 "$2/mkisofs.log")"
  done
}
