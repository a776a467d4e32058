import { copy } from './copy.ts';
import { drbd } from './drbd.ts';
import { iscsi } from './iscsi.ts';
import { nfs } from './nfs.ts';
import { none } from './none.ts';
import type { Way } from './way.ts';

/** In the order in which they are asked. */
export const WAYS: readonly Way[] = [drbd, iscsi, nfs, copy, none];

export const wayOf = (id: string): Way => WAYS.find((way) => way.id === id)!;
