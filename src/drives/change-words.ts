import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import type { Drive } from './drive.ts';
import type { DiscState } from './state.ts';
import type { Try } from './swap.ts';
import { discName } from './words.ts';

/** What the guest must do, where it does not do it by itself. */
export function waitingFor({ guest, type }: DiscState, { drive }: Drive): string {
  return type === 'hvm'
    ? t`${guest} holds the tray of ${drive} locked, and was asked to open it: waiting.`
    : t`${guest} still uses ${drive}: let go of it in there (umount /dev/${drive}). Waiting.`;
}

/** `b.iso is still in hdc` */
const still = ({ drive, disc }: Drive): string =>
  disc === null ? t`${drive} is empty now` : t`${discName(disc)} is still in ${drive}`;

const wish = (disc: string | null, drive: string): string =>
  disc === null ? t`${drive} was not emptied` : t`${discName(disc)} was not put into ${drive}`;

const remedyFor = ({ guest, type }: DiscState, { drive }: Drive): string =>
  type === 'hvm'
    ? t`Put the disc out in ${guest} itself (eject, or the installer’s own button), then try again.`
    : t`Unmount it in ${guest} (umount /dev/${drive}), then try again.`;

export function tooLate(state: DiscState, now: Drive, disc: string | null, { words }: Try): UserError {
  const message = t`${wish(disc, now.drive)}: ${state.guest} did not let go, and ${still(now)}`;
  return new UserError(EXIT.conflict, {
    field: 'drive',
    message: words === '' ? message : t`${message} (xl: ${words})`,
    remedy: remedyFor(state, now),
  });
}

export function givenUp(state: DiscState, now: Drive, disc: string | null): UserError {
  return new UserError(EXIT.interrupted, {
    field: '',
    message: t`${wish(disc, now.drive)}: the waiting was given up, and ${still(now)}`,
    remedy: remedyFor(state, now),
  });
}

export function failed(state: DiscState, now: Drive, disc: string | null, { words }: Try): UserError {
  const log = state.type === 'hvm' ? `/var/log/xen/qemu-dm-${state.guest}.log` : '/var/log/xen/xen-hotplug.log';
  return new UserError(EXIT.conflict, {
    field: 'drive',
    message: t`${wish(disc, now.drive)}, and ${still(now)}; xl ${words === '' ? t('said that it was done') : t`says: ${words}`}`,
    remedy: t`Look again in a moment: xenguide disc ${state.guest} list. More may stand in ${log}.`,
  });
}
