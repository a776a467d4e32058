import { bridge } from './bridge.ts';
import type { NetworkCard } from './card.ts';
import type { NetworkMode } from './mode.ts';
import { nat } from './nat.ts';
import { none } from './none.ts';
import { route } from './route.ts';

/** Every mode, in the order in which the wizard shows them. A new one is one file and one line here. */
export const MODES: readonly NetworkMode[] = [bridge, nat, route, none];

export const modeOf = ({ mode }: Pick<NetworkCard, 'mode'>): NetworkMode | undefined =>
  MODES.find(({ id }) => id === mode);
