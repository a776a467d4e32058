import { describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { testCards } from '../../../src/commands/network-test/look.ts';
import { reportLines, shortLines } from '../../../src/commands/network-test/report.ts';
import { foundSubject, ownSubject } from '../../../src/commands/network-test/subject.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { NatNetwork } from '../../../src/host/facts.ts';
import { quoteForShell } from '../../../src/host/quote.ts';
import type { Runner } from '../../../src/host/runner.ts';
import { sshIntoGuest } from '../../../src/host/ssh-into-guest.ts';
import { MODES } from '../../../src/network/index.ts';
import { CARD_TESTS } from '../../../src/network/test/card-tests.ts';
import { isOutside } from '../../../src/network/test/inside-tests.ts';
import type { Answer, Finding, Known, NetworkTest, Outcome } from '../../../src/network/test/network-test.ts';
import { readNames, readReach } from '../../../src/network/test/questions.ts';
import { runTests } from '../../../src/network/test/run.ts';
import { readStore } from '../../../src/network/test/store.ts';
import { testsOf } from '../../../src/network/test/tests.ts';
import type { Plan } from '../../../src/plan/action.ts';
import { nearest } from '../../../src/text/nearest.ts';
import { textWidth } from '../../../src/text/width.ts';

const said = (stdout: string, code = 0, stderr = ''): Answer => ({ code, stdout, stderr, timedOut: false });
const MAC = '00:16:3e:00:00:01';
const facts = exampleFacts();
const card = { mode: 'bridge', mac: MAC, vif: { mac: MAC, bridge: 'xenbr0' }, address: { dhcp: true as const } };
const known: Known = {
  ...{ guest: 'web1', domid: 3, card, facts, vif: undefined, vifs: ['vif3.0'], emulated: false, inside: 'not here' },
};

describe('the order of tests', () => {
  const made = (id: string, verdict: Finding['verdict'], more: Partial<NetworkTest> = {}): NetworkTest => ({
    ...{ id, part: 'guest', title: `the ${id}` },
    ask: () => ({ it: { argv: ['ask', id] } }),
    judge: () => ({ verdict, message: id }),
    ...more,
  });
  const asked: string[][] = [];
  const ask = async (questions: readonly { argv: readonly string[] }[]) => {
    asked.push(questions.map(({ argv }) => argv.join(' ')));
    return questions.map(() => said(''));
  };

  it('what stands behind a failure is not asked, and says what is first', async () => {
    asked.length = 0;
    const tests = [
      made('a', 'fail'),
      made('b', 'ok', { after: ['a'] }),
      made('c', 'ok', { after: ['b'] }),
      made('d', 'ok'),
    ];
    const all = await runTests(tests, known, ask);
    expect(all.map(({ verdict }) => verdict)).toEqual(['fail', 'skip', 'skip', 'ok']);
    expect(all[1]!.message).toBe('Not looked at: first the a must be well.');
    expect(asked).toEqual([['ask a', 'ask d']]);
  });

  it('the same question is put once, and what one learns the next may go by', async () => {
    asked.length = 0;
    const same = { ask: () => ({ it: { argv: ['ask', 'same'] as const } }) };
    const tests = [
      made('a', 'ok', { ...same, judge: () => ({ verdict: 'ok', message: '', learned: { address: '192.0.2.9' } }) }),
      made('b', 'ok', {
        ...same,
        after: ['a'],
        judge: (_, { address }) => ({ verdict: 'ok', message: address ?? '' }),
      }),
    ];
    expect((await runTests(tests, known, ask))[1]!.message).toBe('192.0.2.9');
    expect(asked).toEqual([['ask same']]);
  });

  it('strangers are asked only where a person wants the test, not after a guest was made', async () => {
    const subject = { name: 'web1', cards: [card], emulated: false, login: undefined };
    const words: string[] = [];
    const host = {
      where: 'this machine',
      run: async ({ argv }: { argv: readonly string[] }) => {
        words.push(argv.join(' '));
        return { ...said(''), signal: null };
      },
    } as unknown as Runner;
    await testCards(subject, facts, [], { host });
    expect(words.join('\n')).not.toContain('perl');
    await testCards(subject, facts, [], { host, here: host });
    expect(words.join('\n')).toMatch(/^timeout 8 perl -e /m);
  });

  it.each(MODES.filter(({ tests }) => tests))(
    'those of $id wait for none that is not there, and no two are called the same',
    (mode) => {
      const own = { subnet: '10.77.0.0/24', guest: 'web1', index: '0', isNew: 'no' };
      const forwards = [{ proto: 'tcp' as const, host: 2222, guest: 22 }];
      const all = testsOf({ ...card, mode: mode.id, own, forwards }, facts);
      const ids = all.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const test of all) for (const id of test.after ?? []) expect(ids, test.id).toContain(id);
      expect(ids.indexOf('runs')).toBe(0);
    },
  );
});

