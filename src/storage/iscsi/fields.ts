import type { BlockDevice, Facts } from '../../host/facts.ts';
import type { Field } from '../../wizard/field.ts';
import type { StorageAnswers, StorageContext } from '../backend.ts';
import { sizeField } from '../size-field.ts';
import { devicePath, isIqn, type Lun, parsePortal } from './portal.ts';

const PAGE = 'storage/iscsi';

/** The questions about a LUN, and what can be wrong with each answer by itself. */
export function fields(answers: StorageAnswers, context: StorageContext): Field[] {
  const { at, facts } = context;
  const lun = lunOf(answers);
  const portal = parsePortal(String(answers.portal ?? ''));
  const known = lun && deviceOf(facts, devicePath(lun));
  return [
    {
      kind: 'text',
      key: `${at}.portal`,
      label: 'Portal of the target',
      help: 'The address of the storage machine, with its port if that is not 3260: 10.0.0.9 or 10.0.0.9:3260.',
      page: PAGE,
      check: (value) => badPortal(String(value)),
    },
    {
      kind: 'text',
      key: `${at}.iqn`,
      label: 'Name of the target (IQN)',
      help: `See the names behind the portal with: iscsiadm -m discovery -t st -p ${portal?.portal ?? '10.0.0.9'} -o nonpersistent`,
      page: PAGE,
      check: (value) => badIqn(String(value)),
    },
    {
      kind: 'count',
      key: `${at}.lun`,
      label: 'Number of the LUN',
      help: 'Which of the target’s disks it is.',
      page: PAGE,
      least: 0,
      most: 255,
      suggest: { value: 1, because: 'many targets count their disks from 1; others from 0' },
    },
    known
      ? {
          ...sizeField(context, known.bytes, `the LUN, which is all of it`),
          suggest: { value: `${known.bytes}B`, because: 'it is the whole LUN' },
        }
      : {
          ...sizeField(context, undefined, ''),
          help: 'The size of the LUN, or less: the guest sees all of it, and its file system is made this large. Apply stops before it writes if the LUN is smaller.',
        },
    {
      kind: 'text',
      key: `${at}.chap.user`,
      label: 'User for the target (CHAP)',
      help: 'Only if the target wants a user and a password; otherwise leave it empty.',
      page: PAGE,
      optional: true,
      check: (value) => badUser(String(value)),
    },
    {
      kind: 'path',
      wants: 'file',
      key: `${at}.chap.password_file`,
      label: 'File with the password for the target',
      help: 'A file on the host with the password as its only line, which only root may read (chmod 600).',
      page: PAGE,
      // A detail as long as nobody named a user: most targets want neither.
      ...(answers['chap.user'] === undefined ? { optional: true, detail: true } : {}),
    },
    {
      kind: 'toggle',
      key: `${at}.script`,
      label: 'Let Xen log in when the guest starts',
      help: 'Xen’s script block-iscsi logs in on whatever host the guest starts, so that none of them must be prepared. It can only do LUN 0 of a target without a password that nothing else uses.',
      page: PAGE,
      detail: true,
      suggest: {
        value: false,
        because: 'the host stays logged in, which works for every LUN, with and without password',
      },
    },
    {
      kind: 'text',
      key: `${at}.overwrite`,
      label: 'Overwrite what is on the LUN',
      help: lun
        ? `A LUN with something on it is left alone. To lose that, type the device’s name: ${devicePath(lun)}`
        : 'A LUN with something on it is left alone, unless the device’s name is typed here.',
      page: PAGE,
      optional: true,
      detail: true,
      check: (value) => notThis(String(value), lun),
    },
  ];
}

/** Undefined while it is not all answered, or not well. */
export function lunOf(answers: StorageAnswers): Lun | undefined {
  const portal = parsePortal(String(answers.portal ?? ''));
  const iqn = String(answers.iqn ?? '');
  const lun = Number(answers.lun ?? Number.NaN);
  return portal && isIqn(iqn) && Number.isInteger(lun) ? { ...portal, iqn, lun } : undefined;
}

/** The LUN as the host sees it, when it is logged in already. */
export const deviceOf = (facts: Facts | undefined, path: string): BlockDevice | undefined =>
  facts?.blockDevices.find(({ stableNames }) => stableNames.includes(path));

function badPortal(text: string): { message: string; remedy: string } | undefined {
  if (parsePortal(text)) return undefined;
  const host = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(?=:\d+$|$)/.exec(text)?.[0];
  const isName = host !== undefined && /[A-Za-z]/.test(host);
  return isName
    ? {
        message: `“${text}” is a name, and the portal must be an address: the LUN is known by it, and hosts may read a name differently`,
        remedy: `Look its address up on the host and give that: getent ahosts ${host}`,
      }
    : {
        message: `“${text}” is not a portal`,
        remedy: 'Write an address like 10.0.0.9, 10.0.0.9:3260 or [fd00::9]:3260.',
      };
}

const badIqn = (text: string): { message: string; remedy: string } | undefined =>
  isIqn(text)
    ? undefined
    : {
        message: `“${text}” is not the name of a target`,
        remedy: 'It looks like iqn.2026-11.com.example:disks, in small letters.',
      };

const badUser = (text: string): { message: string; remedy: string } | undefined =>
  /^[\x21-\x7e]{1,255}$/.test(text)
    ? undefined
    : { message: `“${text}” cannot be a CHAP user`, remedy: 'Use the user that the target’s owner gave you.' };

function notThis(text: string, lun: Lun | undefined): { message: string; remedy: string } | undefined {
  if (!lun || text === devicePath(lun)) return undefined;
  return { message: `“${text}” is not the device of this LUN`, remedy: `It is ${devicePath(lun)}` };
}
