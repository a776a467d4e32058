import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { macProblem } from '../../../src/xl/mac.ts';
import { parseRate } from '../../../src/xl/rate.ts';
import { parseVif, printVif, UnprintableVif, type XlVif } from '../../../src/xl/vif.ts';

describe('printVif', () => {
  it('writes what is set, the MAC first', () => {
    const vif: XlVif = {
      bridge: 'br0',
      mac: '00:16:3e:00:00:01',
      rate: '10Mb/s',
      mtu: 1400,
      type: 'vif',
      ip: '10.0.0.1',
    };
    expect(printVif(vif)).toBe('mac=00:16:3e:00:00:01,bridge=br0,ip=10.0.0.1,type=vif,rate=10Mb/s,mtu=1400');
    expect(printVif({})).toBe('');
  });

  it.each<[string, XlVif]>([
    ['a comma', { bridge: 'a,b' }],
    ['a line break', { bridge: 'a\nb' }],
    ['nothing', { bridge: '' }],
    ['a space at the end', { bridge: 'br0 ' }],
    ['a rate xl refuses', { rate: '10' }],
    ['an MTU of 0', { mtu: 0 }],
    ['half an MTU', { mtu: 1.5 }],
  ])('refuses %s', (_what, vif) => {
    expect(() => printVif(vif)).toThrow(UnprintableVif);
  });

  it('whatever it prints is read back without a warning', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((t) => !/[,\0-\x1f\x7f]/.test(t) && t === t.trim());
    const vif = fc.record(
      { mac: word, bridge: word, script: word, vifname: word, gatewaydev: word, ip: word, model: word, mtu: fc.nat() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(vif, (any) => {
        fc.pre(any.mtu !== 0);
        expect(parseVif(printVif(any))).toEqual({ vif: any, others: [], ignored: [] });
      }),
    );
  });
});

describe('parseVif', () => {
  it('splits at commas, skips spaces in front, and keeps those behind', () => {
    expect(parseVif(' bridge=br0 ,, mac=a').vif).toEqual({ bridge: 'br0 ', mac: 'a' });
  });

  it('keeps what XlVif has no place for', () => {
    expect(parseVif('backend=net,devid=3,trusted,vlan=5').others).toEqual([
      'backend=net',
      'devid=3',
      'trusted',
      'vlan=5',
    ]);
  });

  it.each(['foo=1', 'foo', 'Bridge=br0', 'bridge = br0', '\tbridge=br0', 'type=netfront', 'accel=1', ' '])(
    'says that xl overlooks %j',
    (spec) => {
      const read = parseVif(spec);
      expect(read.ignored).toHaveLength(1);
      expect(read.problem).toBeUndefined();
      expect(read.vif).toEqual({});
    },
  );

  it('vlan= is unknown before Xen 4.19', () => {
    expect(parseVif('vlan=5', '4.18').ignored).toHaveLength(1);
    expect(parseVif('vlan=5', '4.19').ignored).toHaveLength(0);
  });

  it.each(['rate=10', 'rate=', 'mtu=x', 'mtu=', 'devid=-'])('%s makes xl refuse the config', (spec) => {
    expect(parseVif(spec).problem?.remedy).toBeTruthy();
  });

  it('netdev is the old name of gatewaydev', () => {
    expect(parseVif('netdev=eth0')).toMatchObject({ vif: { gatewaydev: 'eth0' }, ignored: [{ field: 'netdev=eth0' }] });
  });
});

describe('parseRate', () => {
  it.each([
    ['1MB/s', 50_000, 50_000],
    ['8Mb/s', 50_000, 50_000],
    ['1GB/s@10ms', 10_000_000, 10_000],
    ['1MB/s@10', 10_000_000, 10_000_000],
    ['010MB/s', 400_000, 50_000],
    ['1B/s', 0, 50_000],
  ])('%s', (spec, bytesPerInterval, intervalMicroseconds) => {
    expect(parseRate(spec)).toMatchObject({ rate: { bytesPerInterval, intervalMicroseconds } });
  });

  it('says where reading and meaning part', () => {
    expect(parseRate('010MB/s')).toMatchObject({ surprises: [expect.stringContaining('octal')] });
    expect(parseRate('1MB/s@20')).toMatchObject({ surprises: [expect.stringContaining('seconds')] });
    expect(parseRate('1B/s')).toMatchObject({ surprises: [expect.stringContaining('0 bytes')] });
    expect(parseRate('10Mb/s@50ms')).toMatchObject({ surprises: [] });
  });

  it.each(['', '1', '1.5MB/s', '0MB/s', '1MB/s@', '1MB/s@0', '4294967296B/s', '-1MB/s'])('%j is refused', (spec) => {
    expect(parseRate(spec)).toHaveProperty('problem');
  });
});

describe('MAC addresses', () => {
  it.each(['00:16:3e:12:34:56', '02:00:00:00:00:01', 'AA:BB:CC:DD:EE:FE'])('%s is fine', (mac) => {
    expect(macProblem(mac)).toBeUndefined();
  });

  it.each([
    ['00:16:3e:12:34', 'form'],
    ['0:16:3e:12:34:56', 'form'],
    ['00-16-3e-12-34-56', 'form'],
    ['00:16:3e:12:34:5g', 'form'],
    ['01:16:3e:12:34:56', 'multicast'],
    ['fe:ff:ff:ff:ff:ff', 'host side'],
    ['00:00:00:00:00:00', 'zeros'],
  ])('%s: %s', (mac, why) => {
    expect(macProblem(mac)).toContain(why);
  });
});
