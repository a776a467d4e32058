import { conflicts, inWords, remedyOf } from '../../network/conflicts/index.ts';
import { t } from '../../text/t.ts';
import { type Judge, list, ok, warn } from './check.ts';

const HOW = t(
  'xenguide new makes one from a card of the host, if you choose so; xenguide guide network/bridge shows how by hand. Guests behind NAT (xenguide guide network/nat) need none.',
);

/** xl puts guests on a bridge that must be there already (pain P35). */
export const bridge: Judge = ({ bridges, nics, xlConf }) => {
  const wanted = xlConf['vif.default.bridge'];
  if (wanted !== undefined && !bridges.some(({ name }) => name === wanted)) {
    const message = t`/etc/xen/xl.conf puts guests on the bridge ${wanted}, which is not there.`;
    return [warn('bridge', message, t`Make it, or correct vif.default.bridge. ${HOW}`)];
  }
  if (bridges.length === 0) return [warn('bridge', t('There is no bridge to connect guests to.'), HOW)];
  const outside = bridges.filter(({ ports }) => nics.some(({ name, physical }) => physical && ports.includes(name)));
  const names = (all: typeof bridges) => list(all.map(({ name }) => name));
  if (outside.length === 0) {
    const message = t`The bridges here (${names(bridges)}) have no network card as a port: guests would be cut off.`;
    return [warn('bridge', message, t`Add the card to one of them. ${HOW}`)];
  }
  const ports = outside.map(({ name, ports }) => `${name} (${ports.filter((port) => isCard(port)).join(', ')})`);
  return [ok('bridge', t`Guests can be connected to ${list(ports)}.`)];

  function isCard(port: string): boolean {
    return nics.some(({ name, physical }) => physical && name === port);
  }
};

/** What is in the way of guests’ packets on this host, whoever they belong to. */
export const networkConflicts: Judge = (facts) =>
  conflicts(facts).map((conflict) => ({
    ...warn(`network-${conflict.id}`, inWords(conflict), remedyOf(conflict)),
    conflict,
  }));
