import { expect, test } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import { natNetworks } from '../../../src/host/probes/nat-networks.ts';
import type { NetworkCard } from '../../../src/network/card.ts';
import { nat } from '../../../src/network/nat.ts';
import { ownRenderer } from '../../support/templates.ts';
import { read } from './recorded.ts';

/** As grep -HZ prints every line of the files that a plan writes. */
function written(...cards: NetworkCard[]): string {
  const files = new Map<string, string>();
  for (const step of cards.flatMap((card) => nat.actions(card, ownRenderer.fill)).flatMap((action) => action.do)) {
    if ('write' in step && step.write.startsWith('/etc/xen/xenguide')) files.set(step.write, step.text ?? '');
  }
  return [...files]
    .flatMap(([path, text]) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => `${path}\0${line}\n`),
    )
    .join('');
}

const card = (guest: string, mac: string, ip: string, forwards: string[] = []): NetworkCard =>
  nat.resolve(
    { network: 'xenguide0', subnet: '10.77.0.0/24', mac, ip, forwards },
    { at: 'network.0', guest, mac, facts: exampleFacts() },
  )!;

test('what a plan wrote is read back: networks, addresses that are kept, ports that lead in', () => {
  const files = written(
    card('web.1', '00:16:3e:00:00:01', '10.77.0.2', ['tcp/2222 to 22', 'udp/53']),
    card('mail', '00:16:3e:00:00:02', '10.77.0.3'),
  );
  expect(read(natNetworks, { commands: { files } }).natNetworks).toEqual([
    {
      name: 'xenguide0',
      subnet: '10.77.0.0/24',
      reservations: [
        { guest: 'web.1', mac: '00:16:3e:00:00:01', ip: '10.77.0.2' },
        { guest: 'mail', mac: '00:16:3e:00:00:02', ip: '10.77.0.3' },
      ],
      forwards: [
        { guest: 'web.1', proto: 'tcp', host: 2222, ip: '10.77.0.2', port: 22 },
        { guest: 'web.1', proto: 'udp', host: 53, ip: '10.77.0.2', port: 53 },
      ],
    },
  ]);
});

test('with IPv6 its prefix and the addresses that are kept', () => {
  const six = nat.resolve(
    {
      network: 'xenguide0',
      subnet: '10.77.0.0/24',
      mac: 'auto',
      ip: '10.77.0.9',
      subnet6: 'fd00:1::/64',
      forwards: ['tcp/80'],
    },
    { at: 'network.0', guest: 'web1', mac: '00:16:3e:00:00:01', facts: exampleFacts() },
  )!;
  expect(read(natNetworks, { commands: { files: written(six) } }).natNetworks).toEqual([
    {
      ...{ name: 'xenguide0', subnet: '10.77.0.0/24', subnet6: 'fd00:1::/64' },
      reservations: [{ guest: 'web1', mac: '00:16:3e:00:00:01', ip: '10.77.0.9', ip6: 'fd00:1::9' }],
      forwards: [{ guest: 'web1', proto: 'tcp', host: 80, ip: '10.77.0.9', port: 80 }],
    },
  ]);
});
