import { LONGEST_UNIT_NAME, unitOfPath } from '../plan/systemd.ts';
import { noted, t } from '../text/t.ts';
import { parseSize } from '../units.ts';
import type { Field } from '../wizard/field.ts';
import type { StorageBackend, StorageContext, Volume } from './backend.ts';
import { fileName, makeFile } from './file-volume.ts';
import { formatField } from './format-field.ts';
import { badExport, badServer, mountedExports, tidied } from './nfs-export.ts';
import { fileSteps, mountShare, seeThatNameIsFree, shareOf } from './nfs-mount.ts';
import { mountOptions, USUAL_OPTIONS, unsafeOptions } from './nfs-options.ts';
import { sizeField } from './size-field.ts';

/** A mount for each disk: what one guest takes away, no other guest stands on. The same path on every host. */
const MOUNTS = '/var/lib/xen/nfs';

/** A file on an NFS server: any host that may mount it can run the guest. */
export const nfs: StorageBackend = {
  id: 'nfs',
  label: t('File on a file server (NFS)'),
  summary: t('one file in a folder of another machine: every host can reach it; as fast and as safe as that machine'),
  page: 'storage/nfs',
  traits: {
    snapshots: t('no, but for qcow2 or on the server itself'),
    migration: t('yes: every host sees the same file'),
    speed: t('that of the network, at best'),
    sharing: t('every host that the server lets in'),
    failure: t('while the server is away the guest’s disk stands still'),
    needs: t('a file server with a folder that this host may write to'),
  },

  unavailable: ({ tools }) =>
    tools['mount.nfs'].path === null
      ? { reason: t('mount.nfs is not installed on this host'), remedy: t('Install it: apt install nfs-common.') }
      : undefined,

  fields(answers, context) {
    const known = mountedExports(context.facts);
    const [first] = known;
    const here = known.find((each) => each.server === answers.server && each.export === answers.export);
    const because = first && t`this host has mounted ${first.fileSystem.source} from it already`;
    return [
      {
        kind: 'text',
        key: `${context.at}.server`,
        label: t('File server'),
        help: t('The name or address of the machine that keeps the file. An address does not depend on a name server.'),
        page: 'storage/nfs',
        check: (value) => badServer(String(value)),
        ...(first && because ? { suggest: { value: first.server, because } } : {}),
      },
      {
        kind: 'text',
        key: `${context.at}.export`,
        label: t('Folder on the server (export)'),
        help: t`The folder that the server offers, as it is called there. See them with: showmount -e ${String(answers.server ?? 'SERVER')}`,
        page: 'storage/nfs',
        check: (value) => badExport(String(value)),
        ...(first && because && (answers.server ?? first.server) === first.server
          ? { suggest: { value: first.export, because } }
          : {}),
      },
      optionsField(context),
      formatField(context, 'storage/nfs'),
      sizeField(context, here?.fileSystem.freeBytes, `${String(answers.server)}:${String(answers.export)}`),
    ];
  },

  problems(answers, context) {
    const { at, facts } = context;
    const where = mountPoint(context);
    if (unitOfPath(where, 'mount').length > LONGEST_UNIT_NAME) {
      return [
        {
          field: 'name',
          message: t`the name ${context.guest} is too long for a mount unit: each character but letters, digits, . and _ counts four times there`,
          remedy: t('Choose a shorter name, or one with fewer - and +.'),
        },
      ];
    }
    const path = `${where}/${fileName(context.guest, context.role, answers.format)}`;
    const owner = facts?.guests.find(({ disks }) => disks.includes(path));
    const mounted = facts?.fileSystems.find(({ mount }) => mount === where);
    if (!owner && !mounted) return [];
    return [
      {
        field: `${at}.backend`,
        kind: 'conflict',
        message: owner
          ? t`${path} is already a disk of the guest ${owner.name}`
          : t`${mounted?.source} is already mounted at ${where}`,
        remedy: t('Choose another name for the guest, or take the old one away first.'),
      },
    ];
  },

  resolve(answers, context): Volume {
    const where = mountPoint(context);
    return {
      backend: 'nfs',
      guest: context.guest,
      path: `${where}/${fileName(context.guest, context.role, answers.format)}`,
      kind: 'file',
      format: answers.format === 'qcow2' ? 'qcow2' : 'raw',
      bytes: parseSize(String(answers.size), 'GiB') ?? 0,
      own: {
        server: String(answers.server),
        export: tidied(String(answers.export)),
        options: mountOptions(answers.options === undefined ? undefined : String(answers.options)),
        where,
      },
    };
  },

  preconditions: () => [
    {
      check: { run: ['mount.nfs', '-V'] },
      message: noted('mount.nfs is not installed on the host'),
      remedy: noted('Install it: apt install nfs-common.'),
      exit: 'notReady',
    },
    {
      check: { run: ['test', '-d', '/run/systemd/system'] },
      message: noted('the host was not started with systemd, which is to mount the file server’s folder'),
      remedy: noted('Mount the folder by hand (/etc/fstab), and put the guest’s disk there with: backend file.'),
      exit: 'notReady',
    },
  ],

  actions(volume, fill) {
    const share = shareOf(volume);
    return [
      mountShare(share, volume.bytes, fill),
      seeThatNameIsFree(share, volume.path),
      makeFile(volume, fileSteps(share, volume.path)),
    ];
  },

  warnings(volume) {
    const { server } = shareOf(volume);
    return [
      noted`Never start this guest on two hosts at once: nothing locks its disk on ${server}, and two guests on one disk destroy its file system. Take autostart on one host only.`,
      noted(
        'Look into the disk’s file, or copy it, only while the guest is shut down: each host keeps a part of it in its own memory.',
      ),
    ];
  },

  route(volume) {
    const share = shareOf(volume);
    return [
      volume.path,
      t`NFS mount at ${share.where}`,
      t`the network to ${share.server}`,
      t`${share.export} on ${share.server}`,
    ];
  },

  xlDisk: (volume, vdev, access) => ({ target: volume.path, format: volume.format, vdev, access }),
};

const mountPoint = ({ guest, role }: StorageContext): string => `${MOUNTS}/${guest}-${role}`;

const optionsField = ({ at }: StorageContext): Field => ({
  kind: 'text',
  key: `${at}.options`,
  label: t('Mount options'),
  help: t('How the folder is mounted, with commas between. hard is always added: the guest waits for a slow server.'),
  page: 'storage/nfs',
  detail: true,
  suggest: { value: USUAL_OPTIONS, because: t('it is the newest NFS, with holes in files and quick copies') },
  check: (value) => unsafeOptions(String(value)),
});
