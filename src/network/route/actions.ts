import type { Action, Plan } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { noted } from '../../text/t.ts';
import { ROUTE_SCRIPT, ROUTED } from '../firewall/guard.ts';
import { giveBack, settle } from '../host-setting.ts';
import { ABOVE, emptyFolders, type HotplugScript, hotplugScript, removeUnused } from '../hotplug-script.ts';
import { cardFile, GUESTS, isSix, type RoutedCard } from './card.ts';
import { settingsFor } from './settings.ts';
import { isSilent } from './wire.ts';

const SCRIPT: HotplugScript = {
  id: 'network.route-script',
  name: ROUTE_SCRIPT,
  does: noted('sets the routes to the guest, and loads the card’s firewall first.'),
  users: GUESTS,
  called: '*,*',
};

/** The file of the card is also the note that the script and the settings are used: it comes first, and goes last. */
export function routeActions(card: RoutedCard, fill: FillTemplate): Action[] {
  return [
    describe(card, fill),
    hotplugScript(SCRIPT, fill, undefined),
    ...settingsFor(card).map((setting) => settle(setting, card.guest, fill)),
  ];
}

/** What must hold when the apply begins: cards may have been renamed, and others may have taken the address. */
export function routePreconditions(card: RoutedCard): Plan['preconditions'] {
  const { via, addresses, answered } = card;
  const until = idOf(card);
  return [
    {
      check: { run: ['test', '-e', `/sys/class/net/${via}`] },
      message: noted`the host has no network card ${via}`,
      remedy: noted('Choose one that is there (network.N.via): ip -br address shows them.'),
      exit: 'notReady',
    },
    ...addresses.flatMap((address): Plan['preconditions'] => [
      {
        // 2: there is no such folder yet.
        check: {
          run: ['grep', '-rqsxF', `--exclude=${cardFile(card)}`, '-e', `address ${address}`, GUESTS],
          ok: [1, 2],
        },
        message: noted`${address} is another guest’s`,
        remedy: noted`Choose another one. Whose it is: grep -rxF 'address ${address}' ${GUESTS}`,
        exit: 'conflict',
        until,
      },
      {
        check: { run: ['ip', isSix(address) ? '-6' : '-4', 'address', 'show', 'to', address], says: '' },
        message: noted`${address} is the host’s own address by now`,
        remedy: noted`Choose another one, or take it from the host: ip address show to ${address}`,
        exit: 'conflict',
        until,
      },
    ]),
    ...answered.map((address) => ({
      check: isSilent(address, via),
      message: noted`a machine on the network of ${via} has the address ${address} already`,
      remedy: noted`Choose an address that is free. Who it is: ping -c 1 ${address}; ip neighbour show ${address}`,
      exit: 'conflict' as const,
      until,
    })),
  ];
}

const idOf = (card: RoutedCard): string => `network.route.${card.guest}.${card.index}`;

function describe(card: RoutedCard, fill: FillTemplate): Action {
  const { guest, mac, via, addresses, answered, guarded } = card;
  const path = `${GUESTS}/${cardFile(card)}`;
  const settings = settingsFor(card);
  const values = {
    ...{ guest, mac, via, addresses, answered, firewall: guarded ? 'yes' : 'no' },
    needs: settings.map(({ key }) => key),
  };
  return {
    id: idOf(card),
    title: noted`Describe the route to ${guest}: ${addresses.join(' and ')}`,
    why: noted('The hotplug script reads this file whenever the guest’s card comes up: which addresses lead to it.'),
    effect: 'creates',
    touches: [path],
    check: { run: ['test', '-e', path] },
    do: [
      { run: ['install', '-d', '-m', '0755', '--', ...ABOVE, ROUTED, GUESTS] },
      { write: path, mode: 0o644, text: fill('network/route-guest', values, word) },
    ],
    undo: [
      // What an older guest made and could not take away, because we still used it, goes with us.
      ...settings.toReversed().flatMap((setting) => giveBack(setting, guest)),
      { run: ['rm', '-f', '--', path] },
      ...removeUnused(SCRIPT, undefined),
      ...emptyFolders([ROUTED, ...ABOVE.toReversed()]),
    ],
  };
}

/** A word of the file, which the hotplug script reads line by line. */
function word(value: string): string {
  if (!/^[A-Za-z0-9._/:+-]+$/.test(value)) throw new TypeError(`“${value}” cannot stand in this file`);
  return value;
}
