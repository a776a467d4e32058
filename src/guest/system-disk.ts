import type { StorageContext } from '../storage/backend.ts';
import type { Answers } from './answers.ts';
import type { World } from './world.ts';

/** What a storage backend is told about the disk that the guest boots from. */
export function systemDiskContext(answers: Answers, world: World): StorageContext {
  return {
    at: 'storage',
    guest: String(answers.get('name') ?? '…'),
    role: 'disk',
    facts: world.facts,
    leastBytes: world.image?.virtualBytes ?? 0,
    ...(world.peers ? { peers: world.peers } : {}),
    ...(world.heard ? { heard: world.heard } : {}),
  };
}
