import { GUARD_SCRIPT, ROUTE_SCRIPT } from '../../../network/firewall/guard.ts';
import { scriptPath } from '../../../network/hotplug-script.ts';
import { t } from '../../../text/t.ts';
import type { MovedCard } from '../guest.ts';
import type { MoveLook } from '../seen.ts';
import { type MoveCheck, no, ok, type Topic, warn } from './check.ts';

/** The same bridge, the same script, the same firewall: the guest must not notice that its cable is in another host. */
export const network: Topic = (look) =>
  look.guest.cards.length === 0
    ? [ok('network', t('It has no network card.'))]
    : look.guest.cards.flatMap((card) => cardChecks(card, look));

function cardChecks(card: MovedCard, { from, to, files }: MoveLook): MoveCheck[] {
  const { mac, bridge, script } = card;
  const id = `network.${mac}`;
  const nat = from.facts.natNetworks?.find(({ name }) => name === bridge);
  if (script?.endsWith(ROUTE_SCRIPT)) {
    return [
      no(
        id,
        t`the card ${mac} is routed by ${from.name}: its address leads to that host`,
        t('Give the guest a card on a bridge, or shut it down and change the route together with its host.'),
      ),
    ];
  }
  if (nat) {
    return [
      no(
        id,
        t`the card ${mac} is in the private network ${nat.name} of ${from.name}, which no other host has`,
        t('Give the guest a card on a bridge that both hosts have.'),
      ),
    ];
  }
  if (bridge !== undefined && !to.facts.bridges.some(({ name }) => name === bridge)) {
    return [
      no(
        id,
        t`${to.name} has no bridge ${bridge} for the card ${mac}`,
        t(`Make one of that name there, in the same network: xenguide guide network/bridge.`),
      ),
    ];
  }
  return [
    ok(
      id,
      bridge === undefined
        ? t`The card ${mac} finds its network on ${to.name}.`
        : t`The card ${mac} finds the bridge ${bridge} on ${to.name}.`,
    ),
    ...cableChecks(id, bridge, to),
    ...scriptChecks(id, script, { to, files }),
    ...firewallChecks(id, card, { to, files }),
  ];
}

/** Of the same name need not mean in the same network. */
function cableChecks(id: string, bridge: string | undefined, to: MoveLook['to']): MoveCheck[] {
  const real = to.facts.nics.some((nic) => nic.bridge === bridge && !/^(vif|tap)/.test(nic.name));
  if (bridge === undefined || real) return [];
  return [
    warn(
      `${id}.cable`,
      t`the bridge ${bridge} on ${to.name} has no network card in it, so that the guest reaches only guests there`,
      t`See whether that is meant: ip link show master ${bridge}, on ${to.name}.`,
    ),
  ];
}

function scriptChecks(
  id: string,
  script: string | undefined,
  { to, files }: Pick<MoveLook, 'to' | 'files'>,
): MoveCheck[] {
  if (script === undefined) return [];
  const path = scriptPath(script);
  if (to.scripts.get(path) === true || files.some((file) => file.path === path && file.there === 'absent')) return [];
  return [
    no(
      `${id}.script`,
      t`${to.name} has no ${path}, which attaches this card`,
      t`Copy it there: scp -p ${path} root@${to.name}:${path}`,
    ),
  ];
}

function firewallChecks(
  id: string,
  { mac, script }: MovedCard,
  { to, files }: Pick<MoveLook, 'to' | 'files'>,
): MoveCheck[] {
  if (!script?.endsWith(GUARD_SCRIPT)) return [];
  const part = files.find(({ path, use }) => use === 'network' && path.endsWith(`/${mac}.nft`));
  if (!part) {
    return [
      no(
        `${id}.firewall`,
        t`the firewall of the card ${mac} is not there any more, and ${GUARD_SCRIPT} lets no card up without it`,
        t('Apply the guest’s plan again: xenguide apply.'),
      ),
    ];
  }
  if (part.there === 'other') {
    return [
      warn(
        `${id}.firewall`,
        t`the firewall of the card ${mac} differs on ${to.name}; what stands there counts once the guest has moved`,
        t`Compare ${part.path} on both.`,
      ),
    ];
  }
  const words = part.there === 'same' ? t('Its firewall is the same on both.') : t('Its firewall is copied before.');
  return [ok(`${id}.firewall`, words)];
}
