import { seedPath } from '../guest/paths.ts';
import type { GuestSpec } from '../guest/spec.ts';
import type { Action } from '../plan/action.ts';
import { noted } from '../text/t.ts';
import { seedFiles } from './nocloud.ts';
import { vfat } from './vfat.ts';

/** Writes the little disk with the first user and the network for cloud-init; none where no login was asked for. */
export function seedActions({ name, uuid, login, cards }: GuestSpec): Action[] {
  if (!login) return [];
  const path = seedPath(name);
  const binary = vfat('CIDATA', seedFiles({ name, instanceId: uuid, login, cards }));
  return [
    {
      id: 'seed.write',
      title: noted`Write the first-login disk ${path}`,
      why: noted('cloud-init in the guest reads it at the first start: the user, the ssh keys, the network.'),
      effect: 'creates',
      touches: [path],
      check: { run: ['test', '-e', path] },
      do: [{ write: path, mode: 0o600, binary }],
      undo: [{ run: ['rm', '-f', '--', path] }],
    },
  ];
}
