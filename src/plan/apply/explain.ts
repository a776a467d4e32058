import { noted } from '../../text/t.ts';
/** What a message of xl, qemu, GRUB or a kernel means, and what to do. */
export interface Explanation {
  /** One sentence, with a full stop. */
  cause: string;
  /** What to do next. */
  remedy: string;
}

/** From xenguide's notes on the toolstack (Xen 4.17 to 4.22). The first row that fits counts: special before general. */
const TABLE: readonly [fragment: RegExp, cause: string, remedy: string][] = [
  // The host
  [
    /Can't find hypervisor information in sysfs/,
    noted('This host was not started with Xen.'),
    noted('Reboot and choose the entry “with Xen hypervisor” in GRUB’s menu.'),
  ],
  [
    /privileged command interface|cannot open libxc handle|cannot init xl context/,
    noted('xl cannot speak to Xen: no Xen below, not root, or the module xen-privcmd is missing.'),
    noted(
      'Run it as root (sudo); see that the host was started with Xen: cat /sys/hypervisor/type; else: modprobe xen-privcmd.',
    ),
  ],
  [
    /cannot connect to xenstore|Failed to connect to xenstore/i,
    noted('Xen’s small database, xenstored, does not run.'),
    noted('See why and start it: systemctl status xenstored xen. After a crash of it the host must be rebooted.'),
  ],
  [
    /getting physinfo: Permission denied|libxl_get_physinfo failed/,
    noted('The Xen tools and the running hypervisor are of different versions, or this is a guest itself.'),
    noted('Reboot the host if its Xen packages were upgraded.'),
  ],
  [
    /Can't find version .* of xen utils/,
    noted('The Xen tools that fit the running hypervisor were removed.'),
    noted('Install that version of xen-utils again, or reboot into the new one.'),
  ],
  // The config
  [
    /config parsing error|lexical error/,
    noted('xl cannot read the config.'),
    noted('See where and why: xenguide check FILE.cfg.'),
  ],
  [
    /Config file looks like it contains Python code/,
    noted('The config is of the old xm kind.'),
    noted('See where: xenguide check FILE.cfg.'),
  ],
  [
    /Domain with name "[^"]*" already exists/,
    noted('A guest of this name is running.'),
    noted('See it with xl list; shut it down (xl shutdown NAME) or choose another name.'),
  ],
  [
    /Invalid or unsupported virtual disk identifier/,
    noted('A disk has a vdev that Xen does not know.'),
    noted('Use xvda, xvdb, … or xvda1; see xenguide guide concepts/vdev.'),
  ],
  [
    /device already exists in xenstore/,
    noted('Two disks or cards have the same place.'),
    noted('Give every disk its own vdev.'),
  ],
  [
    /direct boot parameters specified but kernel missing/,
    noted('An hvm guest has a command line or RAM disk, but no kernel.'),
    noted('Add the kernel, or leave cmdline, extra and ramdisk out.'),
  ],
  [
    /trying to create PV or PVH guest with an emulated interface/,
    noted('An emulated card (type=ioemu) is for hvm guests only.'),
    noted('Leave type= out of the vif.'),
  ],
  [
    /doesn't support read-only (IDE|AHCI) disk/,
    noted('An hvm guest cannot have a read-only disk in one of its first four slots.'),
    noted('Put it at xvde or later, or make it a CD.'),
  ],
  // Memory
  [
    /failed to free memory for the domain/,
    noted('The host’s own system could not give up enough memory.'),
    noted('Give the guest less memory, or shut another guest down; see what is free: xl info free_memory.'),
  ],
  [
    /can't allocate low memory|cannot \(re-\)build domain: -3|xc_dom_boot_mem_init|domain creation fail(ed)?: Cannot allocate memory/,
    noted('Xen has not enough free memory for this guest.'),
    noted('See what is free (xl info free_memory, in MiB) and give the guest less, or shut another guest down.'),
  ],
  [
    /neither hap nor shadow paging available/,
    noted('The processor’s help for pvh and hvm guests (VT-x, AMD-V) is missing or switched off.'),
    noted('Switch virtualisation on in the machine’s BIOS setup, or build the guest as type pv.'),
  ],
  // Disks
  [
    /failed to stat: .*No such file/,
    noted('The file or device of a disk is not there.'),
    noted('Check the path; a logical volume may have to be activated: lvchange -ay VG/LV.'),
  ],
  [
    /no suitable backend for disk/,
    noted('Nothing on this host can serve a disk of that format in that way.'),
    noted('Leave backendtype out, and see that format= is what the file really is: qemu-img info FILE.'),
  ],
  [
    /is mounted in a guest domain/,
    noted('Another guest has this disk.'),
    noted('Detach it there first; two guests on one disk destroy its file system.'),
  ],
  [
    /is mounted in the privileged domain/,
    noted('The host itself has mounted this disk.'),
    noted('Unmount it (umount, swapoff) before the guest gets it.'),
  ],
  [
    /is loopback-mounted through/,
    noted('The file is in use by a loop device of the host.'),
    noted('See which one: losetup -j FILE; free it: losetup -d /dev/loopN.'),
  ],
  [
    /Failed to find an unused loop device/,
    noted('The host has no loop device left.'),
    noted('Load the module or raise its limit: modprobe loop max_loop=64.'),
  ],
  // Network
  [
    /Could not find bridge device (\S+)/,
    noted('The bridge that the guest’s card is to be plugged into is not there.'),
    noted('See the bridges with: ip link show type bridge. Bring the right one up, or choose another.'),
  ],
  [
    /An interface with name .* already exists/,
    noted('Two cards have the same vifname.'),
    noted('Choose another vifname, or leave it out.'),
  ],
  [
    /is not up\. Bring it up or specify another/,
    noted('The host’s card that the guest is routed through is down.'),
    noted('Bring it up (ip link set DEV up), or name the right one as gatewaydev.'),
  ],
  [
    /unable to add device with path/,
    noted('A driver for the guest’s disk or card did not answer within ten seconds.'),
    noted('Load the host’s drivers: modprobe xen-blkback xen-netback; for qcow2 disks the host’s qemu must run.'),
  ],
  // Emulator, firmware, boot
  [
    /device model .* is not executable|qemu-system-xen package/,
    noted('The emulator that this guest needs is not installed.'),
    noted('Install it: apt install qemu-system-xen.'),
  ],
  [
    /failed to read BIOS file/,
    noted('The firmware for hvm guests is not installed.'),
    noted('Install it: apt install seabios (or ovmf, for UEFI).'),
  ],
  [
    /Guest has not initialized the display/,
    noted('The UEFI firmware on this host was built without support for Xen.'),
    noted('Use firmware seabios, or an OvmfXen build.'),
  ],
  [
    /device model did not start|Failed to get "write" lock|Could not open '[^']*'/,
    noted('The emulator ended at once: a path is wrong, or something else uses the disk.'),
    noted('Its own words are in /var/log/xen/qemu-dm-NAME.log.'),
  ],
  [
    /Unable to find partition containing kernel/,
    noted('pygrub found no boot menu in the disk that it understands (no BLS, btrfs, LVM or encryption).'),
    noted('Boot with GRUB for Xen instead (boot: grub), or with a kernel file of the host.'),
  ],
  [
    /bootloader failed - consult logfile/,
    noted('The boot loader program did not find a kernel in the disk.'),
    noted('Its own words are in /var/log/xen/bootloader.N.log.'),
  ],
  [
    /cannot run bootloader with no boot disk/,
    noted('pygrub needs a disk, and the guest has none.'),
    noted('Give the guest a disk, or a kernel file of the host.'),
  ],
  [
    /no loader found|not capable of booting inside a HVM container/,
    noted('The kernel file cannot boot a guest of this type.'),
    noted(
      'A pvh guest needs grub-i386-xen_pvh.bin or a Linux kernel with PVH (4.11 or later); pv needs grub-x86_64-xen.bin.',
    ),
  ],
  [
    /unable to (XZ|ZSTD|LZ4|LZO|LZMA|bzip2|gzip)|decompress kernel/i,
    noted('The kernel is packed in a way that the pv loader cannot unpack.'),
    noted('Use type pvh, or a kernel packed with gzip or xz.'),
  ],
  [
    /passthrough not supported on this platform/,
    noted('The IOMMU is off.'),
    noted('Switch it on in the BIOS setup (VT-d, AMD-Vi).'),
  ],
  // What a guest says
  [
    /grub rescue>|error: no such device: \/boot\/grub|^\s*grub>/m,
    noted('GRUB found no boot menu in the guest’s disk.'),
    noted(
      'The disk may hold no system, or its menu is in /boot/grub2 or on a file system that this GRUB cannot read; try boot: pygrub or direct.',
    ),
  ],
  [
    /Unable to mount root fs|VFS: Cannot open root device|ALERT! .* does not exist/,
    noted('The guest’s kernel started, but did not find its root file system.'),
    noted('Check root= on its command line, and that its initial RAM disk has the driver xen-blkfront.'),
  ],
  [
    /No bootable device|Boot failed: not a bootable disk/,
    noted('The firmware found no disk that it can boot.'),
    noted(
      'A disk that was installed for UEFI needs firmware ovmf; a partition image cannot be booted by firmware at all.',
    ),
  ],
  [
    /Kernel panic - not syncing/,
    noted('The guest’s kernel gave up.'),
    noted('Look at the lines before “Kernel panic” on its console: xl console NAME.'),
  ],
  // Tools
  [
    /No space left on device|insufficient free space|insufficient suitable allocatable extents/i,
    noted('There is no space left.'),
    noted('Free some, or choose a smaller disk or another place: df -h; vgs.'),
  ],
  [/Read-only file system/, noted('The file system is read-only.'), noted('See why (dmesg), or choose another place.')],
  [/Permission denied|Operation not permitted/, noted('Only root may do that.'), noted('Run it as root (sudo).')],
  [
    /Volume group "[^"]*" not found/,
    noted('That volume group is not there.'),
    noted('See the volume groups with: vgs.'),
  ],
];

/** Undefined when nothing in the text is known. */
export function explain(text: string): Explanation | undefined {
  const row = TABLE.find(([fragment]) => fragment.test(text));
  return row && { cause: row[1], remedy: row[2] };
}
