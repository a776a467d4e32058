import { badName } from '../../guest/name.ts';
import { type SshWay, sshForwardLine } from '../../host/ssh-terminal.ts';
import { t } from '../../text/t.ts';
import type { ConsoleGuest, Screen } from './guest.ts';

/** How a guest’s text console is entered, on its host. */
export interface TextWay {
  argv: readonly [string, ...string[]];
  /** What a person has to know before. */
  notes: string[];
}

/** Undefined: only its screen shows something. */
export function textWay(guest: ConsoleGuest): TextWay | undefined {
  const { name, domid, type, serial, screen } = guest;
  // xl takes digits for a domain’s number, and a word that begins with - for an option.
  const own = badName(name) ? String(domid) : name;
  const also = screen ? [t`${name} has a screen too: xenguide console ${name} --screen`] : [];
  if (type !== 'hvm') return { argv: ['xl', 'console', own], notes: also };
  if (serial) {
    return {
      argv: ['xl', 'console', '-t', 'serial', own],
      notes: screen ? [...also, t('An installer or Windows shows on the screen, not on the serial port.')] : [],
    };
  }
  if (screen) return undefined;
  return {
    argv: ['xl', 'console', '-t', 'pv', own],
    notes: [
      t`${name} has neither a serial port nor a screen. This is Xen’s own console (hvc0): a system that does not know Xen stays silent on it.`,
    ],
  };
}

/** How a guest’s picture is reached: a line to copy, and what to do then. */
export interface ScreenWay {
  command: string;
  next: string[];
}

/** The port on the person’s own machine; a viewer’s first guess. */
const HERE = 5900;

export function screenWay(
  { name, domid }: ConsoleGuest,
  { address, port }: Screen,
  host: SshWay | undefined,
): ScreenWay {
  const way = host ?? { url: 'ssh://root@HOST' };
  // Everywhere is here too.
  const open = address === '0.0.0.0' || address === '::' || address === '*';
  const target = open ? '127.0.0.1' : address.includes(':') ? `[${address}]` : address;
  const at = port ?? HERE;
  return {
    command: sshForwardLine(way, `${HERE}:${target}:${at}`),
    next: [
      t`then a VNC viewer on 127.0.0.1:${HERE}`,
      ...(port === null
        ? [
            t`Its port cannot be read yet; ${HERE} is the first that qemu tries. Later: xenstore-read /local/domain/${domid}/console/vnc-port`,
          ]
        : []),
      ...(host === undefined ? [t`At a desktop of this machine: xl vncviewer ${badName(name) ? domid : name}`] : []),
      ...(isLoopback(address)
        ? []
        : [t`Beware: it listens on ${address}, so everybody who reaches the host there can sit down at this screen.`]),
    ],
  };
}

const isLoopback = (address: string): boolean =>
  address === 'localhost' || address === '::1' || address.startsWith('127.');
