import { t } from '../../text/t.ts';
import { nearest } from '../keys.ts';
import { at, error, type LintProblem, warning } from '../problem.ts';
import type { TextNode } from '../value.ts';
import { NEWEST_MINOR } from '../version.ts';
import { type Config, quoted, type Rule } from './config.ts';

/** A setting that takes one of some words; xl refuses the file for any other. */
interface Choice {
  words: string[];
  /** Words of a newer Xen, with the minor number of its first release. */
  newer?: Readonly<Record<string, number>>;
  /** libxl's own enumerations are compared without regard to case, xl's by every letter. */
  anyCase?: true;
  /** A number counts as the word in this place; 'deprecated': xl says so. */
  numbered?: 'fine' | 'deprecated';
  /** libxl's name for "not set", which xl takes, too. */
  unset?: string;
  hvmOnly?: true;
}

const ACTIONS: Choice = {
  words: ['destroy', 'restart', 'rename-restart', 'preserve', 'coredump-destroy', 'coredump-restart', 'soft-reset'],
};

const CHOICES: Record<string, Choice> = {
  on_poweroff: ACTIONS,
  on_reboot: ACTIONS,
  on_crash: ACTIONS,
  on_watchdog: ACTIONS,
  on_soft_reset: ACTIONS,
  vga: { words: ['stdvga', 'cirrus', 'qxl', 'none'], hvmOnly: true },
  hdtype: { words: ['ide', 'ahci'], anyCase: true, hvmOnly: true },
  ms_vm_genid: { words: ['generate', 'none'], hvmOnly: true },
  vendor_device: { words: ['none', 'xenserver'], anyCase: true, hvmOnly: true },
  passthrough: { words: ['default', 'disabled', 'enabled', 'sync_pt', 'share_pt'], anyCase: true },
  tsc_mode: {
    words: ['default', 'always_emulate', 'native', 'native_paravirt'],
    anyCase: true,
    numbered: 'deprecated',
  },
  timer_mode: {
    words: [
      'delay_for_missed_ticks',
      'no_delay_for_missed_ticks',
      'no_missed_ticks_pending',
      'one_missed_tick_pending',
    ],
    anyCase: true,
    numbered: 'deprecated',
    unset: 'unknown',
  },
  altp2m: { words: ['disabled', 'mixed', 'external', 'limited'], anyCase: true, numbered: 'fine' },
  tee: { words: ['none', 'optee', 'ffa'], newer: { ffa: 18 }, anyCase: true },
  vuart: { words: ['sbsa_uart'], anyCase: true, unset: 'unknown' },
  gic_version: { words: ['default', 'v2', 'v3'], anyCase: true },
};

/** libxl_viridian_enlightenment (tools/libs/light/libxl_types.idl), besides `all` and `defaults`. */
const VIRIDIAN = `base freq time_ref_count reference_tsc hcall_remote_tlb_flush apic_assist crash_ctl synic stimer
  hcall_ipi ex_processor_masks no_vp_limit cpu_hotplug`.split(/\s+/);

export const choiceRules: Rule[] = [
  // settings that take one of some words
  { check: oddWords },
  // timer_mode is nothing for pv guests
  { check: timerMode },
  // viridian enlightenments
  { check: viridian },
  // gfx_passthru, a number or a kind of card
  { check: gfxPassthru },
  // machine check capabilities
  { check: mcaCaps },
  // the hole below 4 GiB
  { check: mmioHole },
  // device_model_version
  { check: deviceModelVersion },
];

function oddWords(config: Config): LintProblem[] {
  return Object.entries(CHOICES).flatMap(([key, choice]) => {
    const word = config.text(key);
    if (word === undefined || (choice.hvmOnly && config.guest !== 'hvm')) return [];
    const number = choice.numbered ? config.number(key) : undefined;
    if (number !== undefined && number >= 0n && number < BigInt(choice.words.length)) {
      if (choice.numbered === 'fine') return [];
      const message = t`A number for ${key} is an old way to write it.`;
      const remedy = t`Write ${key} = "${choice.words[Number(number)]}".`;
      return [config.problem(key, warning('number-for-word', message, remedy))];
    }
    const words = choice.words.filter((each) => (choice.newer?.[each] ?? 0) <= (config.minor ?? NEWEST_MINOR));
    if ([...words, choice.unset].includes(choice.anyCase ? word.toLowerCase() : word)) return [];
    const near = nearest(word, words);
    const remedy = near ? t`Did you mean "${near}"?` : t`Use one of ${words.join(', ')}.`;
    return [config.problem(key, error('bad-choice', t`${key} knows no ${quoted(word)}: xl refuses the file.`, remedy))];
  });
}

