import { describe, expect, it } from 'vitest';
import { readOpening } from '../../../src/network/ports.ts';
import { SECTIONS } from '../../../src/wizard/sections/index.ts';
import { readValue } from '../../../src/wizard/values.ts';
import { exampleWorld } from '../../support/worlds.ts';

describe('a port that may come in', () => {
  it('is said to lack its protocol, or its comma, where that is what is wrong', () => {
    expect(readOpening('22')).toMatchObject({ remedy: 'Say the protocol too: tcp/22, or udp/22.' });
    expect(readOpening('tcp/22 tcp/80')).toMatchObject({ remedy: 'Put a comma between two entries: tcp/22, tcp/80.' });
    expect(readOpening('tcp/22 icmp')).toMatchObject({ remedy: 'Put a comma between two entries: tcp/22, icmp.' });
    expect(readOpening('ssh')).toMatchObject({ message: '“ssh” does not begin with tcp, udp or icmp' });
    expect(readOpening('tcp/2222 to 22')).toMatchObject({
      message: '“tcp/2222 to 22”: behind tcp/2222 only “from” and an address may stand, not “to 22”',
    });
    expect(readOpening('tcp/22 from 192.0.2.0/24')).toMatchObject({ proto: 'tcp', port: 22, from: '192.0.2.0/24' });
  });

  it('is none with the word nothing, and with none', () => {
    const section = SECTIONS.find(({ id }) => id === 'firewall')!;
    const field = section.fields(new Map(), exampleWorld()).find(({ key }) => key === 'firewall.allow')!;
    for (const word of ['nothing', 'none', 'None']) expect(readValue(field, word)).toEqual({ value: [word] });
    expect(readValue(field, 'nobody')).toHaveProperty('remedy');
    expect(field.empty).toBe('everything may come in');
  });
});
