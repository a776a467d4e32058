import type { StorageContext } from '../storage/backend.ts';
import { t } from '../text/t.ts';
import { GiB } from '../units.ts';
import type { Answers } from './answers.ts';
import { isForWindows, WINDOWS_DISK } from './windows.ts';
import type { World } from './world.ts';

/** What an installer puts onto a disk is more than an image brings: it has a desktop among its choices. */
const INSTALLED = {
  bytes: 20 * GiB,
  because: t('a system that is installed takes 2 to 10 GiB, and wants room for data'),
};

/** What a storage backend is told about the disk that the guest boots from. */
export function systemDiskContext(answers: Answers, world: World): StorageContext {
  return {
    at: 'storage',
    guest: String(answers.get('name') ?? '…'),
    role: 'disk',
    facts: world.facts,
    leastBytes: world.image?.virtualBytes ?? 0,
    ...(isForWindows(answers, world) ? { suits: WINDOWS_DISK } : world.image?.discs ? { suits: INSTALLED } : {}),
    ...(world.peers ? { peers: world.peers } : {}),
    ...(world.heard ? { heard: world.heard } : {}),
  };
}
