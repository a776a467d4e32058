import type { BlockDevice } from '../host/facts.ts';
import type { Problem } from '../problem.ts';
import { noted, t } from '../text/t.ts';
import { parseSize, roundSize } from '../units.ts';
import type { StorageAnswers, StorageBackend, StorageContext, Volume } from './backend.ts';
import { deviceOf, fields, lunOf } from './iscsi/fields.ts';
import { lunActions, overwriteRemedy } from './iscsi/lun.ts';
import { offer } from './iscsi/offer.ts';
import { lookUp, nameIn, placeOf } from './iscsi/place.ts';
import { devicePath, type Lun, parsePortal } from './iscsi/portal.ts';
import { type Login, loginActions } from './iscsi/session.ts';
import { borrowActions, handOverAction, SCRIPT, scriptDisk, usesScript } from './iscsi/xen-script.ts';

/** A LUN of an iSCSI target: a disk in another machine, reached over the network. */
export const iscsi: StorageBackend = {
  id: 'iscsi',
  label: 'iSCSI',
  summary: t('a disk (LUN) in a storage machine: guests can move between hosts'),
  page: 'storage/iscsi',
  traits: {
    snapshots: t('by the storage machine, if it can'),
    migration: t('yes, to every host that is logged in to the target'),
    speed: t('that of the network and of the storage machine'),
    sharing: t('every host that the target lets in; one guest at a time'),
    failure: t('without network or target the guest waits, then gets errors'),
    needs: t('a target with a LUN for this host; open-iscsi'),
  },

  unavailable(facts) {
    if (facts.tools.iscsiadm.path !== null) return undefined;
    return {
      reason: t('open-iscsi is not installed on this host'),
      remedy: t('Install it: apt install open-iscsi.'),
    };
  },

  fields,

  asks(answers, context) {
    const { at, facts } = context;
    const name = nameIn(answers);
    const place = placeOf(answers, context);
    return [
      ...(name === undefined ? [] : [lookUp(name, at)]),
      ...(place && facts?.tools.iscsiadm.path ? [offer(place, at)] : []),
    ];
  },

  problems(answers, context) {
    const { at, facts } = context;
    const lun = lunOf(answers, context);
    if (!lun) return unsettled(answers, context);
    const user = answers['chap.user'];
    const file = answers['chap.password_file'];
    if ((user === undefined) !== (file === undefined)) {
      return [
        {
          field: user === undefined ? `${at}.chap.user` : `${at}.chap.password_file`,
          message: t`${user === undefined ? t('the user') : t('the file with the password')} for the target is missing`,
          remedy: t('Give both chap.user and chap.password_file, or neither.'),
        },
      ];
    }
    const path = devicePath(lun);
    const device = deviceOf(facts, path);
    if (answers.script === true) {
      const why = cannotScript(lun, user !== undefined, device !== undefined);
      if (why) return [{ field: `${at}.script`, ...why }];
    }
    const names = [path, ...(device ? [device.path, ...device.stableNames] : [])];
    const owner = facts?.guests.find(({ disks }) =>
      // With Xen’s script, the guest has the whole target for itself.
      disks.some((disk) => names.includes(disk) || disk.startsWith(`iqn=${lun.iqn},`)),
    );
    if (owner) {
      return [
        {
          field: `${at}.lun`,
          kind: 'conflict',
          message: t`the LUN is already a disk of the guest ${owner.name}`,
          remedy: t('Choose another LUN: two guests that write to one disk destroy what is on it.'),
        },
      ];
    }
    return device ? problemsOfDevice(answers, context, path, device) : [];
  },

  resolve(answers, context): Volume {
    const lun: NonNullable<ReturnType<typeof lunOf>> = lunOf(answers, context) ?? {
      address: '…',
      port: 3260,
      portal: '…',
      iqn: '…',
      lun: 0,
    };
    const user = answers['chap.user'];
    const path = devicePath(lun);
    return {
      backend: 'iscsi',
      guest: context.guest,
      path,
      kind: 'block',
      format: 'raw',
      bytes: parseSize(String(answers.size), 'GiB') ?? 0,
      own: {
        portal: lun.portal,
        ...(lun.name === undefined ? {} : { name: lun.name }),
        iqn: lun.iqn,
        lun: String(lun.lun),
        user: `${context.guest}-${context.role}`,
        ...(user === undefined ? {} : { chapUser: String(user), passwordFile: String(answers['chap.password_file']) }),
        ...(answers.overwrite === path ? { overwrite: path } : {}),
        ...(answers.script === true ? { script: SCRIPT } : {}),
      },
    };
  },

  preconditions(volume) {
    const { chap } = loginOf(volume);
    if (usesScript(volume)) return stillThere(volume);
    return [
      ...stillThere(volume),
      {
        check: { run: ['systemctl', 'is-enabled', 'open-iscsi.service'] },
        message: noted(
          'the host would not log in to the target again after a reboot: the service open-iscsi is not enabled',
        ),
        remedy: noted('Enable it: systemctl enable open-iscsi'),
        exit: 'notReady',
      },
      ...(chap ? passwordIsSafe(chap.passwordFile) : []),
    ];
  },

  // What merely lies on it was asked about before it was wiped; an apply that was cut off may have copied LVM or RAID since.
  beforeWrite: (volume) => [{ mustBeFree: volume.path, guest: volume.guest, takenUp: true }],

  actions: (volume) => [...(usesScript(volume) ? borrowActions : loginActions)(loginOf(volume)), ...lunActions(volume)],

  handOver: (volume) => (usesScript(volume) ? [handOverAction(loginOf(volume))] : []),

  showsPartitions: () => true,

  findings({ own }) {
    const { name, portal = '' } = own ?? {};
    return name === undefined
      ? []
      : [noted`${name} is ${parsePortal(portal)?.address ?? portal} on the host: the LUN is known by this address.`];
  },

  warnings: ({ path, own }) =>
    own?.overwrite === undefined
      ? []
      : [noted`Whatever is on the LUN ${path} is lost when the plan is carried out, and undo cannot bring it back.`],

  route(volume) {
    const { iqn, lun, portal } = loginOf(volume);
    const name = volume.own?.name === undefined ? '' : ` (${volume.own.name})`;
    return [
      volume.path,
      t`iSCSI session with ${iqn}`,
      t`network to ${portal}${name}`,
      t`LUN ${lun} in the storage machine`,
    ];
  },

  xlDisk: (volume, vdev, access) =>
    usesScript(volume)
      ? scriptDisk(loginOf(volume), vdev, access)
      : { target: volume.path, format: 'raw', vdev, access },
};

