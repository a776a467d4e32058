import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
import type { Field } from '../wizard/field.ts';
import { normalMac } from './mac.ts';
import type { NetworkAnswers, NetworkContext } from './mode.ts';

/** Questions that every card has, whatever it is connected to. */

export const macField = (context: NetworkContext): Field => ({
  kind: 'text',
  key: `${context.at}.mac`,
  label: t('MAC address'),
  help: t(
    'The hardware address of the guest’s card. It stays the same for good, so that the network knows the guest again.',
  ),
  page: 'network/mac',
  suggest: { value: 'auto', because: t`${context.mac} is made from the guest’s name and this host` },
  check: (value) => badMac(String(value), context),
});

/** The card's MAC, with `auto` made out. */
export const chosenMac = (answers: NetworkAnswers, context: NetworkContext): string =>
  answers.mac === 'auto' || answers.mac === undefined ? context.mac : (normalMac(String(answers.mac)) ?? context.mac);

function badMac(text: string, { facts, guest }: NetworkContext): Omit<Problem, 'field'> | undefined {
  if (text === 'auto') return undefined;
  const mac = normalMac(text);
  if (mac === undefined) {
    return {
      message: t`“${text}” is not a MAC address that a card can have`,
      remedy: t('Write auto, or six pairs of hex digits like 00:16:3e:12:34:56 (the first pair even).'),
    };
  }
  const owner = facts?.guests.find(({ name, macs }) => name !== guest && macs.includes(mac));
  return owner
    ? {
        message: t`the guest ${owner.name} has the MAC address ${mac} already`,
        remedy: t('Choose another one, or auto.'),
      }
    : undefined;
}
