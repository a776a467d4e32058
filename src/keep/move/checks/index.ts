import type { MoveLook } from '../seen.ts';
import type { MoveCheck, Topic } from './check.ts';
import { clock } from './clock.ts';
import { connection } from './connection.ts';
import { disks } from './disks.ts';
import { identity } from './identity.ts';
import { kind } from './kind.ts';
import { network } from './network.ts';
import { processor } from './processor.ts';
import { room } from './room.ts';
import { start } from './start.ts';
import { versions } from './versions.ts';

/** In the order in which they are shown. All are looked at before anything is begun. */
const TOPICS: readonly Topic[] = [
  ...[kind, connection, versions, processor],
  ...[disks, network, room, identity, start, clock],
];

/** A guest that is started anew takes what it finds. */
const RUNNING_ONLY: readonly Topic[] = [kind, versions, processor];

export const checkMove = (look: MoveLook): MoveCheck[] =>
  TOPICS.filter((topic) => !look.cold || !RUNNING_ONLY.includes(topic)).flatMap((topic) => topic(look));
