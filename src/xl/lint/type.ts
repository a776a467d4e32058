import { t } from '../../text/t.ts';
import { error, type LintProblem, warning } from '../problem.ts';
import { type Config, guestOf, quoted, type Rule } from './config.ts';

/** Keys xl_parse.c reads for hvm guests only. */
const HVM_ONLY = `acpi_firmware acpi_laptop_slate acpi_s3 acpi_s4 altp2mhvm apic bios bios_path_override boot
  firmware_override gfx_passthru hdtype hpet hvm_pirq mca_caps mmio_hole ms_vm_genid nographic nx pae
  rdm_mem_boundary serial smbios smbios_firmware soundhw spice spice_clipboard_sharing spice_image_compression
  spice_streaming_video spiceagent_mouse spicedisable_ticketing spicehost spicepasswd spiceport spicetls_port
  spiceusbredirection spicevdagent stdvga usb usbdevice usbversion vendor_device vga viridian vkb_device vpt_align
  xen_platform_pci xen_platform_pci_bar_uc`.split(/\s+/);
const HVM_AND_PV = [
  'display',
  'opengl',
  'sdl',
  'vnc',
  'vncdisplay',
  'vnclisten',
  'vncpasswd',
  'vncunused',
  'xauthority',
];
const PVH_ONLY = ['pvshim', 'pvshim_cmdline', 'pvshim_extra', 'pvshim_path'];

export const typeRules: Rule[] = [
  // type= is compared by its beginning
  { check: oddType },
  // builder= is the old name of type=
  { check: oldBuilder },
  // keys that the guest type has no use for
  { check: ignoredForType },
];

function oddType(config: Config): LintProblem[] {
  const type = config.text('type');
  if (type === undefined || type === 'pv' || type === 'pvh' || type === 'hvm') return [];
  const meant = guestOf(type);
  if (meant !== undefined) {
    const message = t`xl takes type = ${quoted(type)} for ${quoted(meant)}, because ${meant} begins so.`;
    return [
      config.problem('type', warning('type-abbreviated', message, t('Write type = "pvh", "pv" or "hvm" in full.'))),
    ];
  }
  const lower = guestOf(type.trim().toLowerCase());
  const remedy = lower && type.trim() !== '' ? t`Write type = "${lower}".` : t('Write type = "pvh", "pv" or "hvm".');
  return [
    config.problem('type', error('bad-type', t`${quoted(type)} is no type of guest: xl refuses the file.`, remedy)),
  ];
}

function oldBuilder(config: Config): LintProblem[] {
  const builder = config.text('builder');
  if (builder === undefined) return [];
  const meant = 'hvm'.startsWith(builder) ? 'hvm' : 'generic'.startsWith(builder) ? 'pv' : undefined;
  if (meant === undefined) {
    const message = t`builder = ${quoted(builder)} is nothing xl knows: it refuses the file.`;
    return [
      config.problem('builder', error('bad-builder', message, t('Write type = "pv" or "hvm" instead of builder.'))),
    ];
  }
  const type = config.text('type');
  if (type !== undefined && guestOf(type) !== undefined && guestOf(type) !== meant) {
    const message = t`builder says ${meant} and type says ${guestOf(type)}: xl refuses the file.`;
    return [config.problem('builder', error('builder-against-type', message, t('Take builder out.')))];
  }
  const remedy =
    type === undefined ? t`Write type = "${meant}" instead.` : t('Take builder out: type says it already.');
  return [
    config.problem('builder', warning('old-builder', t('builder is the old name of type (before Xen 4.10).'), remedy)),
  ];
}

function ignoredForType(config: Config): LintProblem[] {
  const { guest } = config;
  if (guest === undefined) return [];
  const keys = [
    ...(guest === 'hvm' ? [] : HVM_ONLY),
    ...(guest === 'pvh' ? HVM_AND_PV : PVH_ONLY),
    ...(guest === 'pv' ? [] : ['e820_host']),
  ];
  return keys.flatMap((key) => {
    const node = config.setting(key)?.node;
    // Switched off or empty is what the guest gets anyway.
    if (!node || config.number(key) === 0n || config.text(key) === '' || (node.kind === 'list' && !node.items.length)) {
      return [];
    }
    const missing =
      config.has('type') || config.has('builder') ? '' : ` ${t('(type is not set, so this is a pv guest)')}`;
    const message = t`A ${guest} guest has no use for ${key}: xl ignores it${missing}.`;
    const wanted = PVH_ONLY.includes(key) ? 'pvh' : key === 'e820_host' ? 'pv' : 'hvm';
    const vnc = HVM_AND_PV.includes(key) ? ` ${t('For a screen on pvh use vfb = [ "…" ].')}` : '';
    return [
      config.problem(key, warning('ignored-for-type', message, t`Take it out, or set type = "${wanted}".${vnc}`)),
    ];
  });
}
