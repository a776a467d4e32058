import type { Option } from '../wizard/field.ts';
import { bridge } from './bridge.ts';
import type { NetworkCard, NetworkMode } from './mode.ts';
import { nat } from './nat.ts';
import { none } from './none.ts';

/** Every mode, in the order in which the wizard shows them. A new one is one file and one line here. */
export const MODES: readonly NetworkMode[] = [bridge, nat, none];

export const modeOf = ({ mode }: Pick<NetworkCard, 'mode'>): NetworkMode | undefined =>
  MODES.find(({ id }) => id === mode);

/** Planned ones: shown so that nobody searches for them in vain. */
export const LATER: readonly Option[] = [
  {
    value: 'route',
    label: 'Routed',
    blocked: { reason: 'not yet: it comes with a later version', remedy: 'Choose a bridge, NAT or no network.' },
  },
];
