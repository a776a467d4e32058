import type { NetworkCard } from '../network/card.ts';
import { modeOf } from '../network/index.ts';
import { hostName } from '../plan/elsewhere.ts';
import { backendOf } from '../storage/index.ts';
import { noted } from '../text/t.ts';
import type { GuestDisk } from './spec.ts';
import type { Peers } from './world.ts';

/** What is only seen when all cards, or cards, disks and other hosts are looked at together: a sentence each. */
export const cardsTogether = (
  cards: readonly NetworkCard[],
  disks: readonly GuestDisk[],
  peers: Peers | undefined,
): string[] => [...twoWaysOut(cards), ...onOneHostOnly(cards, disks, peers ?? new Map())];

/** By DHCP a gateway nearly always comes along. */
function twoWaysOut(cards: readonly NetworkCard[]): string[] {
  const ways = cards.flatMap((card, index) =>
    card.address.dhcp || card.address.gateway !== null
      ? [noted`card ${index + 1} (${modeOf(card)?.label ?? card.mode}, ${card.vif.bridge ?? card.mac})`]
      : [],
  );
  if (ways.length < 2) return [];
  return [
    noted`Several cards each bring the guest a default gateway: ${ways.join(', ')}. Which one it takes is left to its system, and answers may leave by another card than the question came in by. Keep one; give the others a fixed address without a gateway.`,
  ];
}

/** A disk that two hosts have lets the guest start on either, if it finds its network there too. */
function onOneHostOnly(cards: readonly NetworkCard[], disks: readonly GuestDisk[], peers: Peers): string[] {
  const others = new Set(disks.flatMap(({ volume }) => (volume ? (backendOf(volume).otherHosts?.(volume) ?? []) : [])));
  if (others.size === 0) return [];
  return cards.flatMap((card) => {
    const { bridge } = card.vif;
    const mode = modeOf(card);
    if (mode?.privateNetwork) {
      return [
        noted`The guest’s disk is on two hosts, but its private network ${bridge} is on this one only: on the other the guest neither starts nor can it move there (xl: Could not find bridge device). Choose a bridge that both hosts have; or make a network of the same name and addresses there first, with a guest of its own.`,
      ];
    }
    if (mode?.routed) {
      return [
        noted`The guest’s disk is on two hosts, but its address ${card.vif.ip ?? ''} is led to this one only: on the other the guest neither starts nor can it move there (xl: the card is not described on this host). Choose a bridge that both hosts have; or be ready to undo the guest and to make it there, with the route.`,
      ];
    }
    return [...others].flatMap((url) => {
      const look = peers.get(url);
      if (bridge === undefined || !look || !('facts' in look)) return [];
      if (look.facts.bridges.some(({ name }) => name === bridge)) return [];
      return [
        noted`The guest’s disk is on two hosts, but ${hostName(url)} has no bridge ${bridge}: there the guest neither starts nor can it move there (xl: Could not find bridge device). Make one of that name there, in the same network: xenguide guide network/bridge.`,
      ];
    });
  });
}
