import type { Option } from '../wizard/field.ts';
import { bridge } from './bridge.ts';
import type { NetworkMode } from './mode.ts';
import { none } from './none.ts';

/** Every mode, in the order in which the wizard shows them. A new one is one file and one line here. */
export const MODES: readonly NetworkMode[] = [bridge, none];

/** Planned ones: shown so that nobody searches for them in vain. */
export const LATER: readonly Option[] = [
  { value: 'route', label: 'Routed' },
  { value: 'nat', label: 'NAT (behind the host’s address)' },
].map((option) => ({
  ...option,
  blocked: { reason: 'not yet: it comes with a later version', remedy: 'Choose a bridge or no network.' },
}));
