import { nearest } from '../keys.ts';
import { at, error, type LintProblem, warning } from '../problem.ts';
import type { TextNode } from '../value.ts';
import { type Config, quoted, type Rule } from './config.ts';

/** A setting that takes one of some words; xl refuses the file for any other. */
interface Choice {
  words: string[];
  /** libxl's own enumerations are compared without regard to case, xl's by every letter. */
  anyCase?: true;
  /** A number counts as the word in this place; xl calls that deprecated. */
  numbered?: true;
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
  tsc_mode: { words: ['default', 'always_emulate', 'native', 'native_paravirt'], anyCase: true, numbered: true },
  timer_mode: {
    words: [
      'delay_for_missed_ticks',
      'no_delay_for_missed_ticks',
      'no_missed_ticks_pending',
      'one_missed_tick_pending',
    ],
    anyCase: true,
    numbered: true,
  },
  altp2m: { words: ['disabled', 'mixed', 'external', 'limited'], anyCase: true, numbered: true },
  gic_version: { words: ['default', 'v2', 'v3'], anyCase: true },
};

/** libxl_viridian_enlightenment (tools/libs/light/libxl_types.idl), besides `all` and `defaults`. */
const VIRIDIAN = `base freq time_ref_count reference_tsc hcall_remote_tlb_flush apic_assist crash_ctl synic stimer
  hcall_ipi ex_processor_masks no_vp_limit cpu_hotplug`.split(/\s+/);

export const choiceRules: Rule[] = [
  { about: 'settings that take one of some words', check: oddWords },
  { about: 'timer_mode is nothing for pv guests', check: timerMode },
  { about: 'viridian enlightenments', check: viridian },
  { about: 'device_model_version', check: deviceModelVersion },
];

function oddWords(config: Config): LintProblem[] {
  return Object.entries(CHOICES).flatMap(([key, choice]) => {
    const word = config.text(key);
    if (word === undefined || (choice.hvmOnly && config.guest !== 'hvm')) return [];
    const number = choice.numbered ? config.number(key) : undefined;
    if (number !== undefined && number >= 0n && number < BigInt(choice.words.length)) {
      if (key === 'altp2m') return [];
      const message = `A number for ${key} is an old way to write it.`;
      const remedy = `Write ${key} = "${choice.words[Number(number)]}".`;
      return [config.problem(key, warning('number-for-word', message, remedy))];
    }
    if (choice.words.includes(choice.anyCase ? word.toLowerCase() : word)) return [];
    const near = nearest(word, choice.words);
    const remedy = near ? `Did you mean "${near}"?` : `Use one of ${choice.words.join(', ')}.`;
    return [config.problem(key, error('bad-choice', `${key} knows no ${quoted(word)}: xl refuses the file.`, remedy))];
  });
}

function timerMode(config: Config): LintProblem[] {
  if (config.guest !== 'pv' || config.text('timer_mode') === undefined) return [];
  const message = 'timer_mode is not for pv guests: xl refuses the file.';
  return [config.problem('timer_mode', error('timer-mode-on-pv', message, 'Take it out.'))];
}

function viridian(config: Config): LintProblem[] {
  if (config.guest !== 'hvm') return [];
  return (config.list('viridian')?.items ?? [])
    .filter((node): node is TextNode => node.kind === 'text')
    .filter((node) => node.text !== 'all' && node.text !== 'defaults')
    .filter((node) => !VIRIDIAN.includes(node.text.replace(/^!/, '').toLowerCase()))
    .map((node) => {
      const near = nearest(node.text.replace(/^!/, ''), VIRIDIAN);
      const remedy = near ? `Did you mean "${near}"?` : 'Write viridian = 1 for the usual set.';
      return at(node, error('bad-viridian', `viridian knows no ${quoted(node.text)}: xl refuses the file.`, remedy));
    });
}

function deviceModelVersion(config: Config): LintProblem[] {
  const version = config.text('device_model_version');
  if (version === undefined) {
    if (config.text('device_model_override') === undefined) return [];
    const message = 'device_model_override is set without device_model_version.';
    return [
      config.problem(
        'device_model_override',
        warning('device-model', message, 'Add device_model_version = "qemu-xen".'),
      ),
    ];
  }
  if (version === 'qemu-xen') return [];
  const remedy = 'Take it out: qemu-xen is the default.';
  if (version === 'qemu-xen-traditional' && (config.minor ?? 0) < 21) {
    const message = 'qemu-xen-traditional is gone from Xen 4.21 on, which refuses the file.';
    return [config.problem('device_model_version', warning('qemu-traditional', message, remedy))];
  }
  const message = `${quoted(version)} is no device model xl knows: it refuses the file.`;
  return [config.problem('device_model_version', error('bad-device-model', message, remedy))];
}
