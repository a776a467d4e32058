import type { BlockDevice, Facts } from '../../host/facts.ts';
import { t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import type { Field } from '../../wizard/field.ts';
import type { StorageAnswers, StorageContext } from '../backend.ts';
import { answerTo } from '../host-question.ts';
import { sizeField } from '../size-field.ts';
import { offer, targetsIn } from './offer.ts';
import { addressesOf, badName, nameIn, placeOf } from './place.ts';
import { devicePath, deviceStem, isIqn, type Lun, parsePortal, parsePortalName } from './portal.ts';

const PAGE = 'storage/iscsi';

/** The questions about a LUN, and what can be wrong with each answer by itself. */
export function fields(answers: StorageAnswers, context: StorageContext): Field[] {
  const { at, facts } = context;
  const lun = lunOf(answers, context);
  const place = placeOf(answers, context);
  const known = lun && deviceOf(facts, devicePath(lun));
  return [
    {
      kind: 'text',
      key: `${at}.portal`,
      label: t('Portal of the target'),
      help: t(
        'Address or name of the storage machine, with its port if that is not 3260: 10.0.0.9, [fd00::9]:3260 or storage.example.',
      ),
      page: PAGE,
      check: (value) => badPortal(String(value)) ?? badName({ portal: value }, context),
    },
    ...addressField(answers, context),
    targetField(answers, context, place),
    {
      kind: 'count',
      key: `${at}.lun`,
      label: t('Number of the LUN'),
      ...lunWords(answers, context, place),
      page: PAGE,
      least: 0,
      most: 255,
    },
    known
      ? {
          ...sizeField(context, known.bytes, t`the LUN, which is all of it`),
          suggest: { value: `${known.bytes}B`, because: t('it is the whole LUN') },
        }
      : {
          ...sizeField(context, undefined, ''),
          help: t(
            'The size of the LUN, or less: the guest sees all of it, and its file system is made this large. Apply stops before it writes if the LUN is smaller.',
          ),
        },
    {
      kind: 'text',
      key: `${at}.chap.user`,
      label: t('User for the target (CHAP)'),
      help: t('Only if the target wants a user and a password; otherwise leave it empty.'),
      page: PAGE,
      optional: true,
      empty: t('the target is not told who asks'),
      check: (value) => badUser(String(value)),
    },
    {
      kind: 'path',
      wants: 'file',
      key: `${at}.chap.password_file`,
      label: t('File with the password for the target'),
      help: t('A file on the host with the password as its only line, which only root may read (chmod 600).'),
      page: PAGE,
      // A detail as long as nobody named a user: most targets want neither.
      ...(answers['chap.user'] === undefined ? { optional: true, detail: true } : {}),
    },
    {
      kind: 'toggle',
      key: `${at}.script`,
      label: t('Let Xen log in when the guest starts'),
      help: t(
        'Xen’s script block-iscsi logs in on whatever host the guest starts, so that none of them must be prepared. It can only do LUN 0 of a target without a password that nothing else uses.',
      ),
      page: PAGE,
      detail: true,
      suggest: {
        value: false,
        because: t('the host stays logged in, which works for every LUN, with and without password'),
      },
    },
    {
      kind: 'text',
      key: `${at}.overwrite`,
      label: t('Overwrite what is on the LUN'),
      help: lun
        ? t`A LUN with something on it is left alone. To lose that, type the device’s name: ${devicePath(lun)}`
        : t('A LUN with something on it is left alone, unless the device’s name is typed here.'),
      page: PAGE,
      optional: true,
      detail: true,
      check: (value) => notThis(String(value), lun),
    },
  ];
}

type Place = ReturnType<typeof placeOf>;

/** Which of the addresses behind a name. What the answers say is held against what the host finds now. */
function addressField(answers: StorageAnswers, context: StorageContext): Field[] {
  const name = nameIn(answers);
  if (name === undefined) return [];
  const base = {
    key: `${context.at}.portal_address`,
    label: t`Address of ${name}`,
    help: t('The LUN is known by the address: the plan, and every host that the guest moves to, go by this one.'),
    page: PAGE,
  };
  const found = addressesOf(answers, context) ?? [];
  // Nothing to choose from yet: what an answers file says is kept.
  if (found.length === 0) return [{ ...base, kind: 'text', optional: true, detail: true }];
  const [only] = found;
  return [
    {
      ...base,
      kind: 'choice',
      options: found.map((address) => ({
        value: address,
        label: address,
        hint: address.includes(':') ? 'IPv6' : 'IPv4',
      })),
      otherwise: (text) => ({
        kind: 'conflict',
        message: t`${name} is ${found.join(' and ')} on the host now, and not ${text}: another machine may answer there`,
        remedy: t`Find out which is right. Then give the right address, or leave ${base.key} out.`,
      }),
      needed: {
        message: t`${name} has several addresses on the host: ${found.join(', ')}`,
        remedy: t('Choose the one that the LUN is to be known by.'),
      },
      ...(found.length === 1
        ? { detail: true, suggest: { value: only!, because: t`that is what ${name} is on the host` } }
        : {}),
    },
  ];
}

/** The targets that the portal offers, where it was asked and told; otherwise the name is typed. */
function targetField(answers: StorageAnswers, context: StorageContext, place: Place): Field {
  const base = { key: `${context.at}.iqn`, label: t('Name of the target (IQN)'), page: PAGE };
  const result = place && answerTo(offer(place, context.at), context);
  const targets = result ? targetsIn(result) : [];
  if (!place || targets.length === 0) {
    return {
      ...base,
      kind: 'text',
      help: t`See the names behind the portal with: iscsiadm -m discovery -t st -p ${place?.portal ?? (nameIn(answers) === undefined ? '10.0.0.9' : String(answers.portal))} -o nonpersistent`,
      check: (value) => badIqn(String(value)),
    };
  }
  const given = String(answers.iqn ?? '');
  const [first] = targets;
  return {
    ...base,
    kind: 'choice',
    help: t`What ${place.portal} offers this host. Which disks (LUNs) are in a target is only seen once the host is logged in.`,
    options: [
      ...targets.map(({ iqn, portals }) => ({ value: iqn, label: iqn, ...elsewhere(portals, place.portal) })),
      // Named before the list came: a target may be left out of the list, and still let this host in.
      ...(isIqn(given) && targets.every(({ iqn }) => iqn !== given)
        ? [{ value: given, label: given, hint: t('as you wrote it; the portal does not list it for this host') }]
        : []),
    ],
    otherwise: (text) =>
      badIqn(text) ?? {
        message: t`${place.portal} does not offer ${text} to this host`,
        remedy: t('Choose one that it offers, or see that the target’s list of hosts has this one.'),
      },
    ...(targets.length === 1
      ? { suggest: { value: first!.iqn, because: t`it is the only one that ${place.portal} offers this host` } }
      : {}),
  };
}

const elsewhere = (portals: readonly string[], asked: string): { hint?: string } => {
  const others = portals.filter((portal) => portal !== asked);
  return others.length === 0 ? {} : { hint: t`also at ${others.join(', ')}` };
};

/** Numbers are known only where the host is logged in already. */
function lunWords(answers: StorageAnswers, { facts }: StorageContext, place: Place): Pick<Field, 'help' | 'suggest'> {
  const stem =
    place && isIqn(String(answers.iqn ?? '')) ? deviceStem({ ...place, iqn: String(answers.iqn) }) : undefined;
  const seen = (facts?.blockDevices ?? []).flatMap((device) => {
    const name = stem && device.stableNames.find((each) => each.startsWith(`/dev/disk/by-path/${stem}`));
    const number = name?.slice(`/dev/disk/by-path/${stem}`.length) ?? '';
    return /^\d+$/.test(number) ? [{ number: Number(number), device }] : [];
  });
  if (seen.length === 0) {
    return {
      help: t(
        'Which of the target’s disks it is. The target tells only who is logged in: ask whoever looks after it. Apply stops before it writes if there is no such LUN.',
      ),
      suggest: { value: 1, because: t('many targets count their disks from 1; others from 0') },
    };
  }
  const listed = seen.map(
    ({ number, device }) => `${number} (${roundSize(device.bytes)}${device.usedBy.length > 0 ? t(', in use') : ''})`,
  );
  const free = seen.find(({ device }) => device.usedBy.length === 0 && device.fsType === null);
  return {
    help: t`Which of the target’s disks it is. This host is logged in already, and sees: ${listed.join(', ')}.`,
    ...(free ? { suggest: { value: free.number, because: t('it is the first that nothing is on') } } : {}),
  };
}

/** Undefined while it is not all answered, or not well. */
export function lunOf(answers: StorageAnswers, context: StorageContext): (Lun & { name?: string }) | undefined {
  const place = placeOf(answers, context);
  const iqn = String(answers.iqn ?? '');
  const lun = Number(answers.lun ?? Number.NaN);
  return place && isIqn(iqn) && Number.isInteger(lun) ? { ...place, iqn, lun } : undefined;
}

/** The LUN as the host sees it, when it is logged in already. */
export const deviceOf = (facts: Facts | undefined, path: string): BlockDevice | undefined =>
  facts?.blockDevices.find(({ stableNames }) => stableNames.includes(path));

const badPortal = (text: string): { message: string; remedy: string } | undefined =>
  parsePortal(text) || parsePortalName(text)
    ? undefined
    : {
        message: t`“${text}” is not a portal`,
        remedy: t('Write an address like 10.0.0.9, 10.0.0.9:3260 or [fd00::9]:3260, or a name like storage.example.'),
      };

const badIqn = (text: string): { message: string; remedy: string } | undefined =>
  isIqn(text)
    ? undefined
    : {
        message: t`“${text}” is not the name of a target`,
        remedy: t('It looks like iqn.2026-11.com.example:disks, in small letters.'),
      };

const badUser = (text: string): { message: string; remedy: string } | undefined =>
  /^[\x21-\x7e]{1,255}$/.test(text)
    ? undefined
    : { message: t`“${text}” cannot be a CHAP user`, remedy: t('Use the user that the target’s owner gave you.') };

function notThis(text: string, lun: Lun | undefined): { message: string; remedy: string } | undefined {
  if (!lun || text === devicePath(lun)) return undefined;
  return { message: t`“${text}” is not the device of this LUN`, remedy: t`It is ${devicePath(lun)}` };
}
