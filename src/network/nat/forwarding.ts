import type { Action, Condition, Step } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { type NatCard, NETWORKS } from './network.ts';

const SYSCTL = 'net.ipv4.ip_forward';
const FILE = '/etc/sysctl.d/70-xenguide.conf';
const NOTES = '/var/lib/xenguide/network';
/** How it was before us: a line as sysctl(8) both prints and reads it. */
const BEFORE = `${NOTES}/forwarding-before`;

/** The host passes packets on between its interfaces: all private networks need it, and it goes with the last. */
export function forwarding(card: NatCard, fill: FillTemplate): Action {
  return {
    id: 'network.forwarding',
    title: 'Let the host pass on packets between networks',
    why: 'Linux does not do so by itself. What may pass is decided by the rules of each network.',
    effect: 'changes',
    touches: [FILE, SYSCTL],
    check: { run: ['test', '-e', FILE] },
    whenThere: 'keep',
    do: [
      { run: ['install', '-d', '-m', '0700', '--', NOTES] },
      { run: ['sysctl', SYSCTL], to: BEFORE },
      { write: FILE, mode: 0o644, text: fill('network/forwarding.conf', {}, (value) => value) },
      { run: ['sysctl', '-q', '-p', FILE] },
    ],
    undo: keepForwarding(card),
  };
}

/** Puts it back as it was, once no guest is on a private network any more. */
export function keepForwarding({ guest }: NatCard): Step[] {
  const unused: Condition = {
    run: ['find', NETWORKS, '-path', '*/guests/*', '!', '-name', `${guest},*`],
    says: '',
  };
  return [
    { run: ['sysctl', '-q', '-p', BEFORE], onlyIf: [unused, { run: ['test', '-s', BEFORE] }] },
    { run: ['rm', '-f', '--', FILE, BEFORE], onlyIf: [unused] },
    { run: ['find', NOTES, '-maxdepth', '0', '-empty', '-delete'], ok: [0, 1], onlyIf: [unused] },
  ];
}
