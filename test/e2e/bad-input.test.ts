import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleFacts } from '../../src/host/example.ts';
import type { Facts } from '../../src/host/facts.ts';
import { whyNotHere } from '../../src/host/here.ts';
import { MiB } from '../../src/units.ts';
import { convert, debianDisk, workshop } from '../fixtures/images.ts';
import { Desk } from '../support/program.ts';
import { type Refusal, refuses, refusesForPeople } from '../support/refusals.ts';

// Whatever is wrong: one message that names the field and the remedy, the right exit code, nothing left behind.
let desk: Desk;
beforeAll(async () => {
  desk = await Desk.set();
});
afterAll(() => desk.clean());

const EXAMPLE = ['new', '--facts', 'example'];
/** On no machine: the plan takes the answers' word for it. */
const SOMEWHERE = '--set=source.path=/srv/images/nowhere/debian.qcow2';
const refusesNew = (args: readonly string[], wanted: Refusal) => refuses(desk, [...EXAMPLE, ...args], wanted);
const HEAD = 'version: 1\nsource: {path: /srv/images/nowhere/debian.qcow2}\n';

describe('a name', () => {
  it.each([
    ['of digits only, because xl takes it for a domain id', '1234', /digits only/],
    ['that is empty', '', /missing|nothing/],
    ['of 300 letters', 'a'.repeat(300), /300 characters/],
    ...['a/b', 'a,b', 'a;b', 'a"b', "a'b", 'a$(touch pwned)', 'a b', '..', '.a', 'wéb'].map(
      (name) => [`like ${name}`, name, /characters that a guest’s name cannot have/] as const,
    ),
    ['with a line break', 'web\n1', /control character/],
    ['of the host’s own system', 'Domain-0', /host’s own system/],
    ['that xl gives a guest that moves', 'web1--incoming', /moving/],
  ] as const)('%s is refused', async (_what, name, says) => {
    await refusesNew([name, SOMEWHERE], { code: 3, field: 'name', says, remedy: /./ });
  });

  it('is refused without --json with nothing on standard output', async () => {
    const wanted = { code: 3, field: 'name', says: /digits only/, remedy: /like web1/ };
    await refusesForPeople(desk, [...EXAMPLE, '1234', SOMEWHERE], wanted);
  });

  it('that another guest has is a conflict', async () => {
    const facts = factsFile('taken', (it) => {
      it.guests = [
        { name: 'web1', domid: 3, uuid: null, memoryBytes: null, macs: [], disks: [], config: '/etc/xen/web1.cfg' },
      ];
    });
    const args = ['new', 'web1', '--facts', facts, SOMEWHERE];
    await refuses(desk, args, { code: 5, field: 'name', says: /web1 already \(running\)/, remedy: /undo web1/ });
  });
});

describe('a network that the host cannot give', () => {
  const nat = '--set=network.0.mode=nat';
  it.each<[string, (facts: Facts) => void, string[], Refusal]>([
    [
      'no dnsmasq',
      (facts) => {
        facts.tools.dnsmasq.path = null;
      },
      [nat],
      { code: 3, field: 'network.0.mode', says: /dnsmasq is not installed/, remedy: /apt install dnsmasq-base/ },
    ],
    [
      'no nft',
      (facts) => {
        facts.tools.nft.path = null;
      },
      [nat],
      { code: 3, field: 'network.0.mode', says: /nft is not installed/, remedy: /apt install nftables/ },
    ],
    [
      'a port that a program has',
      (facts) => {
        facts.listening = [80];
      },
      [nat, '--set=network.0.forwards=tcp/80'],
      { code: 5, field: 'network.0.forwards', says: /uses the port tcp\/80 already/, remedy: /ss -lnp/ },
    ],
    [
      'addresses that a route leads to',
      (facts) => void facts.routes!.push({ to: '10.0.0.0/8', device: 'wg0' }),
      [nat, '--set=network.0.subnet=10.77.0.0/24'],
      { code: 5, field: 'network.0.subnet', says: /host reaches over wg0/, remedy: /ip route/ },
    ],
    [
      'a name that another guest’s card has',
      (facts) => {
        facts.guests = [
          {
            name: 'db',
            domid: null,
            uuid: null,
            memoryBytes: null,
            macs: [],
            vifnames: ['lan'],
            disks: [],
            config: null,
          },
        ];
      },
      ['--set=network.0.vifname=lan'],
      { code: 5, field: 'network.0.vifname', says: /guest db is called lan already/ },
    ],
  ])('%s', async (what, change, args, wanted) => {
    await refuses(desk, ['new', 'web1', '--facts', factsFile(what, change), SOMEWHERE, ...args], wanted);
  });
});

