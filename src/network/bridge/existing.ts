import type { Bridge, Facts } from '../../host/facts.ts';
import type { NetworkContext } from '../mode.ts';

/** Those of private networks are no way out: who is plugged in there without a reservation gets no address. */
export const plainBridges = ({ bridges, natNetworks = [] }: Facts): Bridge[] =>
  bridges.filter(({ name }) => !natNetworks.some((network) => network.name === name));

/** The bridge that xl itself would take, else the one with the way out, else the first. */
export function usualBridge({ facts }: NetworkContext): { value: string; because: string } | undefined {
  const names = facts ? plainBridges(facts).map(({ name }) => name) : [];
  const preferred = facts?.xlConf['vif.default.bridge'];
  if (preferred && names.includes(preferred)) return { value: preferred, because: 'xl.conf names it as the default' };
  const route = facts?.defaultRoute?.device;
  if (route && names.includes(route)) return { value: route, because: 'the host’s own way out leads over it' };
  if (names.includes('xenbr0')) return { value: 'xenbr0', because: 'it has Xen’s usual name' };
  return names[0] === undefined ? undefined : { value: names[0], because: 'it is the only one' };
}
