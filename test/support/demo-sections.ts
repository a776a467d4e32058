import type { Answer, Field, Option } from '../../src/wizard/field.ts';

export type Answers = Record<string, Answer>;

export interface DemoSection {
  id: string;
  title: string;
  fields: Field[];
  blocked?: boolean;
}

const GIB = 2 ** 30;

const NICS: Option[] = Array.from({ length: 24 }, (_, i) => ({
  value: `xenbr${i}`,
  label: `xenbr${i}`,
  hint: i === 0 ? 'on eno1, 192.0.2.2/24' : `VLAN ${100 + i} on eno2`,
}));

/** Questions of every kind; the storage backend brings or takes away the ones after it. */
export function demoSections(answers: Answers): DemoSection[] {
  const file = answers['storage.backend'] === 'file';
  return [
    {
      id: 'guest',
      title: 'Name',
      fields: [
        {
          kind: 'text',
          key: 'name',
          label: 'Name of the guest',
          help: 'How you and xl will call it: xl console NAME. Letters, digits and . _ + - are possible.',
          page: 'guest/name',
          suggest: { value: 'web1', because: 'no guest on this host is called so.' },
          check: (value) =>
            /^\d+$/.test(String(value))
              ? {
                  message: 'A name of only digits is refused',
                  remedy: 'Put a letter in front: xl takes a number for a domain id.',
                }
              : undefined,
        },
        {
          kind: 'size',
          key: 'memory',
          label: 'Memory',
          help: 'What the guest may use. The host has 13.5 GiB to give.',
          page: 'guest/memory',
          bare: 'MiB',
          least: 64 * 2 ** 20,
          most: 13 * GIB,
          suggest: { value: '2GiB', because: 'it is enough for a small server, and the host has 13.5 GiB free.' },
        },
        {
          kind: 'count',
          key: 'vcpus',
          label: 'Virtual CPUs',
          help: 'How many processors the guest sees. More than the host has makes it slower, not faster.',
          page: 'guest/vcpus',
          least: 1,
          most: 64,
          suggest: { value: 2, because: 'the host has 8, and no other guest runs.' },
        },
      ],
    },
    {
      id: 'source',
      title: 'Image',
      fields: [
        {
          kind: 'path',
          key: 'source.path',
          label: 'The prebuilt image',
          help: 'A disk image or a partition image on the host: raw, qcow2, vhd or vmdk. It is only read.',
          page: 'sources/prebuilt',
          wants: 'file',
        },
      ],
    },
    {
      id: 'storage',
      title: 'Storage',
      fields: [
        {
          kind: 'choice',
          key: 'storage.backend',
          label: 'Where the disk lives',
          help: 'The guest’s disk is something on this host: choose what.',
          page: 'storage/index',
          suggest: { value: 'lvm', because: 'vg0 has 180 GiB free, and volumes are the fastest that this host has.' },
          options: [
            { value: 'file', label: 'A file', hint: 'simple, movable, a little slower' },
            { value: 'lvm', label: 'A logical volume', hint: 'fast, grows later, can be snapshotted' },
            {
              value: 'iscsi',
              label: 'iSCSI',
              hint: 'a disk in another machine',
              blocked: { reason: 'iscsiadm is not installed', remedy: 'Install it with: apt install open-iscsi' },
            },
            {
              value: 'drbd',
              label: 'DRBD',
              hint: 'mirrored to a second host',
              blocked: { reason: 'drbdadm is not installed', remedy: 'Install it with: apt install drbd-utils' },
            },
          ],
        },
        ...(file
          ? []
          : ([
              {
                kind: 'text',
                key: 'storage.vg',
                label: 'Volume group',
                help: 'Where the volume is made.',
                page: 'storage/lvm',
                suggest: { value: 'vg0', because: 'it is the only one with room.' },
              },
            ] satisfies Field[])),
        {
          kind: 'size',
          key: 'storage.size',
          label: 'Size of the disk',
          help: 'At least 2 GiB, which the image holds. It can grow later, never shrink.',
          page: 'storage/size',
          bare: 'GiB',
          least: 2 * GIB,
          most: 180 * GIB,
          suggest: { value: '20GiB', because: 'the image holds 2 GiB and a server wants room; vg0 has 180 GiB free.' },
        },
      ],
    },
    {
      id: 'network',
      title: 'Network',
      fields: [
        {
          kind: 'choice',
          key: 'network.0.bridge',
          label: 'Bridge',
          help: 'The guest’s card is plugged into this switch of the host.',
          page: 'network/bridge',
          options: NICS,
          suggest: { value: 'xenbr0', because: 'the default route goes through it.' },
        },
        {
          kind: 'list',
          key: 'network.0.dns',
          label: 'Name servers',
          help: 'Addresses, with commas between them.',
          page: 'network/address',
          item: 'address',
          optional: true,
        },
      ],
    },
    { id: 'firewall', title: 'Firewall', fields: [], blocked: true },
    {
      id: 'start',
      title: 'Start',
      fields: [
        {
          kind: 'toggle',
          key: 'autostart',
          label: 'Start it with the host?',
          help: 'xendomains starts the guest whenever the host boots.',
          page: 'guest/autostart',
          suggest: { value: false, because: 'try it first.' },
        },
      ],
    },
  ];
}
