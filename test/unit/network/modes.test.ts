import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import { isAddressWithPrefix, isInNetwork, isIpv4, isIpv6 } from '../../../src/network/address.ts';
import { bridge } from '../../../src/network/bridge.ts';
import { normalMac } from '../../../src/network/mac.ts';
import type { NetworkContext } from '../../../src/network/mode.ts';
import { none } from '../../../src/network/none.ts';

const context: NetworkContext = { at: 'network.0', guest: 'web1', mac: '00:16:3e:11:22:33', facts: exampleFacts() };
const answers = { bridge: 'xenbr0', mac: 'auto', ip: 'auto' };

describe('a bridge', () => {
  it('is offered from what the host has, xenbr0 first', () => {
    expect(bridge.fields({}, context)[0]).toMatchObject({ kind: 'choice', suggest: { value: 'xenbr0' } });
  });

  it('that is not there is refused with those that are', () => {
    expect(bridge.problems({ ...answers, bridge: 'br7' }, context)).toMatchObject([
      { field: 'network.0.bridge', remedy: expect.stringContaining('xenbr0') },
    ]);
  });

  it('gives the card a fixed MAC and writes the bridge out, so that xl never takes its own default', () => {
    expect(bridge.resolve(answers, context)?.vif).toEqual({ mac: '00:16:3e:11:22:33', bridge: 'xenbr0' });
  });

  it('is looked for once more right before anything is made', () => {
    const card = bridge.resolve(answers, context)!;
    expect(bridge.preconditions(card)[0]?.check).toMatchObject({ run: ['test', '-d', '/sys/class/net/xenbr0/bridge'] });
  });

  it('asks for gateway and name servers only with a fixed address', () => {
    const keys = (ip: string) => bridge.fields({ ip }, context).map(({ key }) => key);
    expect(keys('auto')).not.toContain('network.0.gateway');
    expect(keys('192.0.2.10/24')).toContain('network.0.gateway');
  });

  it('refuses a MAC that another guest has, and says whose it is', () => {
    const facts = exampleFacts();
    facts.guests.push({
      name: 'db1',
      domid: 2,
      uuid: null,
      memoryBytes: null,
      macs: ['00:16:3e:00:00:01'],
      disks: [],
      config: null,
    });
    const field = bridge.fields({}, { ...context, facts }).find(({ key }) => key === 'network.0.mac');
    expect(field?.check?.('00:16:3E:00:00:01')?.message).toContain('db1');
  });

  it('cannot be chosen where there is none', () => {
    expect(bridge.unavailable({ ...exampleFacts(), bridges: [] })?.remedy).toMatch(/guide network\/bridge/);
  });
});

describe('no network', () => {
  it('gives the guest no card and is possible anywhere', () => {
    expect(none.resolve({}, context)).toBeUndefined();
    expect(none.unavailable(exampleFacts())).toBeUndefined();
  });
});

describe('addresses', () => {
  it.each(['192.0.2.1', '0.0.0.0', '255.255.255.255'])('%s is IPv4', (text) => expect(isIpv4(text)).toBe(true));
  it.each(['256.0.0.1', '1.2.3', '01.2.3.4', '1.2.3.4.5', ''])('%s is not IPv4', (text) =>
    expect(isIpv4(text)).toBe(false),
  );
  it.each(['::', '::1', '2001:db8::5', '1:2:3:4:5:6:7:8'])('%s is IPv6', (text) => expect(isIpv6(text)).toBe(true));
  it.each([':::', '1::2::3', '1:2:3:4:5:6:7', 'g::', '1:2:3:4:5:6:7:8:9'])('%s is not IPv6', (text) =>
    expect(isIpv6(text)).toBe(false),
  );
  it.each(['192.0.2.1/33', '192.0.2.1', '::1/129', '192.0.2.1/24/7', '/24'])('%s has no usable prefix', (text) =>
    expect(isAddressWithPrefix(text)).toBe(false),
  );

  it('a MAC has six pairs of hex digits and is nobody’s multicast', () => {
    expect(normalMac('00:16:3E:aa:BB:01')).toBe('00:16:3e:aa:bb:01');
    expect(normalMac('01:16:3e:aa:bb:01')).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (text) => {
        const mac = normalMac(text);
        if (mac !== undefined) expect(mac).toMatch(/^[0-9a-f][02468ace](:[0-9a-f]{2}){5}$/);
      }),
    );
  });
});

it.each([
  ['2001:DB8:0::2/64', /2001:DB8:0::2 is the host’s own address/],
  ['2001:db8::0001/64', /is the gateway/],
])('a fixed IPv6 address that is taken is known however it is written: %s', (ip, says) => {
  const facts = exampleFacts();
  facts.bridges[0]!.addresses = ['2001:db8::2/64'];
  facts.defaultRoute6 = { device: 'xenbr0', gateway: '2001:db8::1' };
  const field = bridge.fields({}, { ...context, facts }).find(({ key }) => key === 'network.0.ip');
  expect(field?.check?.(ip)?.message).toMatch(says);
});

describe('the gateway of a fixed address', () => {
  const gatewayOf = (ip: string) => bridge.fields({ ip }, context).find(({ key }) => key === 'network.0.gateway');

  it('is the host’s own where the guest is in the same network, and not suggested elsewhere', () => {
    expect(gatewayOf('192.0.2.10/24')?.suggest?.value).toBe('192.0.2.1');
    expect(gatewayOf('10.0.0.5/24')?.suggest).toBeUndefined();
  });

  it('outside the guest’s network is refused', () => {
    expect(gatewayOf('10.0.0.5/24')?.check?.('192.0.2.1')?.message).toMatch(/not in the guest’s own network/);
    expect(gatewayOf('10.0.0.5/24')?.check?.('10.0.0.1')).toBeUndefined();
    // As providers have it for an address with a MAC of its own.
    expect(gatewayOf('198.51.100.7/32')?.check?.('192.0.2.1')).toBeUndefined();
    expect(gatewayOf('198.51.100.7/32')?.check?.('198.51.100.7')?.message).toMatch(/own address/);
  });

  it('is judged for IPv4 by the prefix alone', () => {
    expect(isInNetwork('10.0.1.1', '10.0.0.5/23')).toBe(true);
    expect(isInNetwork('10.0.2.1', '10.0.0.5/23')).toBe(false);
    expect(isInNetwork('255.255.255.255', '0.0.0.0/0')).toBe(true);
    expect(isInNetwork('2001:db8::1', '2001:db8::5/64')).toBeUndefined();
  });
});
