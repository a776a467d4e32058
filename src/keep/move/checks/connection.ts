import { t } from '../../../text/t.ts';
import { wireText } from '../sides.ts';
import { no, ok, type Topic, warn } from './check.ts';

/** xl on the source starts ssh to the target by itself, where nobody can answer a question. */
export const connection: Topic = ({ from, to, wires, wire, wireBack }) => [
  wire
    ? ok('ssh.there', t`${from.name} reaches ${to.name} by ssh as ${wireText(wire)}, without a question.`)
    : no(
        'ssh.there',
        t`${from.name} does not reach ${to.name} by ssh without a question (${wires.map((each) => `${wireText(each.wire)}: ${each.problem}`).join('; ')})`,
        t`Let root on ${from.name} in there: ssh-keygen if it has no key, then ssh-copy-id root@${to.name}, both on ${from.name}. Another name or address for the target: --via.`,
      ),
  wireBack
    ? ok('ssh.back', t`${to.name} reaches ${from.name} in the same way.`)
    : warn(
        'ssh.back',
        t`${to.name} does not reach ${from.name} by ssh without a question, so that the guest could not be moved back`,
        t`Let root on ${to.name} in there too: ssh-copy-id root@${from.name}, on ${to.name}.`,
      ),
];