describe('an image', () => {
  const { at, clean } = workshop();
  beforeAll(() => {
    debianDisk(at('disk.img'), 96 * MiB);
    convert(at('disk.img'), at('disk.qcow2'), 'qcow2');
    convert(at('disk.img'), at('short.qcow2'), 'qcow2');
    truncateSync(at('short.qcow2'), 200_000);
    debianDisk(at('short.img'), 24 * MiB);
    truncateSync(at('short.img'), 9 * MiB);
    writeFileSync(at('empty.img'), '');
    mkdirSync(at('folder.img'));
    writeFileSync(at('luks.img'), Buffer.concat([Buffer.from('LUKS\xba\xbe\0\x02', 'latin1'), Buffer.alloc(MiB)]));
    writeFileSync(at('page.qcow2'), '<!DOCTYPE html><title>404 Not Found</title>\n'.repeat(100));
    writeFileSync(at('system.tar'), tarHeader('etc/passwd'));
    symlinkSync('disk.qcow2', at('latest.qcow2'));
  });
  afterAll(clean);

  it.each([
    ['that is empty', 'empty.img', /empty \(0 bytes\)/],
    ['that was cut short while it was fetched', 'short.qcow2', /cut short/],
    ['whose last partition is missing', 'short.img', /cut short/],
    ['that is a folder', 'folder.img', /is a folder/],
    ['that is encrypted', 'luks.img', /encrypted \(LUKS\)/],
    ['that is a web page with an error', 'page.qcow2', /web page/],
    ['that is a tarball of a system', 'system.tar', /tar archive/],
  ])('%s is refused in words', async (_what, name, says) => {
    await refusesNew(['web1', `--set=source.path=${at(name)}`], { code: 3, field: 'source.path', says });
  });

  it('that is bigger than the disk it is to fill is refused with both sizes', async () => {
    await refusesNew(['web1', `--set=source.path=${at('disk.qcow2')}`, '--set=storage.size=80MiB'], {
      code: 3,
      field: 'storage.size',
      says: /80 ?MiB is too small/,
      remedy: /96 MiB/,
    });
  });

  it('whose checksum is another one than was said is not refused before it is used, but the plan verifies it', async () => {
    const sum = `sha256:${'0'.repeat(64)}`;
    const { code, stdout } = await desk.run([
      ...EXAMPLE,
      'web1',
      `--set=source.path=${at('disk.qcow2')}`,
      `--set=source.checksum=${sum}`,
      '--print=plan',
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('0'.repeat(64));
  });

  it('that is not on this machine is planned for, says so, and is looked at again by the plan', async () => {
    const args = [...EXAMPLE, 'web1', `--set=source.path=${at('missing.img')}`, '--json'];
    const { code, stdout } = await desk.run([...args, '--out', join(desk.dir, 'missing')]);
    expect(code).toBe(0);
    const { reasons, files } = JSON.parse(stdout) as { reasons: string[]; files: { plan: string } };
    expect(reasons.join('\n')).toMatch(/missing\.img is not on this machine.*looked at again before it is used/);
    const carriedOut = await desk.run(['apply', files.plan, '--yes']);
    expect(carriedOut.code).toBe(4);
    expect(carriedOut.stdout).toBe('');
  });

  it('behind a link is fine', async () => {
    const { code, stderr } = await desk.run([
      ...EXAMPLE,
      'web1',
      `--set=source.path=${at('latest.qcow2')}`,
      '--print=config',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('must be named by its full path', async () => {
    await refusesNew(['web1', '--set=source.path=disk.qcow2'], {
      code: 3,
      field: 'source.path',
      says: /not an absolute path/,
    });
  });
});

describe('a host', () => {
  const NEW = ['new', 'web1', SOMEWHERE, '--set=storage.size=20GiB'];
  it.each<[string, (facts: Facts) => void, string[], Refusal]>([
    [
      'whose volume group is full',
      (it) => (it.volumeGroups[0]!.freeExtents = 0),
      ['--set=storage.backend=lvm', '--set=storage.vg=vg0'],
      { code: 3, field: 'storage.backend', says: /full/, remedy: /vgextend/ },
    ],
    [
      'whose volume group has too little left',
      (it) => (it.volumeGroups[0]!.freeExtents = 100),
      [],
      { code: 3, field: 'storage.size', says: /20 ?GiB is more than there is/, remedy: /400 MiB/ },
    ],
    [
      'whose file system is full',
      (it) => {
        for (const fs of it.fileSystems) fs.freeBytes = 0;
      },
      ['--set=storage.backend=file'],
      { code: 3, field: 'storage.size', says: /more than there is/, remedy: /0 bytes are free/ },
    ],
    [
      'whose file system can only be read',
      (it) => {
        for (const fs of it.fileSystems) fs.readOnly = true;
      },
      ['--set=storage.backend=file'],
      { code: 3, field: 'storage.dir', says: /read-only/ },
    ],
    [
      'whose bridge has vanished, with a card that nobody sets up',
      (it) => {
        it.bridges = [];
        it.hostNetwork!.cards[0]!.partOf = null;
      },
      ['--set=network.0.mode=bridge', '--set=network.0.bridge=xenbr0'],
      { code: 3, field: 'network.0.mode', says: /no bridge.*eno1/, remedy: /network\/bridge/ },
    ],
    [
      'without a bridge, and without a card that one could be made from',
      (it) => {
        it.bridges = [];
        it.hostNetwork!.cards = [];
      },
      ['--set=network.0.mode=bridge', '--set=network.0.bridge=xenbr0'],
      { code: 3, field: 'network.0.mode', says: /no bridge/, remedy: /network\/bridge/ },
    ],
    [
      'whose bridge has another name now',
      (it) => (it.bridges[0]!.name = 'br9'),
      ['--set=network.0.bridge=xenbr0'],
      { code: 2, field: 'network.0.from', says: /no bridge xenbr0/, remedy: /br9/ },
    ],
    [
      'with too little memory',
      (it) => (it.xen.freeMemoryBytes = 100 * MiB),
      ['--set=memory=2GiB'],
      { code: 3, field: 'memory', says: /2 ?GiB is more than there is/, remedy: /MiB are free/ },
    ],
    [
      'where the volume is there already',
      (it) => it.logicalVolumes!.push({ vg: 'vg0', name: 'web1-disk', bytes: MiB }),
      [],
      { code: 5, field: 'storage.vg', says: /vg0\/web1-disk exists already/ },
    ],
  ])('%s', async (what, change, answers, wanted) => {
    await refuses(desk, [...NEW, ...answers, '--facts', factsFile(what, change)], wanted);
  });

  it('that nobody answers on is not ready', async () => {
    const args = [...NEW, '--host', 'ssh://root@127.0.0.1:1'];
    await refuses(desk, args, { code: 4, field: '--host', says: /nothing listens/, remedy: /./ });
  });

  it.skipIf(whyNotHere() === null)('that runs no Xen is not ready, and the ways on are named', async () => {
    const wanted = { code: 4, field: 'host', says: /not a running Xen host/, remedy: /--facts example/ };
    await refusesForPeople(desk, NEW, wanted);
    await refuses(desk, [...NEW, '--apply', '--yes'], wanted);
  });

  it('that is only described has nothing carried out on it', async () => {
    await refusesNew(['web1', SOMEWHERE, '--apply', '--yes'], { code: 2, field: '--apply', says: /only described/ });
  });

  it.each([
    ['that is not there', '/nonexistent/host.json', /no such file/],
    ['that is a folder', '/', /folder/],
  ])('facts file %s', async (_what, path, says) => {
    await refuses(desk, ['new', SOMEWHERE, '--facts', path], { code: 3, field: '--facts', says, remedy: /doctor/ });
  });

  it.each([
    ['no JSON', 'name: web1\n', /not JSON/],
    ['empty', '', /not JSON/],
    ['something else', '{"facts": {"version": 1}}', /does not hold the facts/],
    ['of a later form', JSON.stringify({ facts: { ...exampleFacts(), version: 2 } }), /facts\.version/],
    ['half', JSON.stringify({ facts: { ...exampleFacts(), bridges: [{ name: 7 }] } }), /facts\.bridges\.0/],
  ])('a facts file that is %s names the place', async (what, text, says) => {
    const file = desk.file(`${what}.json`, text);
    await refuses(desk, ['new', SOMEWHERE, '--facts', file], { code: 3, field: '--facts', says, remedy: /doctor/ });
  });
});

describe('an answers file', () => {
  const laughs = ['a: &a [lol, lol, lol, lol, lol, lol, lol, lol]']
    .concat([...'bcdefghi'].map((name, at) => `${name}: &${name} [${Array(8).fill(`*${'abcdefgh'[at]}`).join(', ')}]`))
    .join('\n');
  const file = (field: string, says: RegExp, remedy?: RegExp): Refusal => ({
    code: 3,
    field,
    says,
    ...(remedy ? { remedy } : {}),
  });

  it.each<[string, string | Uint8Array, Refusal]>([
    ['an unknown key, with what was probably meant', `${HEAD}naem: web1\n`, file('naem', /naem/, /mean name\?/)],
    ['one in a group', `${HEAD}storage: {sise: 3GiB}\n`, file('storage.sise', /sise/, /storage\.size/)],
    [
      'a slip in a group of a list',
      `${HEAD}firewall: {allow: [{proto: tcp, port: 22, form: any}]}\n`,
      file('firewall.allow.0.form', /no such part/),
    ],
    [
      'a firewall for a guest without a card',
      `${HEAD}network: [{mode: none}]\nfirewall: {antispoof: true}\n`,
      file('firewall.antispoof', /not a question/),
    ],
    ['a port that is none', `${HEAD}firewall: {allow: [{proto: tcp, port: 70000}]}\n`, file('firewall.allow', /65535/)],
    [
      'a port that is opened twice',
      `${HEAD}firewall: {allow: [{proto: tcp, port: 22}, {proto: tcp, port: 22, from: any}]}\n`,
      file('firewall.allow', /twice/),
    ],
    ...['300.1.1.1', '192.0.2.0/40', 'home', '1.2.3.4; accept'].map((from): [string, string, Refusal] => [
      `a port opened for ${from}`,
      `${HEAD}firewall: {allow: [{proto: tcp, port: 22, from: "${from}"}]}\n`,
      file('firewall.allow', /neither an address|does not begin|names no port|only “from” and an address/),
    ]),
    [
      'a port of the host that is led to two places',
      `${HEAD}network: [{mode: nat, forwards: [{proto: tcp, host: 80, guest: 80}, {proto: tcp, host: 80, guest: 81}]}]\n`,
      file('network.0.forwards', /twice/),
    ],
    [
      'a private network with a name of 16 letters',
      `${HEAD}network: [{mode: nat, network: abcdefghijklmnop}]\n`,
      file('network.0.network', /16 characters/, /shorter/),
    ],
    [
      'a private network that is called like a card of the host',
      `${HEAD}network: [{mode: nat, network: eno1}]\n`,
      { ...file('network.0.network', /eno1 is there already/), code: 5 },
    ],
    [
      'a private network that is called like a bridge of somebody',
      `${HEAD}network: [{mode: nat, network: xenbr0}]\n`,
      { ...file('network.0.network', /a bridge that xenguide did not make/), code: 5 },
    ],
    [
      'a private network with a space in it',
      `${HEAD}network: [{mode: nat, network: "a b"}]\n`,
      file('network.0.network', /cannot be the name/),
    ],
    ...['10.77.0.0', '10.77.0.0/33', '10.77.0.5/24', '10.0.0.0/8', '10.77.0.0/30', '8.8.8.0/24', 'fd00::/64'].map(
      (subnet): [string, string, Refusal] => [
        `a private network of ${subnet}`,
        `${HEAD}network: [{mode: nat, subnet: "${subnet}"}]\n`,
        file('network.0.subnet', /./, /./),
      ],
    ),
    [
      'an address outside of the private network',
      `${HEAD}network: [{mode: nat, ip: 10.78.0.5}]\n`,
      file('network.0.ip', /not an address that a guest/),
    ],
    [
      'the host’s own address for a guest',
      `${HEAD}network: [{mode: nat, ip: 10.77.0.1}]\n`,
      file('network.0.ip', /not an address that a guest/, /host’s own/),
    ],
    [
      'a bridge with a name of 16 letters',
      `${HEAD}network: [{mode: bridge, bridge: abcdefghijklmnop}]\n`,
      file('network.0.bridge', /16 characters/, /ip link show type bridge/),
    ],
    [
      'a card of the host for a bridge',
      `${HEAD}network: [{mode: bridge, bridge: eno1}]\n`,
      file('network.0.bridge', /eno1 is a network card of the host, not a bridge/, /xenbr0/),
    ],
    ...(
      [
        ['192.0.2.0/24', 3, /not an address that a machine in 192\.0\.2\.0\/24 can have/],
        ['192.0.2.255/24', 3, /not an address that a machine/],
        ['192.0.2.2/24', 5, /host’s own address \(xenbr0\)/],
        ['192.0.2.1/24', 5, /the gateway of your network/],
      ] as const
    ).map(([ip, code, says]): [string, string, Refusal] => [
      `the address ${ip} on a bridge`,
      `${HEAD}network: [{mode: bridge, ip: ${ip}}]\n`,
      { ...file('network.0.ip', says, /./), code },
    ]),
    [
      'a gateway that is the guest itself',
      `${HEAD}network: [{ip: 192.0.2.10/24, gateway: 192.0.2.10}]\n`,
      file('network.0.gateway', /guest’s own address/),
    ],
    [
      'a gateway outside of the guest’s network',
      `${HEAD}network: [{ip: 192.0.2.10/24, gateway: 10.0.0.1}]\n`,
      file('network.0.gateway', /not in the guest’s own network/),
    ],
    ...(
      [
        ['vifname', 'a234567890123456', /16 characters/],
        ['vifname', 'vif3.0', /cannot be the name/],
        ['vifname', '"a,b"', /cannot be the name/],
        ['vifname', '"a b"', /cannot be the name/],
        ['rate', 'fast', /is no rate/],
        ['rate', '0Mb/s', /zero or too large/],
        ['rate', '010MB/s', /octal/],
        ['rate', '1MB/s@10', /in seconds/],
        ['mtu', '100', /576 to 65521/],
        ['mtu', '"1500,bridge=br9"', /576 to 65521/],
        ['model', 'e1000', /pvh guest has no emulated card/],
        ['model', 'ne3k', /no card that can be emulated/],
        ['vlan', '7', /none of Xen’s scripts looks at vlan=/],
      ] as const
    ).map(([key, value, says]): [string, string, Refusal] => [
      `a card with ${key} ${value}`,
      `${HEAD}network: [{mode: bridge, ${key}: ${value}}]\n`,
      file(`network.0.${key}`, says, /./),
    ]),
    [
      'a long name for the card of an hvm guest',
      `${HEAD}type: hvm\nnetwork: [{mode: bridge, vifname: a23456789012}]\n`,
      file('network.0.vifname', /12 characters, and an hvm guest’s card can have 11/, /-emu/),
    ],
    [
      'two cards with one MAC address',
      `${HEAD}network: [{mode: bridge, mac: "00:16:3e:00:00:01"}, {mode: nat, mac: "00:16:3E:00:00:01"}]\n`,
      file('network.1.mac', /two cards of this guest have the MAC address 00:16:3e:00:00:01/),
    ],
    [
      'two cards with one name',
      `${HEAD}network: [{mode: bridge, vifname: web-lan}, {mode: nat, vifname: web-lan}]\n`,
      file('network.1.vifname', /two cards/),
    ],
    ['a list for a value', `${HEAD}memory: [1, 2]\n`, file('memory', /one value, not a list/)],
    ['a group for a value', `${HEAD}memory: {min: 1GiB}\n`, file('memory', /one value, not a group/)],
    ['a value for a group', `${HEAD}storage: lvm\n`, file('storage', /group/, /storage\.backend/)],
    ['a group for a list', `${HEAD}network: {mode: none}\n`, file('network', /list/, /- mode/)],
    ['a word for a number', `${HEAD}vcpus: many\n`, file('vcpus', /“many”/, /1 to 8/)],
    ['half a processor', `${HEAD}vcpus: 1.5\n`, file('vcpus', /“1.5”/)],
    ['a yes for a size', `${HEAD}memory: true\n`, file('memory', /not a size/, /2GiB/)],
    ['a mixed list', `${HEAD}network: [none, {mode: none}]\n`, file('--answers', /network mixes/)],
    ['a tab', 'version: 1\nsource:\n\tpath: /srv/i.img\n', file('--answers', /tab.*line 3/, /spaces/)],
    ['a key twice', `${HEAD}name: a\nname: b\n`, file('--answers', /twice at line 4/)],
    ['a text that does not end', `${HEAD}name: "web1\n`, file('--answers', /line 4/)],
    ['anchors that grow without end', `${HEAD}${laughs}\n`, file('--answers', /anchors and aliases/)],
    ['an anchor that holds itself', `${HEAD}name: &a [*a]\n`, file('--answers', /anchors and aliases/)],
    ['a tag', `${HEAD}name: !!binary aGVsbG8=\n`, file('--answers', /tag.*line 3/)],
    ['two documents', `${HEAD}---\nname: web1\n`, file('--answers', /second document.*line 3/)],
    ['lists in lists without end', `${HEAD}name: ${'['.repeat(9000)}\n`, file('--answers', /line 3/)],
    ['bytes that are no UTF-8', Buffer.from(`${HEAD}name: w\xe9b\n`, 'latin1'), file('--answers', /UTF-8/)],
    ['nothing', '', file('--answers', /no answers/, /version: 1/)],
    ['a comment only', '# to be written\n', file('--answers', /no answers/)],
    ['one word', 'hello\n', file('--answers', /no answers/)],
    ['no version', 'name: web1\n', file('--answers', /version: 1/)],
    ['another version', 'version: 2\n', file('--answers', /version 2 is not known/)],
    ['more than answers can be', 'a'.repeat(5 * MiB), file('--answers', /too big/)],
  ])('with %s', async (what, content, wanted) => {
    const path = desk.file(`${what.replace(/\W+/g, '-')}.yaml`, content);
    await refuses(desk, [...EXAMPLE, '--answers', path], wanted);
  });

  it.each([
    ['that is not there', '/nonexistent/web1.yaml', /no such file/],
    ['that is a folder', '/', /folder/],
    ['that never ends', '/dev/zero', /too big/],
  ])('%s', async (_what, path, says) => {
    await refusesNew(['--answers', path], { code: 3, field: '--answers', says });
  });

  it('with 5,000 unknown keys does not fill the screen', async () => {
    const keys = Array.from({ length: 5000 }, (_, index) => `key${index}: 1`).join('\n');
    const { code, stdout, stderr } = await desk.run([...EXAMPLE, '--answers', desk.file('keys.yaml', HEAD + keys)]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr.split('\n').length).toBeLessThan(20);
    expect(stderr).toContain('4995 more keys');
  });

  it('with a slip in a list’s number makes no cards up', async () => {
    await refusesNew([SOMEWHERE, '--set=network.999999999.mode=none'], {
      code: 3,
      field: 'network.999999999.mode',
      says: /not a question/,
    });
  });

  it('two faults are two messages, each with its field', async () => {
    const path = desk.file('two.yaml', `${HEAD}name: "7"\nvcpus: 0\n`);
    const { code, stderr } = await desk.run([...EXAMPLE, '--answers', path]);
    expect(code).toBe(3);
    expect(stderr.match(/^xenguide: \S+/gm)).toEqual(['xenguide: name:', 'xenguide: vcpus:']);
  });
});

describe('the place for the files', () => {
  const NEW = [...EXAMPLE, 'web1', SOMEWHERE];

  it('may hold other things, which stay as they are', async () => {
    const folder = desk.folder('shared');
    writeFileSync(join(folder, 'notes.txt'), 'mine\n');
    const { code } = await desk.run([...NEW, '--out', folder]);
    expect(code).toBe(0);
    expect((await desk.run([...NEW, '--out', folder])).code).toBe(0);
    writeFileSync(join(folder, 'web1.sh'), 'changed by hand\n');
    rmSync(join(folder, 'web1.cfg'));
    await refuses(desk, [...NEW, '--out', folder], {
      code: 5,
      field: '--out',
      says: /web1\.sh exists already, with other content/,
      remedy: /--out/,
    });
  });

  it.each([
    ['is a file', () => desk.file('a-file', 'x'), /is a file/],
    ['lies below a file', () => join(desk.file('a-file', 'x'), 'below'), /is a file/],
    ['cannot be made', () => '/proc/xenguide-e2e', /cannot be written to \/proc\/xenguide-e2e/],
    ['has a path that is too long', () => join(desk.cwd, 'a/'.repeat(2040)), /too long/],
  ])('that %s is refused, and nothing of it is left', async (_what, path, says) => {
    await refuses(desk, [...NEW, '--out', path()], { code: 2, field: '--out', says, remedy: /may write/ });
  });
});

describe('what is not asked for', () => {
  it('without a terminal an open question is an error that names it', async () => {
    await refusesForPeople(desk, EXAMPLE, {
      code: 2,
      field: 'source.path',
      says: /no answer/,
      remedy: /--set source\.path=/,
    });
    await refuses(desk, [...EXAMPLE, '--plain'], { code: 2, field: 'source.path', says: /no answer/ });
  });

  it.each<[string, string[], string, RegExp]>([
    ['an unknown option', ['new', '--frob'], '', /unknown option '--frob'/],
    ['an unknown command', ['frobnicate'], '', /unknown command 'frobnicate'/],
    ['a command that is nearly one', ['doctr'], '', /doctor/],
    ['a name too many', ['new', 'web1', 'web2'], '', /too many/],
    ['nothing to check', ['check'], '', /file/],
    ['an unknown thing to print', ['new', '--print', 'all'], '', /config, script, answers, plan/],
    ['--set without a value', [...EXAMPLE, '--set', 'memory'], '--set', /key\.path=value/],
    ['--set without a key', [...EXAMPLE, '--set', '=2GiB'], '--set', /key\.path=value/],
    ['two hosts', [...EXAMPLE, '--host', 'ssh://root@xen1'], '--facts', /cannot go together/],
    ['printing and applying', ['new', '--print', 'plan', '--apply'], '--print', /cannot go together/],
    ['a host that is no address', ['doctor', '--host', 'xen1'], '--host', /“xen1”/],
    ['a plan that is not there', ['apply', 'nowhere', '--yes'], 'target', /no plan "nowhere"/],
  ])('%s', async (_what, args, field, says) => {
    await refuses(desk, args, { code: 2, field, says });
  });

  it('what was typed cannot steer the terminal of who reads the message', async () => {
    const { code, stderr } = await desk.run(['new', '--facts', 'example', SOMEWHERE, '--set=name=a\x1b]0;x\x07\x9b2J']);
    expect(code).toBe(3);
    const unknown = await desk.run(['fro\x1b[2Jb', '\x1b[2J']);
    expect(unknown.code).toBe(2);
    expect(stderr + unknown.stderr).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  });

  it('without --json nothing is on standard output', async () => {
    await refusesForPeople(desk, ['frobnicate'], { code: 2, field: '', says: /unknown command/, remedy: /--help/ });
    await refusesForPeople(desk, ['check', '/nonexistent'], { code: 3, field: 'file', says: /does not exist/ });
  });
});

/** A described host: the example with one thing changed. */
function factsFile(what: string, change: (facts: Facts) => void): string {
  const facts = exampleFacts();
  change(facts);
  return desk.file(`${what.replace(/\W+/g, '-')}.json`, JSON.stringify({ facts }));
}

/** The first block of a tar archive (ustar). */
function tarHeader(name: string): Uint8Array {
  const block = Buffer.alloc(1024);
  block.write(name, 0);
  block.write('0000644\0', 100);
  block.write('00000000000\0', 124);
  block.write('        0', 148);
  block.write('ustar\x0000', 257);
  const sum = block.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