function loginOf({ guest, own = {} }: Volume): Login {
  const { portal = '', iqn = '', lun, user = '', chapUser, passwordFile } = own;
  const where = parsePortal(portal) ?? { address: portal, port: 0, portal };
  const chap = chapUser !== undefined && passwordFile !== undefined ? { user: chapUser, passwordFile } : null;
  return { ...where, iqn, lun: Number(lun), guest, user, chap };
}

/** A name that has not come to one address yet. */
function unsettled(answers: StorageAnswers, { at, facts }: StorageContext): Problem[] {
  const name = nameIn(answers);
  if (name === undefined || !facts) return [];
  return [{ field: `${at}.portal`, message: t`${name} is still being looked up`, remedy: t('Wait a moment.') }];
}

/** The plan goes by the address that the name was; where it is another by now, that one may be somebody else’s. */
function stillThere({ own = {} }: Volume): ReturnType<NonNullable<StorageBackend['preconditions']>> {
  const { name, portal = '', user } = own;
  if (name === undefined) return [];
  const address = parsePortal(portal)?.address ?? portal;
  return [
    {
      check: { run: ['getent', 'ahosts', name], mentions: address, timeoutMs: 10_000 },
      message: noted`${name} is not ${address} any more on this host, and the plan was made for ${address}`,
      remedy: noted`See what it is now: getent ahosts ${name}. Then answer the questions again, or give the address itself as the portal.`,
      exit: 'conflict',
      until: `storage.iscsi.use.${user}`,
    },
  ];
}

/** What block-iscsi cannot do (xen-facts 5.5). */
function cannotScript(lun: Lun, hasPassword: boolean, isLoggedIn: boolean): Omit<Problem, 'field'> | undefined {
  const remedy = t('Leave script out: the host then logs in itself.');
  if (lun.lun !== 0) return { message: t`Xen’s script knows LUN 0 only, and this is LUN ${lun.lun}`, remedy };
  if (hasPassword) return { message: t('Xen’s script knows no user and password'), remedy };
  return isLoggedIn
    ? {
        kind: 'conflict',
        message: t`the host is logged in to ${lun.iqn} already, and Xen’s script refuses that`,
        remedy,
      }
    : undefined;
}

function problemsOfDevice(
  answers: StorageAnswers,
  { at, facts }: StorageContext,
  path: string,
  device: BlockDevice,
): Problem[] {
  const bytes = parseSize(String(answers.size), 'GiB') ?? 0;
  const parts = facts?.blockDevices.filter(({ parent }) => parent === device.path) ?? [];
  const holds = device.fsType ?? (parts.length > 0 ? 'partitions' : null);
  // A disk is used by its own partitions; what matters is who uses those.
  const uses = (parts.length > 0 ? parts : [device]).flatMap(({ usedBy }) => usedBy);
  if (uses.length > 0) {
    return [
      {
        field: `${at}.lun`,
        kind: 'conflict',
        message: t`the LUN (${device.path} here) is in use: ${uses.join(', ')}`,
        remedy: t('Choose another LUN, or end what uses it.'),
      },
    ];
  }
  if (bytes > device.bytes) {
    return [
      {
        field: `${at}.size`,
        message: t`the LUN has ${roundSize(device.bytes)} (${device.bytes} bytes), less than ${roundSize(bytes)}`,
        remedy: t('Choose a smaller size, or have the LUN enlarged.'),
      },
    ];
  }
  if (holds !== null && answers.overwrite === undefined) {
    return [
      {
        field: `${at}.overwrite`,
        kind: 'conflict',
        message: t`something is on the LUN (${device.path} here): ${holds}`,
        remedy: overwriteRemedy(path),
      },
    ];
  }
  return [];
}

/** Only root may read it, and the password is its only line: what stands behind would end up in open-iscsi’s record. */
function passwordIsSafe(file: string): ReturnType<NonNullable<StorageBackend['preconditions']>> {
  return [
    {
      check: { run: ['find', '-L', file, '-maxdepth', '0', '-type', 'f', '!', '-perm', '/077'], says: file },
      message: noted`the password file ${file} is not there, or others than its owner may read it`,
      remedy: noted`Write it, and let only root read it: chmod 600 ${file}`,
      exit: 'notReady',
    },
    {
      check: { run: ['grep', '-c', '', '--', file], says: '1' },
      message: noted`the password file ${file} must have one line: the password`,
      remedy: noted('Write the password and nothing else into it.'),
      exit: 'invalid',
    },
  ];
}
