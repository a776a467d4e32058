import fc from 'fast-check';
import type { Boot } from '../../../src/boot/boot.ts';
import { guarded } from '../../../src/guest/guards.ts';
import type { GuestDisk, GuestSpec } from '../../../src/guest/spec.ts';
import type { NetworkCard } from '../../../src/network/card.ts';
import { detailFields, detailProblems, withDetails } from '../../../src/network/card-details.ts';
import { modeOf } from '../../../src/network/index.ts';
import { nat } from '../../../src/network/nat.ts';
import { route } from '../../../src/network/route.ts';
import type { Answer } from '../../../src/wizard/field.ts';

/** Guests of every kind, with names and paths as odd as the program lets through. */

export const plainSpec: GuestSpec = {
  name: 'web1',
  uuid: '7b0c1d2e-0000-8000-8000-000000000001',
  type: 'pvh',
  memoryMiB: 1024,
  maxmemMiB: 2048,
  vcpus: 2,
  boot: { method: 'grub', kernel: '/usr/lib/grub-xen/grub-i386-xen_pvh.bin' },
  phase: 'run',
  install: null,
  windows: false,
  disks: [
    {
      role: 'system',
      xl: { target: '/dev/vg0/web1-disk', format: 'raw', vdev: 'xvda', access: 'rw' },
      volume: null,
      image: null,
    },
    {
      role: 'seed',
      xl: { target: '/var/lib/xenguide/guests/web1/seed.img', format: 'raw', vdev: 'xvdz', access: 'ro' },
      volume: null,
      image: null,
    },
  ],
  cards: [
    {
      mode: 'bridge',
      mac: '00:16:3e:1a:2b:3c',
      vif: { mac: '00:16:3e:1a:2b:3c', bridge: 'xenbr0' },
      address: { dhcp: true },
    },
  ],
  display: null,
  autostart: false,
  comments: true,
  login: null,
  findings: [],
  reasons: [],
  warnings: [],
};

const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });

const name = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9._+-]{0,59}$/)
  .filter((text) => !/--(incoming|migratedaway)$/.test(text) && !/^domain-0$/i.test(text));

const uuid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join('-'));

/** Quotes, hashes, percent signs, commas, equals signs and letters of every script; never a control character. */
const path = fc
  .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 })
  .map((parts) => `/${parts.join('/')}`)
  .filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text) && text === text.trim());

const boot = (type: GuestSpec['type']): fc.Arbitrary<Boot> => {
  const direct = fc.record({
    method: fc.constant('direct' as const),
    kernel: path,
    ramdisk: fc.option(path),
    cmdline: fc.constantFrom('root=/dev/xvda1 ro console=hvc0', 'root=UUID=1 quoted="a b" $x #y', 'x'),
  });
  if (type === 'hvm') {
    return fc.oneof(
      fc.constantFrom<Boot>({ method: 'firmware', firmware: 'seabios' }, { method: 'firmware', firmware: 'ovmf' }),
      direct,
    );
  }
  return fc.oneof(
    direct,
    path.map((kernel): Boot => ({ method: 'grub', kernel })),
    fc.constant<Boot>({ method: 'pygrub' }),
  );
};

const mac = hex(6).map((text) => `00:16:3e:${text.match(/../g)!.join(':')}`);
const bridged: fc.Arbitrary<NetworkCard> = fc
  .record({ mac, bridge: fc.stringMatching(/^[a-z][a-z0-9_.-]{0,14}$/) })
  .map(({ mac, bridge }) => ({ mode: 'bridge', mac, vif: { mac, bridge }, address: { dhcp: true } }));

/** The root of a pv or pvh guest may be on a file server: then it is no disk, and there may be none at all. */
const diskless = (type: GuestSpec['type'], disks: fc.Arbitrary<GuestDisk[]>): fc.Arbitrary<GuestDisk[]> => {
  if (type === 'hvm') return disks;
  const root: GuestDisk = { role: 'system', xl: null, volume: null, image: null };
  const further = disks.map((all) => all.filter(({ role }) => role === 'data'));
  return fc.oneof({ weight: 5, arbitrary: disks }, { weight: 1, arbitrary: further.map((all) => [root, ...all]) });
};

/** On a private network, resolved by its mode. */
const behindNat: fc.Arbitrary<NetworkCard> = fc
  .record({ mac, network: fc.stringMatching(/^x[a-z0-9_-]{0,14}$/), host: fc.integer({ min: 1024, max: 65_535 }) })
  .map(
    ({ mac, network, host }) =>
      nat.resolve(
        { network, subnet: '10.77.0.0/24', mac, ip: 'auto', forwards: [`tcp/${host} to 22`] },
        { at: 'network.0', guest: 'web1', mac, facts: undefined },
      )!,
  );

/** Without a bridge, with IPv4, IPv6 or both. */
const routed: fc.Arbitrary<NetworkCard> = fc
  .record({ mac, via: fc.stringMatching(/^e[a-z0-9_.-]{1,14}$/), families: fc.constantFrom('4', '6', '46') })
  .map(
    ({ mac, via, families }) =>
      route.resolve(
        {
          ...{ mac, via, answer: 'always' },
          ...(families.includes('4') ? { ip: '192.0.2.10' } : {}),
          ...(families.includes('6') ? { ip6: '2001:db8::10' } : {}),
        },
        { at: 'network.0', guest: 'web1', mac, facts: undefined },
      )!,
  );

