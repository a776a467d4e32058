import type { Action, Condition, Step } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import { type Chap, credentials } from './credentials.ts';
import { listTargets } from './offer.ts';
import { deviceStem, type Lun } from './portal.ts';
import { findRecords } from './records.ts';

/**
 * Logging in to a target so that it can be taken back without harm to others. A login (a session) brings all LUNs of the
 * target, and several guests may live on them; the record of it may have been there before. So each guest leaves a note
 * that it uses the session, and whatever we made is marked as ours. Whoever goes last takes away what is marked; what is
 * not marked stays.
 */

const ROOT = '/var/lib/xenguide/iscsi';
/** iscsiadm(8): no such record or session. */
export const NOT_FOUND = 21;
/** iscsiadm(8): there is a session already. */
export const LOGGED_IN = 15;
/** Shown, and short: iscsiadm's own patience is two minutes and more. */
const ANSWER_MS = 20_000;
const LOGIN_MS = 40_000;

export interface Login extends Lun {
  /** Tells the users of a session apart: `web1-disk`. */
  user: string;
  guest: string;
  chap: Chap | null;
}

const folderOf = ({ iqn, address, port }: Lun): string => `${ROOT}/${iqn},${address},${port}`;
const notesOf = (login: Lun): string => `${folderOf(login)}/guests`;
export const mark = (login: Lun, what: 'session' | 'record' | 'startup'): string => `${folderOf(login)}/made-${what}`;
export const node = ({ iqn, portal }: Lun) => ['iscsiadm', '-m', 'node', '-T', iqn, '-p', portal] as const;

/** Is there a session with the target through this portal? Its statistics are the one thing that can be asked without a list. */
export const isLoggedIn = (login: Lun): Condition => ({ run: [...node(login), '--stats'] });

const marked = (login: Lun, what: Parameters<typeof mark>[1]): Condition => ({
  run: ['test', '-e', mark(login, what)],
});

/** No other guest of ours uses the session. */
const alone = (login: Login): Condition => ({
  run: ['find', notesOf(login), '-mindepth', '1', '!', '-name', login.user],
  says: '',
});

/**
 * Asked once more right before the logout, by two quick questions: no guest's config names a LUN, and the kernel lets each
 * go. To read a partition table anew it must have the disk for itself, so it refuses (EBUSY) when one is mounted, swap, or
 * part of a volume group, RAID or multipath, in whatever namespace. Configs may name a LUN that is not there just now.
 */
const unused = (login: Lun): Condition[] => [
  {
    run: ['grep', '-rqsF', '-e', deviceStem(login), '-e', `iqn=${login.iqn},portal=`, '/etc/xen'],
    ok: [1],
  },
  {
    run: [
      ...(['find', '/dev/disk/by-path', '-name', `${deviceStem(login)}*`] as const),
      // Not `*-part*`: the target’s own name may have that in it.
      ...['!', '-name', `${deviceStem(login)}*-part*`, '!', '-exec', 'blockdev', '--rereadpt', '{}', ';', '-print'],
    ],
    says: '',
  },
];

/** All that is needed before a LUN can be waited for, in the order in which it is done. */
export function loginActions(login: Login): Action[] {
  return [use(login), record(login), startup(login), enter(login)];
}

export function use(login: Login): Action {
  const note = `${notesOf(login)}/${login.user}`;
  return {
    id: `storage.iscsi.use.${login.user}`,
    title: noted`Note that ${login.user} uses the target ${login.iqn}`,
    why: noted('Other guests may live on the same target: undo logs out only when nobody uses it any more.'),
    effect: 'creates',
    touches: [note],
    do: [{ run: ['install', '-d', '-m', '0700', '--', notesOf(login)] }, { run: ['touch', '--', note] }],
    // What an older guest of ours made and could not take away, because we still used it, goes with us.
    undo: [
      ...logout(login),
      ...dropStartup(login),
      ...dropRecord(login),
      { run: ['rm', '-f', '--', note] },
      { run: ['find', notesOf(login), folderOf(login), ROOT, '-maxdepth', '0', '-empty', '-delete'], ok: [0, 1] },
    ],
  };
}

/** open-iscsi's memory of the target. Made without a discovery, which would leave one of every target of the portal. */
function record(login: Login): Action {
  return {
    id: `storage.iscsi.record.${login.user}`,
    title: noted`Make a record of the target ${login.iqn} at ${login.portal}`,
    why: noted('open-iscsi logs in by its records: name, address, and user and password if the target wants them.'),
    effect: 'creates',
    touches: [noted`iSCSI record ${login.iqn} at ${login.portal}`],
    check: { run: node(login) },
    whenThere: 'keep',
    do: [
      { run: ['touch', '--', mark(login, 'record')] },
      { run: [...node(login), '-o', 'new'] },
      ...credentials(login, login.chap),
    ],
    undo: dropRecord(login),
  };
}

