import { t } from '../../../text/t.ts';
import { awayOf, incomingOf } from '../whereabouts.ts';
import { type MoveCheck, ok, type Topic, taken } from './check.ts';

/** Nothing at the target may have its name, its UUID or the address of one of its cards, running or only described. */
export const identity: Topic = ({ guest, to }) => {
  const others = to.facts.guests;
  const names = [guest.name, incomingOf(guest.name), awayOf(guest.name)];
  const problems: MoveCheck[] = [];
  for (const other of others) {
    const how = other.domid === null ? t`described in ${other.config}` : t('running', 'of a guest');
    if (names.includes(other.name)) {
      problems.push(
        taken(
          'identity.name',
          t`there is a guest ${other.name} on ${to.name} already (${how})`,
          other.domid === null
            ? t`If it is an old description of this guest, move it out of /etc/xen on ${to.name}: mv ${other.config} /root/`
            : t`Where ${guest.name} is after a move that was cut off: xenguide move ${guest.name} --status`,
        ),
      );
    } else if (other.uuid === guest.uuid) {
      problems.push(
        taken(
          'identity.uuid',
          t`the guest ${other.name} on ${to.name} has the same UUID`,
          t`Give it another one (uuid= in ${other.config}).`,
        ),
      );
    }
    const mac = guest.cards.find((card) => !names.includes(other.name) && other.macs.includes(card.mac))?.mac;
    if (mac !== undefined) {
      problems.push(
        taken(
          'identity.mac',
          t`the guest ${other.name} on ${to.name} has the card ${mac} of ${guest.name}`,
          t`Give it another address (mac= in ${other.config}).`,
        ),
      );
    }
  }
  return problems.length > 0
    ? problems
    : [ok('identity', t`Its name, its UUID and its cards’ addresses are free on ${to.name}.`)];
};
