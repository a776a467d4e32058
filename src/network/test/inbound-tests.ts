import { t } from '../../text/t.ts';
import { type Opening, printOpening } from '../ports.ts';
import { fail, ok, unsure } from './findings.ts';
import type { Finding, NetworkTest } from './network-test.ts';
import { connect, readConnect } from './questions.ts';

/** What the firewall lets in: does the guest answer there? */
export function inboundTests(allow: readonly Opening[] | null | undefined): NetworkTest[] {
  return (allow ?? []).filter(({ proto }) => proto !== 'icmp').map(opening);
}

function opening(open: Opening): NetworkTest {
  const { proto, port, from } = open;
  return {
    id: `inbound.${proto}.${port}${from === 'any' ? '' : `.${from}`}`,
    part: 'inbound',
    title: t`the port ${proto}/${port}`,
    after: ['answers'],
    later: true,
    ask: ({ address = '' }) =>
      proto === 'tcp'
        ? { connection: connect(address, port!) }
        : t`${proto}/${port}: whether somebody listens cannot be seen from outside with UDP.`,
    judge: ({ connection }, { address = '' }) => {
      const how = readConnect(connection!);
      if (how === 'silence' && from !== 'any') {
        return unsure(
          t`${address} is silent at ${proto}/${port}, which is open to ${from} only.`,
          t`Try it from there: the host itself may not be in ${from}.`,
        );
      }
      return judged(how, t`${printOpening({ ...open, from: 'any' })} of the guest`, port!);
    },
  };
}

/** `what`: `tcp/22 of the guest`. */
export function judged(how: ReturnType<typeof readConnect>, what: string, port: number): Finding {
  if (how === 'open') return ok(t`${what} answers.`);
  if (how === 'refused') {
    return fail(
      t`${what}: the guest is reached, but nothing listens in the guest.`,
      t`Start the service in the guest; there, ss -ltn shows whether something listens on ${port}, and on which address.`,
    );
  }
  return fail(
    t`${what}: no answer at all, something drops it.`,
    t('The guest’s own firewall, most likely: in the guest, nft list ruleset (or ufw status) shows it.'),
  );
}