function startup(login: Login): Action {
  const set = (value: 'automatic' | 'manual') =>
    [...node(login), '-o', 'update', '-n', 'node.startup', '-v', value] as const;
  return {
    id: `storage.iscsi.startup.${login.user}`,
    title: noted('Have the host log in by itself when it boots'),
    why: noted('The service open-iscsi logs in to every record that says so, before guests are started.'),
    effect: 'changes',
    touches: [noted`node.startup of ${login.iqn}`],
    // Only of this portal: the target’s records at others say nothing about this session.
    check: {
      run: [
        ...findRecords(login),
        ...['-exec', 'grep', '-qE', '^node.startup = (automatic|onboot)', '{}', ';', '-printf', 'automatic', '-quit'],
      ],
      ok: [0, 1],
      says: 'automatic',
    },
    whenThere: 'keep',
    do: [{ run: ['touch', '--', mark(login, 'startup')] }, { run: set('automatic'), ok: [0, NOT_FOUND] }],
    undo: dropStartup(login),
  };
}

function enter(login: Login): Action {
  const where = noted`${login.iqn} at ${login.portal}`;
  return {
    id: `storage.iscsi.login.${login.user}`,
    title: noted`Log in to ${where}`,
    why: noted('The target’s LUNs become disks of this host.'),
    effect: 'creates',
    touches: [noted`iSCSI session ${where}`],
    check: isLoggedIn(login),
    whenThere: 'keep',
    do: loginSteps(login),
    undo: logout(login),
  };
}

/** The portal answers, and lets this host in; then there is a session, marked as ours. */
export function loginSteps(login: Login): Step[] {
  return [
    {
      // Only to hear whether anybody answers, in a program that can be ended: a login goes on in iscsid’s hands. What a
      // portal answers does not count: it may want a password for this question too, and nothing is remembered.
      run: listTargets(login.portal),
      ok: [0, 5, 19, NOT_FOUND, 24],
      timeoutMs: ANSWER_MS,
      trouble: {
        message: noted`the portal ${login.portal} does not answer`,
        remedy: noted`Look whether the address is right, the target runs, and no firewall is between: nc -vz ${login.address} ${login.port}.`,
      },
    },
    { run: ['touch', '--', mark(login, 'session')] },
    {
      run: [...node(login), '--login'],
      // An apply that was cut off may have got so far.
      ok: [0, LOGGED_IN],
      timeoutMs: LOGIN_MS,
      trouble: {
        message: login.chap
          ? noted`the host could not log in to ${login.iqn} with the user ${login.chap.user} and the password in ${login.chap.passwordFile}`
          : noted`the host could not log in to ${login.iqn} without a password`,
        remedy: noted(
          'Look at the target’s list of hosts (this host’s name for it is in /etc/iscsi/initiatorname.iscsi), and at storage.chap in the answers. A record that was there before is used as it is.',
        ),
      },
    },
  ];
}

export function logout(login: Login): Step[] {
  const ours = [marked(login, 'session'), alone(login)];
  const remedy = noted`See what it is: lsblk, and grep -r ${login.iqn} /etc/xen. End that, or let the host stay logged in: rm ${folderOf(login)}/made-*`;
  return [
    {
      // Under whatever name: a logout would pull every disk of the target away from under its users.
      mustBeFree: `/dev/disk/by-path/${deviceStem(login)}`,
      every: true,
      takenUp: true,
      guest: login.guest,
      onlyIf: [...ours, isLoggedIn(login)],
      trouble: {
        message: noted`xenguide does not log out of ${login.iqn}: a disk of it is in use, or does not answer`,
        remedy,
      },
    },
    {
      run: [...node(login), '--logout'],
      ok: [0, NOT_FOUND],
      timeoutMs: 120_000,
      onlyIf: [...ours, isLoggedIn(login), ...unused(login)],
    },
    {
      run: [...node(login), '--stats'],
      ok: [NOT_FOUND],
      onlyIf: ours,
      trouble: {
        message: noted`xenguide does not log out of ${login.iqn}: a disk of it is in use by something else, or does not answer`,
        remedy,
      },
    },
    { run: ['rm', '-f', '--', mark(login, 'session')], onlyIf: ours },
    { run: ['udevadm', 'settle', '--timeout=10'], ok: [0, 1], onlyIf: [alone(login)] },
  ];
}

function dropStartup(login: Login): Step[] {
  const ours = [marked(login, 'startup'), alone(login)];
  return [
    {
      run: [...node(login), '-o', 'update', '-n', 'node.startup', '-v', 'manual'],
      ok: [0, NOT_FOUND],
      onlyIf: ours,
    },
    { run: ['rm', '-f', '--', mark(login, 'startup')], onlyIf: ours },
  ];
}

/** iscsiadm itself keeps a record whose session is there. */
export function dropRecord(login: Login): Step[] {
  const ours = [marked(login, 'record'), alone(login)];
  return [
    { run: [...node(login), '-o', 'delete'], ok: [0, LOGGED_IN, NOT_FOUND], onlyIf: ours },
    { run: ['rm', '-f', '--', mark(login, 'record')], onlyIf: ours },
  ];
}
