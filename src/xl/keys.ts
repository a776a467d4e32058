import { editDistance } from '../text/nearest.ts';
import { minorOf, NEWEST_MINOR, OLDEST_MINOR } from './version.ts';

/** What xl wants to find under a key. */
export type KeyKind =
  | 'text'
  | 'number'
  /** A number of which only zero or not zero counts. */
  | 'flag'
  | 'list'
  | 'number or text'
  | 'text or list'
  | 'flag or list';

interface KeyEntry {
  kind: KeyKind;
  /** Minor number of the first Xen release that knows it; 17 stands for 4.17 or older. */
  since: number;
}

/** Every key tools/xl/xl_parse.c asks for in Xen 4.17 to 4.22; `key@19` came with 4.19. None was taken out. */
const TABLE: Record<KeyKind, string> = {
  text: `acpi_firmware arm_sci@21 bios bios_path_override boot bootloader bootloader_user@18 builder cmdline
    device_model device_model_override device_model_stubdomain_seclabel device_model_user device_model_version
    device_tree display extra firmware firmware_override gic_version hdtype init_seclabel kernel keymap ms_vm_genid
    name on_crash on_poweroff on_reboot on_soft_reset on_watchdog passthrough pool pvshim_cmdline pvshim_extra
    pvshim_path ramdisk rdm root seclabel smbios_firmware soundhw spice_image_compression spice_streaming_video
    spicehost spicepasswd stubdomain_cmdline stubdomain_kernel stubdomain_ramdisk sve@18 tee type uuid vendor_device
    vga vnclisten vncpasswd vuart xauthority`,
  number: `altp2m_count@21 cap cpu_weight extratime latency max_event_channels max_grant_frames max_grant_version
    max_maptrack_frames maxmem maxvcpus memory mmio_hole nr_spis@19 pci_msitranslate pci_permissive pci_power_mgmt
    pci_seize period rdm_mem_boundary rtc_timeoffset shadow_memory slice spiceport spicetls_port spiceusbredirection
    stdvga stubdomain_memory usbversion vcpus videoram vmtrace_buf_kb vncdisplay vncviewer xenstore_feature_mask@21`,
  flag: `acpi acpi_laptop_slate acpi_s3 acpi_s4 altp2mhvm apic bootloader_restrict@18
    device_model_stubdomain_override dm_restrict driver_domain e820_host hap hpet hvm_pirq@19 localtime msr_relaxed
    nestedhvm nographic nomigrate nx oos opengl pae pvshim sdl spice spice_clipboard_sharing spiceagent_mouse
    spicedisable_ticketing spicevdagent trap_unmapped_accesses@21 usb vkb_device vnc vncunused vpmu vpt_align
    xen_platform_pci xen_platform_pci_bar_uc@21 xend_suspend_evtchn_compat`,
  list: `channel device_model_args device_model_args_hvm device_model_args_pv disk dtdev iomem ioports irqs
    llc_colors@20 mca_caps p9 pci pvcalls smbios@18 usbctrl usbdev vdispl vfb vif vif2 virtio@18 vkb vnuma vsnd vtpm
    xenstore_quota@22`,
  'number or text': 'altp2m gfx_passthru timer_mode tsc_mode',
  'text or list': 'bootloader_args cpuid cpus cpus_soft serial usbdevice',
  'flag or list': 'viridian',
};

const KEYS = new Map<string, KeyEntry>();
for (const [kind, words] of Object.entries(TABLE)) {
  for (const word of words.split(/\s+/)) {
    const [key, since] = word.split('@') as [string, string | undefined];
    KEYS.set(key, { kind: kind as KeyKind, since: Number(since ?? OLDEST_MINOR) });
  }
}

/** Whether xl of this version looks at the key; without a version, whether any from 4.17 to 4.22 does. */
export function isKnownKey(key: string, xenVersion?: string): boolean {
  const entry = KEYS.get(key);
  const minor = xenVersion === undefined ? NEWEST_MINOR : (minorOf(xenVersion) ?? NEWEST_MINOR);
  return entry !== undefined && entry.since <= minor;
}

/** The first release that knows the key: `4.19`; `4.17` also stands for older ones. Undefined: none does. */
export function knownSince(key: string): string | undefined {
  const entry = KEYS.get(key);
  return entry && `4.${entry.since}`;
}

export function kindOfKey(key: string): KeyKind | undefined {
  return KEYS.get(key)?.kind;
}

export function knownKeys(xenVersion?: string): string[] {
  return [...KEYS.keys()].filter((key) => isKnownKey(key, xenVersion)).sort();
}

/** What people write who come from xm, libvirt, QEMU or other tools. */
const CONFUSIONS = new Map<string, string>(
  Object.entries({
    append: 'cmdline',
    args: 'cmdline',
    autoballoon: 'maxmem',
    boot_device: 'boot',
    bridge: 'vif',
    cdrom: 'disk',
    command_line: 'cmdline',
    cores: 'vcpus',
    cpu: 'vcpus',
    disks: 'disk',
    domain_type: 'type',
    drive: 'disk',
    hostname: 'name',
    initrd: 'ramdisk',
    initramfs: 'ramdisk',
    interfaces: 'vif',
    kernel_args: 'cmdline',
    mac: 'vif',
    max_memory: 'maxmem',
    maxmemory: 'maxmem',
    max_vcpus: 'maxvcpus',
    mem: 'memory',
    memory_max: 'maxmem',
    network: 'vif',
    nic: 'vif',
    nics: 'vif',
    ncpu: 'vcpus',
    on_shutdown: 'on_poweroff',
    on_restart: 'on_reboot',
    ostype: 'type',
    pcis: 'pci',
    ram: 'memory',
    smp: 'vcpus',
    storage: 'disk',
    swap: 'disk',
    video: 'vga',
    virt: 'type',
    vbd: 'disk',
    vnc_listen: 'vnclisten',
    vnc_password: 'vncpasswd',
    vncpassword: 'vncpasswd',
    weight: 'cpu_weight',
  }),
);

/** The key that was probably meant: a known confusion, or the nearest known key. Undefined when nothing is near. */
export function suggestKey(word: string): string | undefined {
  const lower = word.toLowerCase().replaceAll('-', '_');
  if (KEYS.has(lower)) return lower;
  const meant = CONFUSIONS.get(lower);
  if (meant !== undefined) return meant;
  const most = lower.length < 4 ? 1 : lower.length < 8 ? 2 : 3;
  let best: { key: string; distance: number } | undefined;
  for (const key of KEYS.keys()) {
    const distance = editDistance(lower, key);
    if (distance <= most && distance < key.length - 1 && distance < (best?.distance ?? Infinity))
      best = { key, distance };
  }
  return best?.key;
}

/** The nearest of some words, when one is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const ranked = words.map((w) => ({ w, distance: editDistance(word.toLowerCase(), w) }));
  const best = ranked.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= Math.max(1, Math.floor(best.w.length / 3)) ? best.w : undefined;
}
