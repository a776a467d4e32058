import type { MoveLook } from '../seen.ts';
import { backups } from './backups.ts';
import type { MoveCheck, Topic } from './check.ts';
import { clock } from './clock.ts';
import { connection } from './connection.ts';
import { disks } from './disks.ts';
import { identity } from './identity.ts';
import { kind } from './kind.ts';
import { network } from './network.ts';
import { off } from './off.ts';
import { ownUuid } from './own-uuid.ts';
import { processor } from './processor.ts';
import { room } from './room.ts';
import { start } from './start.ts';
import { toolstack } from './toolstack.ts';
import { versions } from './versions.ts';

/** In the order in which they are shown. All are looked at before anything is begun. */
const TOPICS: readonly Topic[] = [
  ...[kind, connection, toolstack, versions, processor],
  ...[disks, network, room, identity, ownUuid, start, backups, clock],
];

/** A guest that is started anew takes what it finds. */
const RUNNING_ONLY: readonly Topic[] = [kind, versions, processor];

/** Of one that is sent as it runs nobody asks. */
const COLD_ONLY: readonly Topic[] = [off];

export const checkMove = (look: MoveLook): MoveCheck[] => {
  const topics = look.cold ? [...COLD_ONLY, ...TOPICS.filter((topic) => !RUNNING_ONLY.includes(topic))] : TOPICS;
  return topics.flatMap((topic) => topic(look));
};
