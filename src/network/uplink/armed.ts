import { quoteForShell } from '../../host/quote.ts';
import type { Action, RunStep } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import type { HostNetworkChange } from './change.ts';
import { keptIn } from './dialect.ts';

/** A first form: kept, put into effect in one go on the host and taken back, but without a timer that does it by itself. */
export function armedChange(change: HostNetworkChange, _fill: FillTemplate): Action {
  const { name, files, verify, stage, judge, apply, back } = change;
  const folder = keptIn(name);
  const archive = `${folder}/before.tar`;
  const check = { run: verify };
  const inOneGo = (commands: readonly (readonly string[])[], between: string): RunStep => ({
    run: [
      ...(['systemd-run', '--quiet', '--wait', '--collect', '--property=KillMode=process'] as const),
      ...['sh', '-c', commands.map((argv) => quoteForShell(argv)).join(between)],
    ],
    timeoutMs: 240_000,
  });
  const kept = [{ run: ['test', '-e', archive] as const }];
  return {
    id: `network.uplink.${name}`,
    title: change.title,
    why: 'Guests are plugged into the bridge, and reach the network that the card hangs on.',
    effect: 'changes',
    touches: files,
    check,
    whenThere: 'keep',
    do: [
      { run: ['install', '-d', '-m', '0755', '--', '/etc/xen/xenguide', '/etc/xen/xenguide/network'] },
      { run: ['install', '-d', '-m', '0700', '--', folder.slice(0, folder.lastIndexOf('/')), folder] },
      { run: ['tar', '-c', '-P', '--ignore-failed-read', '-f', archive, '--', ...files], ok: [0, 1, 2] },
      ...stage,
      ...judge.map((run) => ({ run })),
      inOneGo(apply, ' && '),
    ],
    undo: [
      { run: ['rm', '-f', '--', ...files], onlyIf: kept },
      { run: ['tar', '-x', '-P', '-p', '-f', archive], ok: [0, 1, 2], onlyIf: kept },
      { ...inOneGo([...back, ['true']], '; '), onlyIf: kept },
      { run: ['rm', '-rf', '--', folder] },
    ],
    verify: { kind: 'run', check },
  };
}
