import { t } from '../../text/t.ts';
import type { Field } from '../../wizard/field.ts';
import { isAddress, isInNetwork } from '../address.ts';
import { badFixedAddress } from '../fixed-address.ts';
import type { NetworkAnswers, NetworkContext } from '../mode.ts';

/** By DHCP, or a fixed address with what belongs to it. */
export const addressFields = (answers: NetworkAnswers, context: NetworkContext): Field[] => [
  {
    kind: 'text',
    key: `${context.at}.ip`,
    label: t('Address of the guest'),
    help: t('auto: the network’s own DHCP server gives one. Or a fixed one with its prefix, like 192.0.2.10/24.'),
    page: 'network/address',
    suggest: { value: 'auto', because: t('most networks have a DHCP server') },
    check: (value) => badFixedAddress(String(value), context),
  },
  ...(answers.ip === undefined || answers.ip === 'auto' ? [] : fixedAddressFields(context, String(answers.ip))),
];

function fixedAddressFields(context: NetworkContext, own: string): Field[] {
  const route = context.facts?.defaultRoute?.gateway;
  // The host's own way out is the guest's only where both are in the same network.
  const gateway = route !== undefined && isInNetwork(route, own) ? route : undefined;
  const notAddress = (value: string) => ({
    message: t`“${value}” is not an IP address`,
    remedy: t('Write it like 192.0.2.1.'),
  });
  return [
    {
      kind: 'text',
      key: `${context.at}.gateway`,
      label: t('Gateway'),
      help: t('The router that leads out of the guest’s network.'),
      page: 'network/address',
      optional: true,
      empty: t('it reaches its own network only'),
      ...(gateway ? { suggest: { value: gateway, because: t('the host itself uses it') } } : {}),
      check: (value) => {
        if (!isAddress(String(value))) return notAddress(String(value));
        if (String(value) === own.split('/')[0])
          return {
            message: t`${String(value)} is the guest’s own address`,
            remedy: t('Name the router of its network.'),
          };
        // A lone address has no network: its provider’s router is reached over the card all the same (src/seed/nocloud.ts).
        return isInNetwork(String(value), own) === false && !own.endsWith('/32')
          ? {
              message: t`${String(value)} is not in the guest’s own network ${own}`,
              remedy: t('Name the router that is in it.'),
            }
          : undefined;
      },
    },
    {
      kind: 'list',
      item: 'address',
      key: `${context.at}.dns`,
      label: t('Name servers'),
      help: t('Addresses of the servers that turn names into addresses, with commas between them.'),
      page: 'network/address',
      optional: true,
      empty: t('it is told no name servers'),
      ...(gateway ? { suggest: { value: [gateway], because: t('the gateway often answers for names too') } } : {}),
      check: (value) => {
        const wrong = (value as string[]).find((address) => !isAddress(address));
        return wrong === undefined ? undefined : notAddress(wrong);
      },
    },
  ];
}
