import { EXIT, UserError } from '../problem.ts';
import type { Drive } from './drive.ts';
import type { DiscState } from './state.ts';
import type { Try } from './swap.ts';
import { discName } from './words.ts';

/** What the guest must do, where it does not do it by itself. */
export function waitingFor({ guest, type }: DiscState, { drive }: Drive): string {
  return type === 'hvm'
    ? `${guest} holds the tray of ${drive} locked, and was asked to open it: waiting.`
    : `${guest} still uses ${drive}: let go of it in there (umount /dev/${drive}). Waiting.`;
}

/** `b.iso is still in hdc` */
const still = ({ drive, disc }: Drive): string =>
  disc === null ? `${drive} is empty now` : `${discName(disc)} is still in ${drive}`;

const wish = (disc: string | null, drive: string): string =>
  disc === null ? `${drive} was not emptied` : `${discName(disc)} was not put into ${drive}`;

const remedyFor = ({ guest, type }: DiscState, { drive }: Drive): string =>
  type === 'hvm'
    ? `Put the disc out in ${guest} itself (eject, or the installer’s own button), then try again.`
    : `Unmount it in ${guest} (umount /dev/${drive}), then try again.`;

export function tooLate(state: DiscState, now: Drive, disc: string | null, { words }: Try): UserError {
  const message = `${wish(disc, now.drive)}: ${state.guest} did not let go, and ${still(now)}`;
  return new UserError(EXIT.conflict, {
    field: 'drive',
    message: words === '' ? message : `${message} (xl: ${words})`,
    remedy: remedyFor(state, now),
  });
}

export function givenUp(state: DiscState, now: Drive, disc: string | null): UserError {
  return new UserError(EXIT.interrupted, {
    field: '',
    message: `${wish(disc, now.drive)}: the waiting was given up, and ${still(now)}`,
    remedy: remedyFor(state, now),
  });
}

export function failed(state: DiscState, now: Drive, disc: string | null, { words }: Try): UserError {
  const log = state.type === 'hvm' ? `/var/log/xen/qemu-dm-${state.guest}.log` : '/var/log/xen/xen-hotplug.log';
  return new UserError(EXIT.conflict, {
    field: 'drive',
    message: `${wish(disc, now.drive)}, and ${still(now)}; xl ${words === '' ? 'said that it was done' : `says: ${words}`}`,
    remedy: `Look again in a moment: xenguide disc ${state.guest} list. More may stand in ${log}.`,
  });
}
