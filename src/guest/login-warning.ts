import type { NetworkCard } from '../network/card.ts';
import { NO_LOGIN } from '../sources/no-login.ts';
import { noted } from '../text/t.ts';
import type { Answers } from './answers.ts';
import type { World } from './world.ts';

/** Nobody will be able to log in: said before the guest is made, not after. */
export function loginWarnings(answers: Answers, { image }: World): string[] {
  if (image?.looked !== 'inside') return [];
  if (image.cloudInit && answers.get('login.ssh_keys') === undefined) {
    return [
      `${noted('No ssh key is given: the image makes its users at the first start, and nobody will have a way in.')} ` +
        noted('Name the file of your public key (login.ssh_keys); ssh-keygen makes one.'),
    ];
  }
  return image.cloudInit === false && image.hasLogin === false ? [NO_LOGIN] : [];
}

/** Fixed addresses that nothing tells the guest, because it gets no first-login disk. */
export const unheardAddresses = (cards: readonly NetworkCard[]): string[] =>
  cards.flatMap(({ address }) =>
    // Not answered yet: the question says so itself.
    address.dhcp || address.ip === '…'
      ? []
      : [
          noted`Nothing tells the guest its address ${[address.ip, address.second?.ip ?? []].flat().join(' and ')}: there is no first-login disk for it. Set it inside the guest.`,
        ],
  );
