import type { Bridge, Facts } from '../../host/facts.ts';
import { t } from '../../text/t.ts';
import type { NetworkContext } from '../mode.ts';

/** Those of private networks are no way out: who is plugged in there without a reservation gets no address. */
export const plainBridges = ({ bridges, natNetworks = [] }: Pick<Facts, 'bridges' | 'natNetworks'>): Bridge[] =>
  bridges.filter(({ name }) => !natNetworks.some((network) => network.name === name));

/** The bridge that xl itself would take, else the one with the way out, else the first. */
export function usualBridge({ facts }: NetworkContext): { value: string; because: string } | undefined {
  const names = facts ? plainBridges(facts).map(({ name }) => name) : [];
  const preferred = facts?.xlConf['vif.default.bridge'];
  if (preferred && names.includes(preferred))
    return { value: preferred, because: t('xl.conf names it as the default') };
  const route = facts?.defaultRoute?.device;
  if (route && names.includes(route)) return { value: route, because: t('the host’s own way out leads over it') };
  if (names.includes('xenbr0')) return { value: 'xenbr0', because: t('it has Xen’s usual name') };
  return names[0] === undefined ? undefined : { value: names[0], because: t('it is the only one') };
}

/** What else is on it: `: the host is 192.0.2.2 there, with db and mail`. */
export function surroundings({ addresses, ports }: Bridge, { guests }: Facts): string {
  const own = addresses.find((address) => !address.includes(':'))?.split('/')[0];
  const others = guests.filter(({ domid }) => domid !== null && ports.some((port) => port.startsWith(`vif${domid}.`)));
  const names = others.slice(0, 2).map((guest) => guest.name);
  const more = others.length - names.length;
  const said = [
    ...(own === undefined ? [] : [t`the host is ${own} there`]),
    ...(names.length === 0 ? [] : [t`with ${names.join(', ')}${more > 0 ? ` ${t`and ${more} more`}` : ''}`]),
  ];
  const text = said.length > 0 ? `: ${said.join(', ')}` : '';
  return text.length > 55 ? '' : text;
}
