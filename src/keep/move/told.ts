import { t } from '../../text/t.ts';
import type { Whereabouts } from './whereabouts.ts';

/** What a state means, and what is done about it, for people. `from` and `to` are the hosts’ names. */
export interface Told {
  is: string;
  todo: string;
}

export interface Names {
  name: string;
  from: string;
  to: string;
}

/** Words that ask for a person to look first: nothing is done by itself. */
export function tellWhere(state: Whereabouts, { name, from, to }: Names): Told {
  switch (state) {
    case 'here':
      return { is: t`${name} is on ${from}.`, todo: '' };
    case 'arrived':
      return { is: t`${name} is on ${to}.`, todo: '' };
    case 'under-way':
      return { is: t`${name} is being moved just now.`, todo: t`Wait, and look again: xenguide move ${name} --status` };
    case 'orphan':
      return {
        is: t`Nobody sends ${name} any more, but an xl on ${to} still waits for it.`,
        todo: t('That xl is ended; then both ends are looked at anew.'),
      };
    case 'half-copy':
      return {
        is: t`${name} runs on ${from}. A copy that never ran was left on ${to}.`,
        todo: t('The copy is taken away.'),
      };
    case 'held':
      return {
        is: t`${name} stands still on ${from}: the move broke off at its last bit.`,
        todo: t`It goes on on ${from} where it was.`,
      };
    case 'held-with-copy':
      return {
        is: t`${name} stands still on ${from}: the move broke off at its last bit, and a copy that never ran was left on ${to}.`,
        todo: t`The copy is taken away, and it goes on on ${from} where it was.`,
      };
    case 'between':
      return {
        is: t`${name} stands still on ${from}, and its copy on ${to} is whole but was never let run.`,
        todo: t`The copy is taken away, and ${name} goes on on ${from} where it was.`,
      };
    case 'refused':
      return {
        is: t`${name} stands still on ${from}: ${to} could not let its copy run, and took it away.`,
        todo: t`It goes on on ${from} where it was.`,
      };
    case 'renamed':
      return {
        is: t`${name} runs on ${from}, under the name that a guest has which was moved away.`,
        todo: t('It gets its name back.'),
      };
    case 'handed-over':
      return {
        is: t`${name} runs on ${to}. What it left on ${from} is still there; it does not run.`,
        todo: t`What was left on ${from} is taken away.`,
      };
    case 'paused-there':
      return {
        is: t`${name} has arrived on ${to} whole, but was not let go.`,
        todo: t`What was left on ${from} is taken away, and it goes on on ${to}.`,
      };
    case 'copy-only':
      return {
        is: t`${name} is not on ${from} any more, and on ${to} there is only a copy that never ran and may not be whole.`,
        todo: t`The copy is taken away, and ${name} is started on ${from} anew from its disks, as after a power cut.`,
      };
    case 'gone-there':
      return {
        is: t`${name} was handed over to ${to} and is not there any more: it may have run there, and ended. What ${from} still has of its memory is older than its disks.`,
        todo: t`That memory is thrown away, and ${name} is started on ${from} anew from its disks, as after a power cut.`,
      };
    case 'nowhere':
      return {
        is: t`${name} runs on neither host: it was shut down, or ended.`,
        todo: t`Start it where its config is: xl create /etc/xen/${name}.cfg – on one of the two only.`,
      };
    case 'two-run':
      return {
        is: t`${name} runs on BOTH hosts. Every second makes it worse.`,
        todo: t`Decide at once which one counts, and end the other: xl destroy ${name}, there. Then: xenguide move ${name} --status`,
      };
    case 'unknown':
      return { is: '', todo: '' };
    case 'strange':
      return {
        is: t`What the two hosts say of ${name} is nothing that a move leaves.`,
        todo: t`Nothing is touched. Look on both: xl list -v. Put right what was done by hand, then: xenguide move ${name} --repair`,
      };
  }
}

/** One end cannot be asked: what is known, what is not, what a person must check and how, and the one command that goes on after that. */
export function tellUnknown(
  { name, from, to }: Names,
  silent: 'from' | 'to' | 'both',
  seen: string,
  command: string,
): Told {
  if (silent === 'both') {
    return { is: t`Neither ${from} nor ${to} can be asked.`, todo: t`When they answer again: ${command}` };
  }
  const host = silent === 'from' ? from : to;
  const other = silent === 'from' ? to : from;
  return {
    is: t`${host} cannot be asked, so nobody knows whether ${name} runs there. ${other} says: ${seen}.`,
    todo: t`Start ${name} nowhere before that is known. Look at ${host} itself (its screen, or its power): does it run, and does xl list ${name} show the guest there? Bring it back, or its network; a switched-off host is switched on. Then: ${command}`,
  };
}
