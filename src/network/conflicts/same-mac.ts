import type { Facts } from '../../host/facts.ts';
import { t } from '../../text/t.ts';
import { sh } from './command.ts';
import type { Conflict, Watch } from './conflict.ts';

/** One MAC twice on a network: the bridge sends each frame to the port where it saw the address last. */
export const sameMac: Watch = {
  id: 'same-mac',
  page: 'network/mac',
  find(facts, cards, guest) {
    if (!cards) return [...betweenGuests(facts), ...withHost(facts)];
    return cards.flatMap(({ mac }) => {
      const owner = facts.guests.find(({ name, macs }) => name !== guest && macs.includes(mac));
      if (owner) return [twice(mac, owner.name, guest ?? t('the new guest'), owner.config ?? 'xl list -l')];
      const seen = learnedElsewhere(facts, mac, guest);
      return seen ? [seen] : [];
    });
  },
};

function betweenGuests({ guests }: Facts): Conflict[] {
  const owners = new Map<string, Facts['guests'][number]>();
  return guests.flatMap((guest) =>
    guest.macs.flatMap((mac) => {
      const first = owners.get(mac);
      owners.set(mac, first ?? guest);
      return first && first.name !== guest.name
        ? [
            twice(
              mac,
              first.name,
              guest.name,
              [first.config, guest.config].filter(Boolean).join(' and ') || 'xl list -l',
            ),
          ]
        : [];
    }),
  );
}

const withHost = ({ nics, guests }: Facts): Conflict[] =>
  guests.flatMap(({ name, macs, config }) =>
    nics
      .filter((nic) => nic.physical && macs.includes(nic.mac))
      .map((nic) => twice(nic.mac, t`the host (${nic.name})`, name, config ?? 'xl list -l')),
  );

const twice = (mac: string, one: string, other: string, seen: string): Conflict => ({
  title: t`${one} and ${other} have the same MAC address`,
  evidence: `${mac} in ${seen}`,
  means: t('When both run on one network, each loses frames to the other, by turns.'),
  remedy: t('Give one of them another: a new one in mac= of its config, then xl shutdown and xl create. A free one:'),
  commands: ["printf '00:16:3e:%02x:%02x:%02x\\n' $((RANDOM % 128)) $((RANDOM % 256)) $((RANDOM % 256))"],
  severity: 'hinders',
});

/** The bridge has heard it at a port that is not this guest’s own. */
function learnedElsewhere(
  { traffic, guests, nics }: Facts,
  mac: string,
  guest: string | undefined,
): Conflict | undefined {
  const domid = guests.find(({ name }) => name === guest)?.domid;
  const own = (port: string) => domid !== undefined && domid !== null && new RegExp(`^(vif|tap)${domid}\\.`).test(port);
  const seen = traffic?.learned?.find((each) => each.mac === mac && !own(each.port));
  if (!seen) return undefined;
  const card = nics.find(({ name, physical }) => physical && name === seen.port);
  return {
    title: t`a machine with the MAC address ${mac} is on ${seen.bridge} already`,
    evidence: `bridge fdb show br ${seen.bridge}: ${mac} at ${seen.port}`,
    means: t('Both lose frames to each other. The other one may be this same guest, running on another host.'),
    remedy: card
      ? t('Find it in your network; or give this guest another MAC address (network.N.mac).')
      : t('Give this guest another MAC address (network.N.mac).'),
    commands: [sh`bridge fdb show br ${seen.bridge}`],
    severity: 'hinders',
  };
}
