import type { Facts } from '../host/facts.ts';
import type { DiscFindings } from '../sources/iso/findings.ts';
import { noted } from '../text/t.ts';
import { noUefi, seabiosObstacle } from './firmware.ts';
import { emulatorObstacle } from './host.ts';
import { isWindows } from './image-words.ts';
import type { BootInput, Obstacle, Way } from './input.ts';

/** The emulated PC starts the disc as a real one would, and afterwards the disk. */
export const fromDisc: Way = {
  types: ['hvm'],
  method: 'firmware',

  obstacle({ image, facts, firmware }) {
    const emulator = emulatorObstacle(facts);
    if (emulator) return emulator;
    const disc = image.discs?.[0];
    const chosen = which(disc, firmware);
    if (disc && isSeen(disc) && !disc.boots[chosen === 'ovmf' ? 'uefi' : 'bios']) {
      return {
        reason: noted`${called(disc)} cannot be started from ${chosen === 'ovmf' ? 'UEFI' : noted('a BIOS')}`,
        remedy:
          disc.boots.bios || disc.boots.uefi
            ? noted('Answer auto (“Choose for me”) for the firmware.')
            : noted('Put a disc first that can be.'),
      };
    }
    return chosen === 'ovmf' ? uefiObstacle(facts, disc) : seabiosObstacle(facts);
  },

  choose({ image, firmware }) {
    const chosen = which(image.discs?.[0], firmware);
    const boot = { method: 'firmware', firmware: chosen } as const;
    return {
      type: 'hvm',
      boot,
      install: boot,
      vdev: 'xvda',
      reason: isWindows(image)
        ? noted('Windows needs a whole PC: it is emulated, and starts the disc as a real one would.')
        : noted`An emulated PC starts any disc that a real one would, and afterwards the disk (${chosen === 'ovmf' ? 'UEFI' : 'BIOS'}).`,
    };
  },

  consequences: () => [],
};

/** Why UEFI cannot be chosen on this host; undefined: it can. */
export const uefiObstacle = (facts: Facts | undefined, disc?: DiscFindings): Obstacle | undefined => {
  const what = noUefi(facts);
  if (what === undefined) return undefined;
  const only =
    disc && isSeen(disc) && !disc.boots.bios ? `${noted`${called(disc)} can only be started from UEFI, and`} ` : '';
  return {
    reason: `${only}${what}`,
    remedy: noted`${only === '' ? noted('Choose the BIOS') : noted('Take a disc that a BIOS can start')}, or build a UEFI for Xen (how: xenguide guide discs/firmware).`,
  };
};

/** A BIOS unless the disc can only be started from UEFI, or the person says so. */
function which(disc: DiscFindings | undefined, wanted: BootInput['firmware'] = 'auto'): 'seabios' | 'ovmf' {
  if (wanted !== 'auto') return wanted;
  return disc && isSeen(disc) && disc.boots.uefi && !disc.boots.bios ? 'ovmf' : 'seabios';
}

const isSeen = ({ looked }: DiscFindings): boolean => looked !== 'not-at-all';
const called = ({ os, path }: DiscFindings): string =>
  os ? noted`the disc with ${os.pretty}` : noted`the disc ${path}`;
