import type { Answers } from '../../guest/answers.ts';
import { mostMemoryMiB, neededBytes } from '../../guest/memory.ts';
import { badName, nameTaken, suggestName } from '../../guest/name.ts';
import { isForWindows, WINDOWS_MEMORY } from '../../guest/windows.ts';
import type { World } from '../../guest/world.ts';
import { t } from '../../text/t.ts';
import { formatSize, GiB, MiB, parseSize, roundSize } from '../../units.ts';
import type { Field } from '../field.ts';
import type { Section } from '../section.ts';

/** What the guest is called and how much of the host it gets. */
export const guest: Section = {
  id: 'guest',
  title: t('Guest'),
  fields(answers, world) {
    return [
      {
        kind: 'text',
        key: 'name',
        label: t('Name of the guest'),
        help: t('What you and xl, Xen’s own tool, call it. Its config, its disk and its log files bear this name.'),
        page: 'guest/name',
        suggest: { value: suggestName(world.image?.os?.id, world.facts), because: t('it is short and still free') },
        check: (value) => badName(String(value)) ?? nameTaken(String(value), world.facts),
      },
      ...memoryFields(answers, world),
      {
        kind: 'count',
        key: 'vcpus',
        label: t('Virtual CPUs'),
        help: t`How many processors the guest sees.${world.facts ? ` ${t`The host has ${hostCpus(world)}.`}` : ''}`,
        page: 'guest/vcpus',
        least: 1,
        // Xen itself allows 128 for an hvm guest and 512 for a pv one; more than the host has only slows it down.
        most: world.facts ? Math.max(1, Math.min(128, hostCpus(world))) : 128,
        suggest: {
          value: Math.min(2, hostCpus(world) || 2),
          because: t('it is enough for most servers; it can grow later'),
        },
      },
      {
        kind: 'text',
        key: 'uuid',
        label: 'UUID',
        help: t('The guest’s own number. It stays the same for good; licences and leases hang on it.'),
        page: 'guest/name',
        detail: true,
        suggest: { value: 'auto', because: t('it is made from the name and this host, and written down') },
        check: (value) =>
          value === 'auto' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value))
            ? undefined
            : {
                message: t`“${String(value)}” is not a UUID`,
                remedy: t('Write auto, or one in lower case as uuidgen prints it.'),
              },
      },
    ];
  },
  problems(answers, world) {
    const memory = mib(answers, 'memory');
    const maxmem = answers.has('maxmem') ? mib(answers, 'maxmem') : memory;
    if (maxmem < memory) {
      return [
        {
          field: 'maxmem',
          message: t`the most memory (${maxmem} MiB) is less than the memory (${memory} MiB)`,
          remedy: t('Leave it out, or make it as big as the memory or bigger.'),
        },
      ];
    }
    const free = world.facts?.xen.freeMemoryBytes;
    const needed = neededBytes(memory, maxmem, Number(answers.get('vcpus') ?? 1));
    if (free !== undefined && world.facts?.xen.role === 'dom0' && needed > free) {
      return [
        {
          field: 'memory',
          message: t`the guest needs ${roundSize(needed)} in all, and Xen has ${roundSize(free)} free`,
          remedy: t(
            'Give it less memory, stop another guest, or give dom0 less (dom0_mem=, see the guide: concepts/memory).',
          ),
        },
      ];
    }
    return [];
  },
  summary: (answers) =>
    [
      answers.get('name'),
      answers.get('memory'),
      answers.has('vcpus') ? t`${String(answers.get('vcpus'))} vCPU` : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(', '),
};

function memoryFields(answers: Answers, world: World): Field[] {
  const xen = world.facts?.xen.role === 'dom0' ? world.facts.xen : undefined;
  const most = xen ? mostMemoryMiB(xen.freeMemoryBytes, Number(answers.get('vcpus') ?? 1)) * MiB : undefined;
  const windows = isForWindows(answers, world);
  const wished = windows ? WINDOWS_MEMORY.bytes : 2 * GiB;
  const merit = windows ? WINDOWS_MEMORY.because : t('it is comfortable for a small server');
  const suggestion =
    most === undefined || most >= 2 * wished ? wished : Math.max(64, Math.floor(most / 2 / MiB / 64) * 64) * MiB;
  return [
    {
      kind: 'size',
      bare: 'MiB',
      key: 'memory',
      label: t('Memory'),
      help: t`How much memory the guest gets.${xen ? ` ${t`Xen has ${roundSize(xen.freeMemoryBytes)} free.`}` : ''} A bare number means MiB.`,
      page: 'guest/memory',
      least: 32 * MiB,
      ...(most === undefined ? {} : { most }),
      suggest: {
        value: formatSize(suggestion),
        because: suggestion === wished ? merit : t('it is half of what Xen has free'),
      },
      check: wholeMiB,
    },
    {
      kind: 'size',
      bare: 'MiB',
      key: 'maxmem',
      label: t('Most memory'),
      help: t('Up to where the memory can be raised while the guest runs. Leave it empty for: not at all.'),
      page: 'guest/memory',
      optional: true,
      detail: true,
      least: 32 * MiB,
      check: wholeMiB,
    },
  ];
}

const wholeMiB = (value: unknown): { message: string; remedy: string } | undefined =>
  (parseSize(String(value), 'MiB') ?? 0) % MiB === 0
    ? undefined
    : { message: t`${String(value)} is not a whole number of MiB`, remedy: t('xl counts memory in whole MiB.') };

const mib = (answers: Answers, key: string): number => (parseSize(String(answers.get(key)), 'MiB') ?? 0) / MiB;

const hostCpus = (world: World): number => world.facts?.xen.cpus || world.facts?.cpu.count || 0;