it('a firewall is loaded where its chain is asked: a map that no chain of the kernel’s asks is none', () => {
  const test = CARD_TESTS.find(({ id }) => id === 'firewall')!;
  const [there] = readStore(`/local/domain/0/backend/vif/3/0/mac = "${MAC}"\n`);
  const table = (way: string): string => `table bridge xenguide {
\tmap from {
\t\ttype ifname : verdict
\t\telements = { "vif3.0" : jump from-vif3.0 }
\t}

\tmap to {
\t\ttype ifname : verdict
\t\telements = { "vif3.0" : jump to-vif3.0 }
\t}

\tchain out-of-guests {
\t\t${way}
\t\tiifname vmap @from
\t}

\tchain into-guests {
\t\ttype filter hook postrouting priority filter; policy accept;
\t\toifname vmap @to
\t}
}
`;
  const verdict = (way: string) => test.judge({ rules: said(table(way)) }, { ...known, vif: there }).verdict;
  expect(verdict('type filter hook prerouting priority filter; policy accept;')).toBe('ok');
  expect(verdict('ether type arp accept')).toBe('fail');
});

describe('what tools say', () => {
  it('xenstore’s list becomes cards, with the name that vifname= gives', () => {
    const at = '/local/domain/0/backend/vif';
    const lines = [
      `${at} = ""`,
      `${at}/3/0/mac = "00:16:3E:00:00:01"`,
      `${at}/3/0/state = "4"`,
      `${at}/12/1/vifname = "web"`,
    ];
    expect(readStore(lines.join('\n'))).toMatchObject([
      { domid: 3, devid: 0, name: 'vif3.0', mac: MAC, state: 4, hotplug: '' },
      { domid: 12, devid: 1, name: 'web', state: null },
    ]);
    expect(readStore("xenstore-ls: xs_directory: couldn't read path\n")).toEqual([]);
  });

  it('of an answer the way it came, and whose card it was', () => {
    const line = '192.0.2.9 dev xenbr0 lladdr 00:16:3e:00:00:01 ref 1 REACHABLE';
    expect(readReach(said(`tcp\n${line}\n`))).toMatchObject({ how: 'tcp', mac: MAC });
    expect(readReach(said('silence\n'))).toEqual({ how: 'silence', mac: null, evidence: [] });
    expect(readReach(said('', 127))).toMatchObject({ how: 'silence' });
  });

  it.each([
    ['12 34 81 80 00 01', 'well'],
    ['12 34 81 82 00 01', 'failed'],
    ['12 34 81 85 00 01', 'refused'],
    ['', 'silence'],
  ])('a name server that says “%s”: %s', (bytes, says) => {
    expect(readNames(said(`192.0.2.1  ${bytes}\n`))).toEqual([{ server: '192.0.2.1', says }]);
  });
});

