import { t } from '../../text/t.ts';
import { fail, ok, unsure } from './findings.ts';
import type { Known, NetworkTest } from './network-test.ts';
import { askNames, connect, reach, readConnect, readNames, readReach } from './questions.ts';

/** The way out as the host itself has it. Nobody is asked whom the host does not use anyway, unless the person names it. */

const gateway: NetworkTest = {
  id: 'gateway',
  part: 'way',
  title: t('the gateway'),
  ask: (known) => {
    const at = gatewayOf(known);
    return at === undefined ? t('The host has no way out of its own (no default route).') : { reached: reach(at) };
  },
  judge({ reached }, known) {
    const at = gatewayOf(known) ?? '';
    const { how, evidence } = readReach(reached!);
    if (how === 'heard')
      return unsure(t`The gateway ${at} was heard a moment ago, but not now.`, t('Look again.'), evidence);
    return how === 'silence'
      ? fail(
          t`The gateway ${at} does not answer the host.`,
          t(
            'Nothing gets out without it. See the cable, the card, and the router itself; ip route shows what the host goes by.',
          ),
          evidence,
        )
      : ok(t`The gateway ${at} answers the host.`, { evidence });
  },
};

/** Of a guest with a fixed address its own one, where the host can ask it; else the host’s. One of the link is the host itself. */
function gatewayOf({ card: { address }, facts: { defaultRoute } }: Known): string | undefined {
  const own = address.dhcp || /^(169\.254\.|fe80:)/i.test(address.gateway ?? '') ? null : address.gateway;
  return own ?? defaultRoute?.gateway;
}

const names: NetworkTest = {
  id: 'names',
  part: 'way',
  title: t('name lookup'),
  ask: ({ outside }) => ({
    servers: askNames(),
    ...(outside === undefined ? {} : { found: { argv: ['getent', 'ahosts', outside] as const } }),
  }),
  judge({ servers, found }, { outside }) {
    const all = readNames(servers!);
    const evidence = all.map(({ server, says }) => `${server}: ${says === 'silence' ? t('no answer') : says}`);
    if (found?.code === 0) return ok(t`The host finds the address of ${outside}.`, { evidence });
    if (found) {
      return fail(
        t`The host does not find the address of ${outside}.`,
        t('See /etc/resolv.conf, and the name.'),
        evidence,
      );
    }
    if (all.length === 0) {
      return fail(t('The host has no name server.'), t('Name one in /etc/resolv.conf: nameserver ADDRESS'));
    }
    const well = all.find(({ says }) => says === 'well');
    if (well) return ok(t`The host’s name server ${well.server} answers.`, { evidence });
    return all.every(({ says }) => says === 'silence')
      ? fail(
          t('No name server of the host answers.'),
          t('See /etc/resolv.conf, and whether the server is up.'),
          evidence,
        )
      : fail(
          t('The host’s name server answers, but finds nothing out.'),
          t('It may have no way to the outside itself. See its log.'),
          evidence,
        );
  },
};

const outside: NetworkTest = {
  id: 'outside',
  part: 'way',
  title: t('the outside'),
  after: ['gateway', 'names'],
  ask: ({ outside: to }) =>
    to === undefined
      ? t('Nobody outside is asked unless you name one: --outside HOST.')
      : { https: connect(to, 443), http: connect(to, 80) },
  judge({ https, http }, { outside: to }) {
    const both = [readConnect(https!), readConnect(http!)];
    return both.every((how) => how === 'silence')
      ? fail(
          t`${to} is not reached from the host (TCP ports 443 and 80).`,
          t('The gateway answers, so the trouble is behind it: a firewall, the line, or that machine.'),
          [https!.stderr.trim(), http!.stderr.trim()].filter((line) => line !== ''),
        )
      : ok(t`${to} is reached from the host.`);
  },
};

export const WAY_TESTS: readonly NetworkTest[] = [gateway, names, outside];
