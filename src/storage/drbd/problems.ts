import type { Facts } from '../../host/facts.ts';
import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import type { StorageAnswers, StorageContext } from '../backend.ts';
import { freeBytes } from '../volume-group.ts';
import { groupOf, isNine, peerFacts, resourceName, volumeBytes, wantedBytes } from './sides.ts';

/** Why a host can have no half of a mirror. */
export function unfit(facts: Facts): { reason: string; remedy: string } | undefined {
  if (facts.volumeGroups.length === 0) {
    return {
      reason: t('this host has no volume group'),
      remedy: t('Make one on a spare disk: vgcreate vg0 /dev/sdX.'),
    };
  }
  if (facts.tools.drbdadm.path === null || facts.drbd === null) {
    return {
      reason: t('drbd-utils is not installed on this host'),
      remedy: t('Install it, here and on the second host: apt install drbd-utils.'),
    };
  }
  if (facts.drbd?.module === null) {
    return {
      reason: t('the kernel of this host has no DRBD module'),
      remedy: t('The kernels of Debian bring it. Start one of them, or install drbd-dkms.'),
    };
  }
  return undefined;
}

/** What two hosts can have against the answers together, the simplest first; what is wrong with one is said at its question. */
export function mirrorProblems(answers: StorageAnswers, context: StorageContext): Problem[] {
  const { at, facts, peers } = context;
  const problem = (key: string, message: string, remedy: string, kind?: 'conflict'): Problem => ({
    field: key === 'name' ? key : `${at}.${key}`,
    message,
    remedy,
    ...(kind ? { kind } : {}),
  });
  if (/[^A-Za-z0-9_.-]/.test(context.guest.replace('…', ''))) {
    return [
      problem(
        'name',
        t`${context.guest} cannot be the name of a DRBD resource`,
        t('Use letters, digits and . _ - only.'),
      ),
    ];
  }
  if (!facts) return [];
  const url = String(answers['peer.host']);
  const look = peers?.get(url);
  if (!peers) return [problem('peer.host', t`${url} is still being looked at`, t('Wait a moment.'))];
  if (look && 'problem' in look) return [problem('peer.host', look.problem.message, look.problem.remedy)];
  const there = peerFacts(answers, context);
  // Only described, as this host is: apply asks both before it changes anything.
  if (!there) return oneSide(facts, undefined, answers, context, problem);
  if (there.hostname === facts.hostname) {
    return [
      problem(
        'peer.host',
        t`${url} calls itself ${there.hostname}, as this host does: it is this host, or DRBD could not tell the two apart`,
        t('Name another host. If it is another one, give it a name of its own: hostnamectl set-hostname NAME.'),
      ),
    ];
  }
  if (!there.root)
    return [problem('peer.host', t`you are not root on ${url}`, t('Log in as root there: ssh://root@HOST.'))];
  const lacking = unfit(there);
  if (lacking) return [problem('peer.host', `${there.hostname}: ${lacking.reason}`, lacking.remedy)];
  if (isNine(facts) !== isNine(there)) {
    return [
      problem(
        'peer.host',
        t`DRBD is ${facts.drbd?.module} here and ${there.drbd?.module} on ${there.hostname}`,
        t('Use the same generation (8.4 or 9) on both hosts.'),
      ),
    ];
  }
  if (answers['peer.name'] !== there.hostname) {
    return [
      problem(
        'peer.name',
        t`${url} calls itself ${there.hostname}`,
        t`Write ${there.hostname}, or leave peer.name out.`,
      ),
    ];
  }
  return [
    ...oneSide(facts, undefined, answers, context, problem),
    ...oneSide(there, 'peer.', answers, context, problem),
  ];
}

type Make = (key: string, message: string, remedy: string, kind?: 'conflict') => Problem;

/** What one host has against its half. */
function oneSide(
  facts: Facts,
  prefix: 'peer.' | undefined,
  answers: StorageAnswers,
  context: StorageContext,
  problem: Make,
): Problem[] {
  const key = (name: string): string => `${prefix ?? ''}${name}`;
  const host = facts.hostname;
  const vg = groupOf(facts, answers[key('vg')]);
  if (!vg) {
    const names = facts.volumeGroups.map((group) => group.name).join(', ') || t('none is');
    return [
      problem(
        key('vg'),
        t`there is no volume group ${String(answers[key('vg')])} on ${host}`,
        t`Choose one that is there: ${names}.`,
      ),
    ];
  }
  const resource = resourceName(context);
  const remedy = t('Choose another guest name, or take the old one away first; xenguide never writes over it.');
  if (facts.drbd?.resources.some(({ name }) => name === resource)) {
    return [problem('peer.host', t`${host} has a DRBD resource ${resource} already`, remedy, 'conflict')];
  }
  if (facts.logicalVolumes?.some((lv) => lv.vg === vg.name && lv.name === resource)) {
    return [problem(key('vg'), t`${host} has a logical volume ${vg.name}/${resource} already`, remedy, 'conflict')];
  }
  const needed = volumeBytes(wantedBytes(answers), vg.extentBytes);
  if (needed <= freeBytes(vg)) return [];
  const free = roundSize(freeBytes(vg));
  return [
    problem(
      'size',
      t`${roundSize(needed)} (with DRBD’s own notes) do not fit into ${vg.name} on ${host}: ${free} are free there`,
      t('Choose a smaller size or another volume group.'),
    ),
  ];
}