describe('judging', () => {
  const judge = (id: string, answers: Record<string, Answer>, more: Partial<Known> = {}): Finding =>
    testsOf(card, facts)
      .find((test) => test.id === id)!
      .judge(answers, { ...known, ...more });
  const links = (over: object) =>
    said(JSON.stringify([{ ifname: 'vif3.0', flags: ['UP', 'LOWER_UP'], master: 'xenbr0', ...over }]));
  const store = readStore(
    `/local/domain/0/backend/vif/3/0/mac = "${MAC}"\n/local/domain/0/backend/vif/3/0/state = "4"\n`,
  );
  const vif = store[0]!;

  it('an emulated card may do without the driver: then it cannot be told', () => {
    const waiting = { vif: { ...vif, state: 2 } };
    expect(judge('driver', { links: links({}) }, waiting).verdict).toBe('fail');
    expect(judge('driver', { links: links({}) }, { ...waiting, emulated: true })).toMatchObject({
      verdict: 'unsure',
      message: expect.stringContaining('qemu'),
    });
    const tap = { ifname: 'vif3.0-emu', flags: ['UP'], stats64: { rx: { packets: 7 } } };
    const both = said(JSON.stringify([{ ifname: 'vif3.0', flags: ['UP'] }, tap]));
    expect(judge('driver', { links: both }, { ...waiting, emulated: true }).verdict).toBe('ok');
  });

  it('a program that is missing is not taken for a fault of the network', () => {
    const gone = said('', 127, 'ip: not found');
    expect(judge('vif', { links: gone }, { vif: { ...vif, hotplug: 'connected' } })).toMatchObject({
      verdict: 'unsure',
      message: expect.stringContaining('ip: not found'),
    });
  });

  it('an address that only holds between neighbours is none that helps', () => {
    const heard = [{ dst: 'fe80::1', dev: 'xenbr0', lladdr: MAC, state: ['STALE'] }];
    expect(judge('address', { neighbours: said(JSON.stringify(heard)) }).verdict).toBe('unsure');
    const more = [...heard, { dst: '2001:db8::5', dev: 'xenbr0', lladdr: MAC, state: ['STALE'] }];
    expect(judge('address', { neighbours: said(JSON.stringify(more)) }).learned).toEqual({ address: '2001:db8::5' });
  });

  it('Docker and br_netfilter: the chain that drops is named', () => {
    const strict = {
      ...facts,
      traffic: {
        switches: {},
        switchLines: [],
        neighbours: [],
        filters: [
          {
            by: 'nft' as const,
            family: 'ip' as const,
            table: 'filter',
            chain: 'FORWARD',
            hook: 'forward' as const,
            policy: 'drop' as const,
            packets: 0,
            rules: {},
          },
        ],
      },
    };
    const test = testsOf(card, strict).find(({ id }) => id === 'frames')!;
    const judged = (handed: string, table: string) => test.judge({ handed: said(handed), table: said(table) }, known);
    expect(judged('1\n', '')).toMatchObject({ verdict: 'fail', message: expect.stringContaining('ip filter FORWARD') });
    expect(judged('1\n', '  iifname "xenbr0" counter accept\n').verdict).toBe('ok');
    expect(judged('0\n', '').verdict).toBe('ok');
    expect(test.judge({ handed: said('', 1), table: said('') }, known).verdict).toBe('ok');
  });
});

describe('a guest that xenguide did not make', () => {
  it('by libxl’s view, or its config file; a card without a bridge is on xenbr0', () => {
    const nics = [{ devid: 0, mac: MAC.toUpperCase(), bridge: 'xenbr0', script: '/etc/xen/scripts/vif-bridge' }];
    const json = JSON.stringify([{ domid: 3, config: { c_info: { type: 'hvm' }, nics } }]);
    expect(foundSubject('db', { json }, facts)).toMatchObject({
      emulated: true,
      cards: [{ mode: 'bridge', mac: MAC }],
    });
    const config = `name = "db"\nvif = [ "mac=${MAC}" ]\n`;
    expect(foundSubject('db', { config }, facts)).toMatchObject({
      emulated: false,
      cards: [{ mode: 'bridge', mac: MAC, vif: { bridge: 'xenbr0' } }],
    });
    expect(foundSubject('db', { json: 'no JSON' }, facts).cards).toEqual([]);
  });

  it('on a private network of ours: with the address that is kept for it, and its ports', () => {
    const natNetworks = [
      {
        name: 'xenguide0',
        subnet: '10.77.0.0/24',
        reservations: [{ guest: 'db', mac: MAC, ip: '10.77.0.4' }],
        forwards: [{ guest: 'db', proto: 'tcp' as const, host: 2222, ip: '10.77.0.4', port: 22 }],
      },
    ];
    const config = `name = "db"\nvif = [ "mac=${MAC},bridge=xenguide0" ]\n`;
    expect(foundSubject('db', { config }, { ...facts, natNetworks }).cards).toMatchObject([
      { mode: 'nat', address: { reserved: '10.77.0.4' }, forwards: [{ host: 2222, guest: 22 }] },
    ]);
  });
});

