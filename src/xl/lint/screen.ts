import { t } from '../../text/t.ts';
import { error, type LintProblem, warning } from '../problem.ts';
import type { Config, Rule } from './config.ts';

/** Least video memory in MiB (tools/libs/light/libxl_create.c); less is refused when the guest is made. */
const LEAST_VIDEORAM = new Map<string, bigint>(Object.entries({ cirrus: 8n, stdvga: 16n, qxl: 128n }));

export const screenRules: Rule[] = [
  // video memory
  { check: videoMemory },
  // where VNC listens
  { check: vncListen },
  // SPICE needs a port and a word about passwords
  { check: spice },
  // usb and usbversion exclude each other
  { check: usb },
];

function videoMemory(config: Config): LintProblem[] {
  const mib = config.number('videoram');
  if (config.guest !== 'hvm' || mib === undefined) return [];
  const card = config.text('vga') ?? ((config.number('stdvga') ?? 0n) !== 0n ? 'stdvga' : 'cirrus');
  const least = LEAST_VIDEORAM.get(card);
  if (least === undefined || mib >= least) return [];
  const message = t`A ${card} card needs ${least} MiB of video memory, not ${mib}: xl create refuses the guest.`;
  return [config.problem('videoram', warning('videoram-too-small', message, t`Write videoram = ${least}.`))];
}

function vncListen(config: Config): LintProblem[] {
  const listen = config.text('vnclisten');
  const display = config.number('vncdisplay');
  if (config.guest !== 'hvm' || !listen?.includes(':') || display === undefined || display === 0n) return [];
  const message = t('The display is given in vnclisten (behind its colon) and in vncdisplay: xl refuses the file.');
  const remedy = t('Take vncdisplay out. An IPv6 address cannot be written there at all.');
  return [config.problem('vnclisten', error('vnc-display-twice', message, remedy))];
}

function spice(config: Config): LintProblem[] {
  if (config.guest !== 'hvm' || !config.number('spice')) return [];
  const problems: LintProblem[] = [];
  if (!config.number('spiceport') && !config.number('spicetls_port')) {
    const message = t('spice has no port: the guest does not start.');
    problems.push(
      config.problem('spice', warning('spice-port', message, t('Add spiceport = 6000, or another free port.'))),
    );
  }
  if (!config.number('spicedisable_ticketing') && !config.text('spicepasswd')) {
    const message = t('spice has no password: the guest does not start.');
    problems.push(
      config.problem('spice', warning('spice-password', message, t('Add spicepasswd, or spicedisable_ticketing = 1.'))),
    );
  }
  return problems;
}

function usb(config: Config): LintProblem[] {
  if (config.guest !== 'hvm' || !config.number('usbversion')) return [];
  if (!config.number('usb') && !config.has('usbdevice')) return [];
  const message = t('usbversion goes together with neither usb nor usbdevice: xl create refuses the guest.');
  return [config.problem('usbversion', warning('usb-twice', message, t('Keep usb = 1 and usbdevice = [ "tablet" ].')))];
}
