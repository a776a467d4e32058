import type { Facts, VolumeGroup } from '../../host/facts.ts';
import { parseSshUrl } from '../../host/ssh-url.ts';
import { type Problem, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Answer, Field } from '../../wizard/field.ts';
import type { StorageAnswers, StorageContext } from '../backend.ts';
import { roomiest } from '../roomiest.ts';
import { sizeField } from '../size-field.ts';
import { freeBytes, groupOption } from '../volume-group.ts';
import { sharedNetwork, wrongAddress } from './addresses.ts';
import { freeNumber, type NumberKind, takenNumber } from './numbers.ts';
import { groupName, groupOf, OWN_SCRIPT, peerFacts, THEIR_SCRIPT, usableBytes } from './sides.ts';

const PAGE = 'storage/drbd';

/** Where the two halves lie is asked; how they speak to each other is suggested, as details. */
export function mirrorFields(answers: StorageAnswers, context: StorageContext): Field[] {
  const { at, facts } = context;
  const there = peerFacts(answers, context);
  const network = sharedNetwork(facts, there);
  const own = groupOf(facts, answers.vg);
  const other = groupOf(there, answers['peer.vg']);
  // Earlier disks of the guest may take of either group.
  const left = (group: VolumeGroup, side: Parameters<typeof groupName>[0]): number =>
    usableBytes(freeBytes(group) - (context.taken?.(groupName(side)) ?? 0));
  const free =
    own &&
    other &&
    there &&
    Math.min(
      left(own, { on: undefined, name: '', vg: own.name }),
      left(other, { on: String(answers['peer.host']), name: there.hostname, vg: other.name }),
    );
  return [
    {
      kind: 'text',
      key: `${at}.peer.host`,
      label: t('The second host'),
      help: t('The disk is kept there too, at every moment. Write how you reach it: ssh://root@HOST.'),
      page: PAGE,
      check: badUrl,
    },
    groupField(`${at}.vg`, t('Volume group here'), facts, undefined),
    groupField(`${at}.peer.vg`, t('Volume group there'), there, String(answers.vg ?? '')),
    sizeField(context, free, t('the fuller of the two volume groups')),
    {
      kind: 'text',
      key: `${at}.address`,
      label: t('Address of this host'),
      help: t('The mirror’s data travels between two addresses: best over a network of its own.'),
      page: PAGE,
      check: (value) => wrongAddress(String(value), facts, there),
      ...(network
        ? { suggest: { value: network.here, because: t`${network.nic} is on a network that both hosts are on` } }
        : {}),
    },
    {
      kind: 'text',
      key: `${at}.peer.address`,
      label: t('Address of the second host'),
      help: t('Its address on the same network.'),
      page: PAGE,
      check: (value) =>
        String(value) === answers.address
          ? {
              message: t`both hosts would have the address ${String(value)}`,
              remedy: t('Give each host its own address on the network between them.'),
            }
          : wrongAddress(String(value), there, facts),
      ...(network ? { suggest: { value: network.there, because: t('it is its address on the same network') } } : {}),
    },
    ...details(context, there),
  ];
}

function details(context: StorageContext, there: Facts | undefined): Field[] {
  const { at, facts } = context;
  const hosts = [facts, there];
  const isThere = hosts.every((host) => host?.drbd?.script === true);
  const because = there ? t('neither host uses it') : t('this host does not use it; the second was not asked');
  const number = (kind: NumberKind): Pick<Field, 'suggest' | 'check'> => ({
    suggest: { value: freeNumber(kind, context, there), because },
    check: (value) => takenNumber(kind, Number(value), context, there),
  });
  const name = there?.hostname;
  return [
    {
      kind: 'count',
      key: `${at}.port`,
      label: t('Port'),
      help: t('Each mirrored disk has a TCP port of its own, the same on both hosts.'),
      page: PAGE,
      detail: true,
      least: 1,
      most: 65_535,
      ...number('port'),
    },
    {
      kind: 'count',
      key: `${at}.minor`,
      label: t('Device number'),
      help: t('The disk is /dev/drbdN on both hosts.'),
      page: PAGE,
      detail: true,
      least: 0,
      most: 1_048_575,
      ...number('minor'),
    },
    {
      kind: 'text',
      key: `${at}.peer.name`,
      label: t('Name of the second host'),
      help: t('What uname -n says there: DRBD knows its hosts by that.'),
      page: PAGE,
      detail: true,
      check: (value) =>
        /^[A-Za-z0-9._-]{1,64}$/.test(String(value))
          ? undefined
          : { message: t`“${String(value)}” is no host’s name`, remedy: t('Write what uname -n says there.') },
      ...(name ? { suggest: { value: name, because: t('it calls itself so') } } : {}),
    },
    {
      kind: 'choice',
      key: `${at}.script`,
      label: t('Hotplug script'),
      help: t('Xen runs it when the guest starts and ends, so that the disk is writable where the guest is.'),
      page: PAGE,
      detail: true,
      options: [
        { value: THEIR_SCRIPT, label: THEIR_SCRIPT, hint: t('of drbd-utils up to 9.30'), ...(isThere ? {} : ABSENT) },
        { value: OWN_SCRIPT, label: OWN_SCRIPT, hint: t('xenguide’s own, put on both hosts') },
      ],
      suggest: isThere
        ? { value: THEIR_SCRIPT, because: t('both hosts have it') }
        : { value: OWN_SCRIPT, because: t('drbd-utils does not bring one to both hosts') },
    },
  ];
}

const ABSENT = {
  blocked: {
    reason: t`${THEIR_SCRIPT} is not on both hosts: drbd-utils brings it no longer`,
    remedy: t`Choose ${OWN_SCRIPT}, which is put there.`,
  },
};

/** A choice where the host is known; else the name is taken as it is, and checked when the facts are there. */
function groupField(key: string, label: string, facts: Facts | undefined, wish: string | undefined): Field {
  const groups = facts?.volumeGroups ?? [];
  const help = t('The pool of disk space that this half of the mirror is cut from.');
  const base = { key, label, help, page: PAGE };
  if (groups.length === 0)
    return { ...base, help: t`${help} See its name on that host with: vgs.`, kind: 'text', check: badGroup };
  const wished = groups.find((group) => group.name === wish && freeBytes(group) > 0);
  const suggest = wished
    ? { value: wished.name, because: t('it is called the same') }
    : roomiest(groups.map((group) => ({ value: group.name, freeBytes: freeBytes(group) })));
  return {
    ...base,
    kind: 'choice',
    options: groups.map(groupOption),
    ...(suggest ? { suggest } : {}),
  };
}

type Wrong = Omit<Problem, 'field'> | undefined;

function badUrl(value: Answer): Wrong {
  try {
    parseSshUrl(String(value));
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, remedy } = error.problems[0]!;
    return { message, remedy };
  }
}

const badGroup = (value: Answer): Wrong =>
  /^[A-Za-z0-9_.][A-Za-z0-9_.-]{0,126}$/.test(String(value))
    ? undefined
    : { message: t`“${String(value)}” is not a volume group’s name`, remedy: t('See the names with: vgs.') };
