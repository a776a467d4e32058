import { t } from '../../text/t.ts';
import { fail, ok } from './findings.ts';
import type { Answer, Finding, Known, NetworkTest } from './network-test.ts';

/** The same from within, where the guest lets its first user in with a key. Nothing is written there. */

/** For any guest’s sh. Parts are told apart by their marks; what is missing in the guest leaves its part empty. */
const LOOK = `
echo :address; ip -o address show
echo :route; ip route show default
echo :gateway; at=$(ip -4 route show default | sed -n 's/.* via \\([^ ]*\\).*/\\1/p' | head -n 1)
if [ -n "$at" ]; then ping -c 1 -W 2 "$at" >/dev/null 2>&1 && echo answers; ip neigh show to "$at"; fi
echo :servers; sed -n 's/^nameserver *//p' /etc/resolv.conf
echo :found; if [ -n "$name" ]; then getent hosts "$name"; fi
echo :end`;

const NAME = /^[A-Za-z0-9][A-Za-z0-9.:-]*$/;

/** A name goes into a shell’s line: only what can be one. */
export const isOutside = (name: string): boolean => NAME.test(name) && name.length < 254;

const line = ({ outside }: Known): string =>
  `name=${outside !== undefined && isOutside(outside) ? outside : ''}${LOOK}`;

type Parts = ReadonlyMap<string, string[]>;

function partsOf({ stdout }: Answer): Parts {
  const parts = new Map<string, string[]>();
  let lines: string[] = [];
  for (const each of stdout.split('\n').map((text) => text.trim())) {
    if (/^:[a-z]+$/.test(each)) {
      lines = [];
      parts.set(each.slice(1), lines);
    } else if (each !== '') lines.push(each);
  }
  return parts;
}

const within = (
  id: string,
  title: string,
  judge: (parts: Parts, known: Known) => Finding,
  applies: (known: Known) => string | undefined = () => undefined,
): NetworkTest => ({
  id: `inside.${id}`,
  part: 'inside',
  title,
  after: ['answers'],
  later: true,
  ask(known) {
    if (typeof known.inside === 'string') return known.inside;
    return applies(known) ?? { look: known.inside(known.address ?? '', line(known)) };
  },
  judge({ look }, known) {
    const parts = partsOf(look!);
    if (parts.has('end')) return judge(parts, known);
    const words = look!.stderr.trim().split('\n').at(-1) ?? '';
    return { verdict: 'skip', message: t`The guest did not let us look inside${words === '' ? '' : `: ${words}`}.` };
  },
});

export const INSIDE_TESTS: readonly NetworkTest[] = [
  within('address', t('the address within the guest'), (parts, { address = '', card: { mac } }) => {
    const shown = parts.get('address') ?? [];
    return shown.some((each) => each.includes(` ${address}/`))
      ? ok(t`Within, the guest has ${address}.`)
      : fail(
          t`Within, no card has ${address}: something between answers in its place.`,
          t`Look for another machine with that address; the guest’s card is ${mac}.`,
          shown,
        );
  }),
  within('gateway', t('the gateway within the guest'), (parts) => {
    const [route] = parts.get('route') ?? [];
    if (route === undefined) {
      return fail(
        t('Within, the guest has no way out (no default route).'),
        t('Give it a gateway: see its network settings.'),
      );
    }
    const heard = (parts.get('gateway') ?? []).join(' ');
    return /answers|REACHABLE|DELAY|STALE/.test(heard)
      ? ok(t`Within, the gateway answers (${route}).`)
      : fail(t`Within, the gateway does not answer (${route}).`, t('Compare it with the host’s: ip route.'), [heard]);
  }),
  within('servers', t('the name servers within the guest'), (parts) => {
    const servers = parts.get('servers') ?? [];
    return servers.length > 0
      ? ok(t`Within, names are asked of ${servers.join(', ')}.`)
      : fail(
          t('Within, the guest has no name server.'),
          t('Name one in its network settings (nameserver in /etc/resolv.conf).'),
        );
  }),
  within(
    'names',
    t('name lookup within the guest'),
    (parts, { outside }) =>
      (parts.get('found') ?? []).length > 0
        ? ok(t`Within, the guest finds the address of ${outside}.`)
        : fail(
            t`Within, the guest does not find the address of ${outside}.`,
            t('See its name servers, and its way out.'),
          ),
    ({ outside }) => (outside === undefined ? t('No name to look up: --outside HOST gives one.') : undefined),
  ),
];
