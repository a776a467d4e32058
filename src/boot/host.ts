import type { Facts } from '../host/facts.ts';
import { noted } from '../text/t.ts';
import type { GuestType } from './boot.ts';
import type { Obstacle } from './input.ts';

/**
 * Can this host run guests of this type at all? From `xl info` (xen-facts 2.1): pvh and hvm need the processor's
 * virtualisation (`hvm-3.0-…` in xen_caps), pv needs a Xen built with it (`xen-3.0-…`). Without a running Xen nothing
 * is known, and nothing is ruled out: the plan may be for later.
 */
export function typeObstacle(facts: Facts | undefined, type: GuestType): Obstacle | undefined {
  const caps = facts?.xen.caps ?? [];
  if (caps.length === 0) return undefined;
  if (type === 'pv') {
    return caps.some((cap) => cap.startsWith('xen-3.0-'))
      ? undefined
      : { reason: noted('this Xen is built without pv'), remedy: noted('Choose pvh or hvm.') };
  }
  return caps.some((cap) => cap.startsWith('hvm-3.0-'))
    ? undefined
    : {
        reason: noted('this host’s processor has no virtualisation that Xen can use (no hvm in xen_caps)'),
        remedy: noted(
          'Switch on VT-x or SVM in the BIOS; on a rented host ask for nested virtualisation. Or choose pv.',
        ),
      };
}

/** hvm needs an emulated PC: QEMU for Xen. */
export function emulatorObstacle(facts: Facts | undefined): Obstacle | undefined {
  return facts && facts.boot.qemuXen === null
    ? {
        reason: noted('the emulator that hvm guests need is not installed'),
        remedy: noted('Install it: apt install qemu-system-xen.'),
      }
    : undefined;
}
