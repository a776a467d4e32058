import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify, visit } from 'yaml';
import { readAnswers, writeAnswers } from '../../../src/guest/answers-file.ts';
import { foldGroups, unfoldGroups } from '../../../src/guest/grouped.ts';
import { printForward, printOpening, readForward, readOpening } from '../../../src/network/ports.ts';

const yaml = { parseDocument, stringify, visit };
const read = (text: string) => foldGroups(readAnswers(`version: 1\n${text}`, 'test', yaml));

const port = fc.integer({ min: 1, max: 65_535 });
const from = fc.constantFrom('any', '192.0.2.1', '192.0.2.0/24', '2001:db8::/32');
const opening = fc.oneof(
  fc.record({ proto: fc.constantFrom('tcp' as const, 'udp' as const), port, from }),
  fc.record({ proto: fc.constant('icmp' as const), port: fc.constant(null), from }),
);
const forward = fc.record({ proto: fc.constantFrom('tcp' as const, 'udp' as const), host: port, guest: port });

describe('lists of ports', () => {
  it('are read from groups and from short texts alike', () => {
    const groups = read('firewall: {allow: [{proto: tcp, port: 22, from: any}, {proto: icmp, from: 192.0.2.0/24}]}');
    const texts = read('firewall: {allow: [tcp/22, icmp from 192.0.2.0/24]}');
    expect(groups).toEqual(texts);
    const forwards = read('network: [{mode: nat, forwards: [{proto: tcp, host: 2222, guest: 22}]}]');
    expect(forwards.get('network.0.forwards')).toEqual(['tcp/2222 to 22']);
  });

  it('keep their order beyond nine', () => {
    const ports = Array.from({ length: 12 }, (_, index) => 100 - index);
    const file = `firewall: {allow: [${ports.map((each) => `{proto: tcp, port: ${each}}`).join(', ')}]}`;
    expect(read(file).get('firewall.allow')).toEqual(ports.map((each) => `tcp/${each}`));
  });

  it('leave a part that no group has where it is, to be told', () => {
    expect([...read('firewall: {allow: [{proto: tcp, prot: 22}]}').keys()]).toContain('firewall.allow.0.prot');
  });

  it('are written as groups that read the same', () => {
    fc.assert(
      fc.property(fc.array(opening, { minLength: 1 }), fc.array(forward, { minLength: 1 }), (allow, forwards) => {
        const answers = new Map([
          ['firewall.allow', allow.map(printOpening)],
          ['network.0.forwards', forwards.map(printForward)],
        ]);
        const text = writeAnswers(answers, yaml);
        expect(text).toContain('proto:');
        const back = foldGroups(readAnswers(text, 'test', yaml));
        expect(back).toEqual(answers);
        expect(foldGroups(unfoldGroups(answers))).toEqual(answers);
      }),
    );
  });

  it('mean what they were written from', () => {
    fc.assert(fc.property(opening, (each) => void expect(readOpening(printOpening(each))).toEqual(each)));
    fc.assert(fc.property(forward, (each) => void expect(readForward(printForward(each))).toEqual(each)));
  });

  it.each([
    'tcp',
    'tcp/0',
    'tcp/65536',
    'tcp/022',
    'sctp/1',
    'icmp/8',
    'tcp/22 from',
    'tcp/22 from home',
    'tcp/22;drop',
    '',
  ])('“%s” opens nothing', (text) => expect(readOpening(text)).toHaveProperty('remedy'));
  it.each(['tcp/22 to', 'icmp', 'tcp/22 to 0', 'tcp/1 to 2 to 3', ''])('“%s” leads nowhere', (text) =>
    expect(readForward(text)).toHaveProperty('remedy'),
  );
});
