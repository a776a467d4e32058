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
      return { is: `${name} is on ${from}.`, todo: '' };
    case 'arrived':
      return { is: `${name} is on ${to}.`, todo: '' };
    case 'under-way':
      return { is: `${name} is being moved just now.`, todo: `Wait, and look again: xenguide move ${name} --status` };
    case 'orphan':
      return {
        is: `Nobody sends ${name} any more, but an xl on ${to} still waits for it.`,
        todo: 'That xl is ended; then both ends are looked at anew.',
      };
    case 'half-copy':
      return {
        is: `${name} runs on ${from}. A copy that never ran was left on ${to}.`,
        todo: 'The copy is taken away.',
      };
    case 'held':
    case 'held-with-copy':
      return {
        is: `${name} stands still on ${from}: the move broke off at its last bit${state === 'held' ? '' : `, and a copy that never ran was left on ${to}`}.`,
        todo: `${state === 'held' ? 'It' : 'The copy is taken away, and it'} goes on on ${from} where it was.`,
      };
    case 'between':
      return {
        is: `${name} stands still on ${from}, and its copy on ${to} is whole but was never let run.`,
        todo: `The copy is taken away, and ${name} goes on on ${from} where it was.`,
      };
    case 'refused':
      return {
        is: `${name} stands still on ${from}: ${to} could not let its copy run, and took it away.`,
        todo: `It goes on on ${from} where it was.`,
      };
    case 'renamed':
      return {
        is: `${name} runs on ${from}, under the name that a guest has which was moved away.`,
        todo: 'It gets its name back.',
      };
    case 'handed-over':
      return {
        is: `${name} runs on ${to}. What it left on ${from} is still there; it does not run.`,
        todo: `What was left on ${from} is taken away.`,
      };
    case 'paused-there':
      return {
        is: `${name} has arrived on ${to} whole, but was not let go.`,
        todo: `What was left on ${from} is taken away, and it goes on on ${to}.`,
      };
    case 'copy-only':
      return {
        is: `${name} is not on ${from} any more, and on ${to} there is only a copy that never ran and may not be whole.`,
        todo: `The copy is taken away, and ${name} is started on ${from} anew from its disks, as after a power cut.`,
      };
    case 'gone-there':
      return {
        is: `${name} was handed over to ${to} and is not there any more: it may have run there, and ended. What ${from} still has of its memory is older than its disks.`,
        todo: `That memory is thrown away, and ${name} is started on ${from} anew from its disks, as after a power cut.`,
      };
    case 'nowhere':
      return {
        is: `${name} runs on neither host: it was shut down, or ended.`,
        todo: 'Start it where its config is: xl create /etc/xen/' + `${name}.cfg – on one of the two only.`,
      };
    case 'two-run':
      return {
        is: `${name} runs on BOTH hosts. Every second makes it worse.`,
        todo: `Decide at once which one counts, and end the other: xl destroy ${name}, there. Then: xenguide move ${name} --status`,
      };
    case 'unknown':
      return { is: '', todo: '' };
    case 'strange':
      return {
        is: `What the two hosts say of ${name} is nothing that a move leaves.`,
        todo: `Nothing is touched. Look on both: xl list -v. Put right what was done by hand, then: xenguide move ${name} --repair`,
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
    return { is: `Neither ${from} nor ${to} can be asked.`, todo: `When they answer again: ${command}` };
  }
  const host = silent === 'from' ? from : to;
  const other = silent === 'from' ? to : from;
  return {
    is: `${host} cannot be asked, so nobody knows whether ${name} runs there. ${other} says: ${seen}.`,
    todo: `Start ${name} nowhere before that is known. Look at ${host} itself (its screen, or its power): does it run, and does xl list ${name} show the guest there? Bring it back, or its network; a switched-off host is switched on. Then: ${command}`,
  };
}