function timerMode(config: Config): LintProblem[] {
  if (config.guest !== 'pv' || config.text('timer_mode') === undefined) return [];
  const message = t('timer_mode is not for pv guests: xl refuses the file.');
  return [config.problem('timer_mode', error('timer-mode-on-pv', message, t('Take it out.')))];
}

function viridian(config: Config): LintProblem[] {
  if (config.guest !== 'hvm') return [];
  return (config.list('viridian')?.items ?? [])
    .filter((node): node is TextNode => node.kind === 'text')
    .filter((node) => node.text !== 'all' && node.text !== 'defaults')
    .filter((node) => !VIRIDIAN.includes(node.text.replace(/^!/, '').toLowerCase()))
    .map((node) => {
      const near = nearest(node.text.replace(/^!/, ''), VIRIDIAN);
      const remedy = near ? t`Did you mean "${near}"?` : t('Write viridian = 1 for the usual set.');
      return at(node, error('bad-viridian', t`viridian knows no ${quoted(node.text)}: xl refuses the file.`, remedy));
    });
}

function gfxPassthru(config: Config): LintProblem[] {
  const word = config.text('gfx_passthru');
  if (config.guest !== 'hvm' || word === undefined || config.number('gfx_passthru') !== undefined) return [];
  if (word.toLowerCase() === 'igd' || word.toLowerCase() === 'default') return [];
  const message = t`gfx_passthru knows no ${quoted(word)}: xl refuses the file.`;
  return [config.problem('gfx_passthru', error('bad-choice', message, t('Write 1, 0 or "igd".')))];
}

function mcaCaps(config: Config): LintProblem[] {
  if (config.guest !== 'hvm') return [];
  return config
    .items('mca_caps')
    .filter(({ node }) => node.text !== 'lmce')
    .map(({ node }) => {
      const message = t`mca_caps knows no ${quoted(node.text)}: xl refuses the file.`;
      return at(node, error('bad-choice', message, t('The only one is "lmce".')));
    });
}

/** 256 to 3840 MiB: HVM_BELOW_4G_MMIO_LENGTH and HVM_BELOW_4G_MMIO_START of xen/include/public/hvm/e820.h. */
function mmioHole(config: Config): LintProblem[] {
  const mib = config.number('mmio_hole');
  if (config.guest !== 'hvm' || mib === undefined || (mib >= 256n && mib <= 3840n)) return [];
  const message = t`mmio_hole = ${mib} is out of range: xl refuses the file.`;
  return [config.problem('mmio_hole', error('out-of-range', message, t('Write 256 to 3840 (MiB).')))];
}

function deviceModelVersion(config: Config): LintProblem[] {
  const version = config.text('device_model_version');
  if (version === undefined) {
    if (config.text('device_model_override') === undefined) return [];
    const message = t('device_model_override is set without device_model_version.');
    return [
      config.problem(
        'device_model_override',
        warning('device-model', message, t('Add device_model_version = "qemu-xen".')),
      ),
    ];
  }
  if (version === 'qemu-xen') return [];
  const remedy = t('Take it out: qemu-xen is the default.');
  if (version === 'qemu-xen-traditional' && (config.minor ?? 0) < 21) {
    const message = t('qemu-xen-traditional is gone from Xen 4.21 on, which refuses the file.');
    return [config.problem('device_model_version', warning('qemu-traditional', message, remedy))];
  }
  const message = t`${quoted(version)} is no device model xl knows: it refuses the file.`;
  return [config.problem('device_model_version', error('bad-device-model', message, remedy))];
}
