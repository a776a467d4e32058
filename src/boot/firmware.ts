import type { Facts } from '../host/facts.ts';
import { noted } from '../text/t.ts';
import { emulatorObstacle } from './host.ts';
import { called, hasXenMenu, isPartition, isUnseen, isWindows } from './image-words.ts';
import type { BootInput, Obstacle, Way } from './input.ts';

/** The emulated PC's own firmware starts the disk's boot code, as on a real machine. */
export const firmware: Way = {
  types: ['hvm'],
  method: 'firmware',

  obstacle({ image, facts }) {
    if (isPartition(image)) {
      return {
        reason: noted(
          'a PC’s firmware cannot start a partition image: there is no partition table and no boot code in front of it',
        ),
        remedy: noted('Choose pvh, or name a kernel of the host for it (direct).'),
      };
    }
    const emulator = emulatorObstacle(facts);
    if (emulator) return emulator;
    if (image.table && !image.esp && !image.biosBoot) {
      return {
        reason: noted('there is no boot code in the image that a PC’s firmware could start'),
        remedy: noted('Choose pvh, or name a kernel of the host for it (direct).'),
      };
    }
    return which(image) === 'ovmf' ? ovmfObstacle(facts) : seabiosObstacle(facts);
  },

  choose({ image, facts }) {
    const chosen = which(image);
    const kind = chosen === 'ovmf' ? 'UEFI' : 'BIOS';
    return {
      type: 'hvm',
      boot: { method: 'firmware', firmware: chosen },
      vdev: 'xvda',
      reason: isUnseen(image)
        ? noted`${sentence(called(image))} could not be looked into, and an emulated PC starts whatever a real one would (${kind}).`
        : noted`${whyNotLighter(image, facts)}, so an emulated PC starts its own boot loader (${kind}).`,
    };
  },

  consequences: ({ image }) => [
    noted('hvm needs an emulator process on the host: more memory, a slower start, more that can be attacked.'),
    ...(which(image) === 'ovmf'
      ? [noted('Changes to the UEFI boot entries are lost when the guest stops (xl keeps none).')]
      : []),
  ],
};

/** BIOS unless the image has boot code for UEFI only. */
function which(image: BootInput['image']): 'seabios' | 'ovmf' {
  return image.esp && !image.biosBoot ? 'ovmf' : 'seabios';
}

function whyNotLighter(image: BootInput['image'], facts: Facts | undefined): string {
  const it = sentence(called(image));
  if (isWindows(image)) return noted`${it} needs a whole PC`;
  if (image.grub?.bls) return noted`${it} has a menu of boot loader entries (BLS), which GRUB for Xen does not read`;
  if (image.grub && !hasXenMenu(image))
    return noted`${it} has its menu at ${image.grub.path}, where GRUB for Xen does not look`;
  if (image.unreadable === true) return noted`${it} has file systems that GRUB for Xen cannot read`;
  if (!hasXenMenu(image)) return noted`${it} has no menu that GRUB for Xen could read`;
  return facts?.boot.grubPvh === null
    ? noted`${it} would be a pvh guest if GRUB for Xen were installed (apt install grub-xen-host)`
    : noted`${it} has boot code of its own`;
}

export function seabiosObstacle(facts: Facts | undefined): Obstacle | undefined {
  return facts && facts.boot.seabios === null
    ? { reason: noted('the BIOS for hvm guests is not installed'), remedy: noted('Install it: apt install seabios.') }
    : undefined;
}

function ovmfObstacle(facts: Facts | undefined): Obstacle | undefined {
  const what = noUefi(facts);
  return what === undefined
    ? undefined
    : {
        reason: noted`the image can only start from UEFI, and ${what}`,
        remedy: noted(
          'Take an image that can start from a BIOS (for Debian: “generic” or “genericcloud”), or build OvmfPkg/OvmfXen.dsc of edk2.',
        ),
      };
}

/** Only an OvmfXen build speaks Xen; Debian 12's ovmf package has none (xen-facts 2.4, pains P17). */
export function noUefi(facts: Facts | undefined): string | undefined {
  if (!facts || facts.boot.ovmf?.kind === 'xen') return undefined;
  return facts.boot.ovmf === null
    ? noted('this host has no UEFI firmware for guests')
    : noted('this host’s OVMF is not known to be built for Xen: guests with it stay dark');
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
