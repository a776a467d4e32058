import type { Facts } from '../host/facts.ts';
import { cardDiagrams } from '../network/diagram.ts';
import { differenceDiagram } from '../network/difference.ts';
import { modeOf } from '../network/index.ts';
import { diskDiagram, rootDiagram } from '../storage/diagram.ts';
import { backendOf } from '../storage/index.ts';
import type { Diagram } from '../text/diagram.ts';
import type { GuestSpec } from './spec.ts';

/** How the parts of a guest hang together on its host, each drawn by the room that it belongs to. */
export function diagramsOf(spec: GuestSpec, facts: Facts | undefined): Diagram[] {
  const disks = spec.disks.flatMap(({ xl, volume }) => {
    if (!volume) return [];
    const below = backendOf(volume).route(volume, facts);
    if (!xl) return [rootDiagram(spec.name, below)];
    const { vdev, access } = xl;
    const { format, kind } = volume;
    return [diskDiagram({ guest: spec.name, type: spec.type, vdev, access, format, kind, below })];
  });
  const cards = spec.cards.flatMap((card) =>
    cardDiagrams(spec.name, spec.type, card, modeOf(card)?.route?.(card, facts) ?? []),
  );
  const changes = spec.cards.flatMap((card) => modeOf(card)?.differences?.(card) ?? []);
  return [...disks, ...cards, ...changes.map(differenceDiagram)];
}