/** What hardly anybody answers of a card, within what its questions let through for a guest of this type. */
const details = (type: GuestSpec['type']): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .record(
      {
        vifname: fc.stringMatching(
          type === 'hvm' ? /^[a-su-z][A-Za-z0-9._-]{0,10}$/ : /^[a-su-z][A-Za-z0-9._-]{0,14}$/,
        ),
        rate: fc
          .tuple(
            fc.integer({ min: 1, max: 9999 }),
            fc.constantFrom('Kb/s', 'MB/s', 'Mb/s', 'Gb/s'),
            fc.constantFrom('', '@50ms', '@20us', '@1s'),
          )
          .map((parts) => parts.join('')),
        mtu: fc.integer({ min: 576, max: 65_521 }),
        ...(type === 'hvm' ? { model: fc.constantFrom('rtl8139', 'e1000', 'virtio-net-pci') } : {}),
      },
      { requiredKeys: [] },
    )
    .map((answers): Record<string, unknown> => answers)
    .filter((answers) => {
      const context = { at: 'network.0', guest: 'web1', mac: '', facts: undefined };
      const wrong = detailFields(context).some(({ key, check }) => {
        const answer = (answers as Record<string, Answer | undefined>)[key.slice(10)];
        return answer !== undefined && check?.(answer) !== undefined;
      });
      return !wrong && detailProblems(answers, context, type).length === 0;
    });

/** With and without a firewall. */
const card = (type: GuestSpec['type']): fc.Arbitrary<NetworkCard> =>
  fc
    .record({
      own: fc.oneof(bridged, behindNat, routed),
      antispoof: fc.boolean(),
      list: fc.boolean(),
      more: details(type),
    })
    .map(({ own, antispoof, list, more }) => {
      const answers = new Map<string, Answer>([['firewall.antispoof', antispoof]]);
      if (list) answers.set('firewall.allow', ['tcp/22', 'icmp']);
      return guarded(withDetails(own, more), modeOf(own)!, 'web1', answers);
    });

/** A disc in the last of the four emulated drives, an empty one there, or none; without a PC a read-only disk. */
const disc = (type: GuestSpec['type']): fc.Arbitrary<GuestDisk[]> =>
  fc.option(fc.option(path.map((text) => text.replaceAll(',', '-')))).map((found) => {
    const target = found ?? null;
    if (found === undefined || (target === null && type !== 'hvm')) return [];
    const xl = { target, format: target === null ? ('empty' as const) : ('raw' as const), access: 'ro' as const };
    return [
      {
        role: 'disc',
        xl: type === 'hvm' ? { ...xl, vdev: 'hdd', cdrom: true } : { ...xl, vdev: 'xvdd' },
        volume: null,
        image: null,
      },
    ];
  });

export const anySpec: fc.Arbitrary<GuestSpec> = fc
  .constantFrom('pv', 'pvh', 'hvm')
  .chain((type) =>
    fc.record({
      name,
      uuid,
      type: fc.constant(type),
      memoryMiB: fc.integer({ min: 64, max: 65_536 }),
      maxmemMiB: fc.constant(0),
      vcpus: fc.integer({ min: 1, max: 64 }),
      boot: boot(type),
      disks: diskless(
        type,
        fc
          // A comma in such a path would end an option of qemu's; the lint refuses it for an emulated drive.
          .array(
            fc.record({
              target: type === 'hvm' ? path.map((text) => text.replaceAll(',', '-')) : path,
              format: fc.constantFrom('raw', 'qcow2'),
            }),
            { minLength: 1, maxLength: 3 },
          )
          .chain((disks) => fc.record({ disks: fc.constant(disks), disc: disc(type) }))
          .map(({ disks, disc }) => [
            ...disks.map(
              ({ target, format }, index): GuestDisk => ({
                role: index === 0 ? 'system' : 'data',
                xl: { target, format, vdev: `xvd${'abc'[index]}`, access: 'rw' },
                volume: null,
                image: null,
              }),
            ),
            ...disc,
          ]),
      ),
      phase: fc.constantFrom('run' as const, 'install' as const),
      install: fc.constant(null),
      windows: fc.boolean().map((windows) => windows && type === 'hvm'),
      cards: fc.uniqueArray(card(type), { maxLength: 3, selector: (each) => each.mac }),
      display: fc.constant(type === 'hvm' ? { vnc: true, listen: '127.0.0.1' } : null),
      autostart: fc.boolean(),
      comments: fc.boolean(),
      login: fc.constant(null),
      findings: fc.constant([] as string[]),
      reasons: fc.constant([] as string[]),
      warnings: fc.constant([] as string[]),
    }),
  )
  // pygrub reads the first disk: without one it is a kernel of the host that starts the guest.
  .filter(({ boot, disks }) => boot.method !== 'pygrub' || disks.some(({ xl }) => xl !== null))
  .filter(({ cards }) => {
    const names = cards.flatMap(({ vif }) => vif.vifname ?? []);
    return new Set(names).size === names.length;
  })
  .map((spec) => ({ ...spec, maxmemMiB: spec.memoryMiB }));
