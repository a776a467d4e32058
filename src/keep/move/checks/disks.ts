import { wayOf } from '../ways/index.ts';
import type { Topic } from './check.ts';

/** Each disk by the way that it goes. */
export const disks: Topic = (look) => look.disks.flatMap((disk) => wayOf(disk.way).checks(disk, look));
