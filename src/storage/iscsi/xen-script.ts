import type { Action, Condition, Step } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import type { XlDisk } from '../../xl/disk.ts';
import type { Volume } from '../backend.ts';
import { devicePath, type Lun } from './portal.ts';
import {
  dropRecord,
  isLoggedIn,
  LOGGED_IN,
  type Login,
  loginSteps,
  logout,
  mark,
  NOT_FOUND,
  node,
  use,
} from './session.ts';

/**
 * Xen’s own script block-iscsi logs in when the guest starts and out when it ends, on whatever host that is. It knows LUN
 * 0 only, no password, and refuses when the host is logged in already (xen-facts 5.5). The image must be copied all the
 * same: we log in for that, and log out again before the guest is started.
 */
export const SCRIPT = 'block-iscsi';

export const usesScript = ({ own }: Volume): boolean => own?.script === SCRIPT;

/** Its word for the LUN; everything behind `target=` is one text, commas and all. */
export const scriptTarget = ({ iqn, portal }: Pick<Lun, 'iqn' | 'portal'>): string => `iqn=${iqn},portal=${portal}`;

export const scriptDisk = (login: Login, vdev: string, access: 'ro' | 'rw'): XlDisk => ({
  target: scriptTarget(login),
  format: 'raw',
  vdev,
  access,
  script: SCRIPT,
});

const noRecord = (login: Login): Condition => ({ run: node(login), ok: [NOT_FOUND] });

/** No checks: afterwards it is the guest that is logged in, or nobody, and both are as they should be. */
export function borrowActions(login: Login): Action[] {
  return [
    use(login),
    {
      id: `storage.iscsi.borrow.${login.user}`,
      title: noted`Log in to ${login.iqn} at ${login.portal} for the copy`,
      why: noted('The guest’s start will log in by itself; until then the host does, so that the image can be copied.'),
      effect: 'creates',
      touches: [noted`iSCSI session ${login.iqn} at ${login.portal}`],
      do: [
        {
          run: [...node(login), '--stats'],
          ok: [NOT_FOUND],
          trouble: {
            message: noted`this host is logged in to ${login.iqn} already`,
            remedy: noted('Xen’s script refuses that: leave script out of the answers, or log out first.'),
          },
        },
        ...makeRecord(login),
        ...loginSteps(login),
      ],
      undo: [...logout(login), ...dropRecord(login)],
    },
  ];
}

/** Undo logs in once more: what was copied must be wiped. The script has made the same record by itself, marked or not. */
export function handOverAction(login: Login): Action {
  return {
    id: `storage.iscsi.handover.${login.user}`,
    title: noted`Log out of ${login.iqn}, and leave it to the guest`,
    why: noted('Xen’s script block-iscsi wants to log in by itself, and refuses when somebody is.'),
    effect: 'changes',
    touches: [noted`iSCSI session ${login.iqn} at ${login.portal}`],
    do: [
      { run: [...node(login), '--logout'], ok: [0, NOT_FOUND], timeoutMs: 120_000 },
      { run: ['udevadm', 'settle', '--timeout=10'], ok: [0, 1] },
    ],
    undo: [
      ...makeRecord(login),
      { run: ['touch', '--', mark(login, 'session')] },
      // A target that is gone must not keep the rest from being taken back: then nothing can be wiped.
      { run: [...node(login), '--login'], ok: [0, 4, 5, 8, LOGGED_IN, 19, NOT_FOUND, 24], onlyIf: [noSession(login)] },
      { run: ['udevadm', 'wait', '--timeout=20', devicePath(login)], ok: [0, 1] },
    ],
  };
}

const noSession = (login: Login): Condition => ({ ...isLoggedIn(login), ok: [NOT_FOUND] });

function makeRecord(login: Login): Step[] {
  return [
    { run: ['touch', '--', mark(login, 'record')], onlyIf: [noRecord(login)] },
    { run: [...node(login), '-o', 'new'], onlyIf: [noRecord(login)] },
  ];
}