describe('the report', () => {
  const outcome = (id: string, verdict: Finding['verdict'], more: Partial<Outcome> = {}): Outcome => ({
    ...{
      id,
      title: id,
      part: 'link',
      later: false,
      verdict,
      message: `The ${id} is so, and this sentence about it goes on for longer than a line can be.`,
    },
    ...(verdict === 'fail' ? { remedy: 'Do this.', evidence: ['seen'] } : {}),
    ...more,
  });
  const cardWith = (...checks: Outcome[]) => [
    { ...{ index: 0, mac: MAC, mode: 'bridge', vif: 'vif3.0', bridge: 'xenbr0', address: null }, checks },
  ];

  it('has verdicts as words, evidence and remedy of what is wrong, and fits into 80 columns', () => {
    const lines = reportLines('web1', 'xen1', cardWith(outcome('a', 'ok'), outcome('b', 'fail'), outcome('c', 'skip')));
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(80);
    expect(lines).toContain('        -> Do this.');
    expect(lines).toContain('        | seen');
    expect(lines.join(' ')).toContain(
      '1 of 3 tests failed; 1 not looked at. Begin with the first: what comes behind it often',
    );
  });

  it('right after the guest was made, what comes with booting is not yet a failure', () => {
    const cards = cardWith(outcome('a', 'ok'), outcome('driver', 'fail', { later: true, message: 'No driver.' }));
    const lines = shortLines(cards, 'xenguide doctor web1');
    expect(lines.join('\n')).not.toMatch(/^fail/m);
    expect(lines).toContain('yet   Not yet: No driver.');
    expect(lines.at(-1)).toContain('xenguide doctor web1');
    expect(shortLines(cardWith(outcome('b', 'fail')), 'x').join('\n')).toMatch(/^fail {2}The b/);
  });
});

describe('the way into a guest', () => {
  const login = { user: 'admin', keys: ['/root/.ssh/id.pub', 'ssh-ed25519 AAAA x'] };

  it('asks nothing, remembers no host key, and takes the private half of the key that was answered', () => {
    const words = sshIntoGuest(login, '10.77.0.2', 'true');
    const text = words.join(' ');
    for (const each of ['BatchMode=yes', 'UserKnownHostsFile=/dev/null', 'UpdateHostKeys=no', '-i /root/.ssh/id ']) {
      expect(text).toContain(each);
    }
    expect(text).not.toMatch(/ProxyCommand|AAAA|\.pub/);
    expect(words.slice(-3)).toEqual(['--', '10.77.0.2', 'true']);
  });

  it('goes through the guest’s host, which nothing is asked for either', () => {
    const words = sshIntoGuest(login, '10.77.0.2', 'true', { via: 'ssh://root@xen1:2222', configFile: '/a b/config' });
    const proxy = words.find((word) => word.startsWith('ProxyCommand='))!;
    expect(proxy).toContain(`${quoteForShell(['ssh', '-F', '/a b/config', '-o', 'BatchMode=yes'])} `);
    expect(proxy).toMatch(/ -l root -p 2222 -W '\[%h\]:%p' -- xen1$/);
    expect(proxy).not.toContain('ClearAllForwardings');
    const zone = sshIntoGuest(login, '10.77.0.2', 'true', { via: 'ssh://[fe80::1%eno1]' });
    expect(zone.find((word) => word.startsWith('ProxyCommand='))).toMatch(/fe80::1%%eno1$/);
  });

  it.each(['x; rm -rf /', '$(id)', '-oProxyCommand=x', '', 'a b', 'a\nb'])('“%s” is nobody to ask outside', (name) =>
    expect(isOutside(name)).toBe(false),
  );
  it.each(['deb.debian.org', '192.0.2.1', '2001:db8::1'])('%s may be', (name) => expect(isOutside(name)).toBe(true));
});

it('names near a slip of the fingers, the nearest first', () => {
  expect(nearest('wbe1', ['mail', 'web1', 'web10'])).toEqual(['web1', 'web10']);
  expect(nearest('zzz', ['mail', 'web1'])).toEqual([]);
});

describe('a guest that xenguide made behind NAT', () => {
  const answers = `version: 1
name: web1
network:
  - { mode: nat, network: xenguide0, subnet: 10.77.0.0/24, subnet6: auto, mac: '${MAC}', ip: auto }
`;
  const plan = { name: 'web1', answers, config: 'type = "pv"\n' } as Plan;
  const addressWith = (natNetworks: NatNetwork[]) =>
    ownSubject(plan, yaml, { ...facts, natNetworks }).cards[0]!.address;
  const network = { name: 'xenguide0', subnet: '10.77.0.0/24', reservations: [], forwards: [] };

  // Seen in the lab: the answers say auto, and the prefix made without the host’s cards was another one.
  it('is looked for at the IPv6 address of the network that its host has', () => {
    expect(addressWith([{ ...network, subnet6: 'fd5c:a85:1426::/64' }])).toMatchObject({
      reserved: '10.77.0.2',
      reserved6: 'fd5c:a85:1426::2',
    });
  });

  it('and at none where the network has no IPv6, or is not there', () => {
    for (const natNetworks of [[network], []]) expect(addressWith(natNetworks)).not.toHaveProperty('reserved6');
  });
});
