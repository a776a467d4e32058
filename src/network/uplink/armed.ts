import type { Action } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import type { HostNetworkChange } from './change.ts';

/** A first form, without a timer that takes the change back. */
export function armedChange(change: HostNetworkChange, _fill: FillTemplate): Action {
  const keep = `/var/lib/xenguide/uplink-${change.name}`;
  const [first, ...rest] = change.verify;
  return {
    id: `network.uplink.${change.name}`,
    title: change.title,
    why: 'Guests are plugged into the bridge, and reach the network that the card hangs on.',
    effect: 'changes',
    touches: change.files,
    check: { run: [first, ...rest] },
    whenThere: 'keep',
    do: [
      { run: ['install', '-d', '-m', '0700', '--', '/var/lib/xenguide', keep] },
      {
        run: [
          'tar',
          '--create',
          '--absolute-names',
          '--ignore-failed-read',
          '--file',
          `${keep}/before.tar`,
          '--',
          ...change.files,
        ],
        ok: [0, 1, 2],
      },
      ...change.stage,
      ...change.judge.map((run) => ({ run })),
      ...change.apply.map((run) => ({ run, timeoutMs: 120_000 })),
    ],
    undo: [
      { run: ['rm', '-f', '--', ...change.files], onlyIf: [{ run: ['test', '-e', `${keep}/before.tar`] }] },
      {
        run: ['tar', '--extract', '--absolute-names', '--preserve-permissions', '--file', `${keep}/before.tar`],
        ok: [0, 1, 2],
      },
      ...change.back.map((run) => ({ run, ok: Array.from({ length: 256 }, (_, code) => code), timeoutMs: 120_000 })),
      { run: ['rm', '-rf', '--', keep] },
    ],
    verify: { kind: 'run', check: { run: [first, ...rest] } },
  };
}
