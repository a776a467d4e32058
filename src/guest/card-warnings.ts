import { modeOf } from '../network/index.ts';
import type { NetworkCard } from '../network/mode.ts';
import { backendOf } from '../storage/index.ts';
import { noted } from '../text/t.ts';
import type { GuestDisk } from './spec.ts';

/** What is only seen when all cards, or cards and disks, are looked at together: a sentence each. */
export const cardsTogether = (cards: readonly NetworkCard[], disks: readonly GuestDisk[]): string[] => [
  ...twoWaysOut(cards),
  ...networkOfOneHost(cards, disks),
];

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

/** A disk that two hosts have lets the guest start on either, and its private network is on one. */
function networkOfOneHost(cards: readonly NetworkCard[], disks: readonly GuestDisk[]): string[] {
  const elsewhere = disks.some(({ volume }) => volume && (backendOf(volume).otherHosts?.(volume).length ?? 0) > 0);
  if (!elsewhere) return [];
  return cards.flatMap((card) =>
    modeOf(card)?.privateNetwork
      ? [
          noted`The guest’s disk is on two hosts, but its private network ${card.vif.bridge} is on this one only: on the other the guest neither starts nor can it move there (xl: Could not find bridge device). Choose a bridge that both hosts have; or make a network of the same name and addresses there first, with a guest of its own.`,
        ]
      : [],
  );
}
