import { carry } from './carry.ts';
import { copy } from './copy.ts';
import { drbd } from './drbd.ts';
import { iscsi } from './iscsi.ts';
import { nfs } from './nfs.ts';
import { none } from './none.ts';
import type { Way } from './way.ts';

/** In the order in which they are asked. */
export const WAYS: readonly Way[] = [drbd, iscsi, nfs, copy, none];

/** The same where the guest may be off for a while. */
export const COLD_WAYS: readonly Way[] = [drbd, iscsi, nfs, copy, carry];

export const wayOf = (id: string): Way => [...WAYS, carry].find((way) => way.id === id)!;
