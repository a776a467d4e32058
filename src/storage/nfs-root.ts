import { isIpv4 } from '../network/address.ts';
import type { NetworkCard } from '../network/card.ts';
import { noted, t } from '../text/t.ts';
import type { Field } from '../wizard/field.ts';
import type { StorageAnswers, StorageBackend, StorageContext, Volume } from './backend.ts';
import { badExport, mountedExports, sourceOf } from './nfs-export.ts';
import { leaveFolder, takeFolder } from './nfs-root/actions.ts';
import { kernelWords } from './nfs-root/kernel-words.ts';
import { lookIntoExport, unseenExport } from './nfs-root/look.ts';
import { badRootServer, folderIn, folderOf, USUAL_VERSION } from './nfs-root/root-folder.ts';

/** Where the host has the folder for a moment. */
const MOUNTS = '/var/lib/xen/nfs';

/** The guest's / is a folder of an NFS server, which its own kernel mounts: it has no disk at all. */
export const nfsRoot: StorageBackend = {
  id: 'nfs-root',
  label: t('NFS root, without a disk'),
  summary: t('its kernel mounts / from a folder of another machine; for a system that is there already'),
  page: 'storage/nfs-root',
  suits: t('the system is in a folder of a file server already'),
  traits: {
    snapshots: t('no, but for those of the server itself'),
    migration: t('yes, with its kernel copied to the other host'),
    speed: t('that of the network; slow with many small files'),
    sharing: t('every host and guest that the server lets in'),
    failure: t('while the server is away the whole guest stands still'),
    needs: t('a file server that lets the guest in; a network card'),
  },

  unavailable: ({ tools }) =>
    tools['mount.nfs'].path === null
      ? { reason: t('mount.nfs is not installed on this host'), remedy: t('Install it: apt install nfs-common.') }
      : undefined,

  fields,

  problems(answers, { at, guest, facts }) {
    const folder = folderOf(answers);
    const other = facts?.guests.find(({ name, nfsRoot }) => name !== guest && folder && nfsRoot === sourceOf(folder));
    return other
      ? [
          {
            field: `${at}.export`,
            kind: 'conflict',
            message: t`${other.nfsRoot} is the root of the guest ${other.name} already`,
            remedy: t('Two guests on one root destroy each other’s files: give this one a folder of its own.'),
          },
        ]
      : [];
  },

  resolve(answers, context): Volume {
    const {
      server,
      export: folder,
      version,
    } = folderOf(answers) ?? { server: '…', export: '/…', version: USUAL_VERSION };
    const host = context.facts?.hostname ?? '…';
    return {
      backend: 'nfs-root',
      guest: context.guest,
      path: `${MOUNTS}/${context.guest}-root`,
      kind: 'folder',
      format: 'raw',
      bytes: 0,
      own: {
        server,
        export: folder,
        version,
        note: noted`Root of the Xen guest ${context.guest} of ${host}`,
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
  ],

  actions: takeFolder,
  handOver: (volume) => [leaveFolder(volume)],

  route: (volume) => [t`${folderIn(volume).export} on ${folderIn(volume).server}`],
  xlDisk: () => null,

  system: {
    key: (answers) => JSON.stringify(folderOf(answers)),
    look: async (runner, answers, at, options) => {
      const folder = folderOf(answers);
      return folder && lookIntoExport(runner, folder, at, options);
    },
    unseen: (answers) => {
      const folder = folderOf(answers);
      return folder && unseenExport(folder);
    },
  },

  overNetwork: {
    words: (volume, card) => kernelWords(folderIn(volume), card, volume.guest),
    cardProblem,
    warnings: (volume, card) => {
      const { server, export: folder } = folderIn(volume);
      const who = card && !card.address.dhcp ? card.address.ip.split('/')[0]! : noted('the address that DHCP gives it');
      return [
        noted`It is the guest that mounts its root: the file server ${server} must let in ${who}, not only this host (/etc/exports there: ${folder} with rw,no_root_squash).`,
        noted(
          'The guest’s network must stay as its kernel set it up: nothing in it may give the card another address or take it down, or its root is gone.',
        ),
        noted('A new kernel in the guest is not used until it is copied to the host again (xenguide guide nfs-root).'),
      ];
    },
  },
};

function fields(answers: StorageAnswers, { at, facts }: StorageContext): Field[] {
  const first = mountedExports(facts).find(({ server }) => !badRootServer(server));
  const because = first && t`this host has mounted ${first.fileSystem.source} from it already`;
  return [
    {
      kind: 'text',
      key: `${at}.server`,
      label: t('Address of the file server'),
      help: t('As the guest reaches it. An address, not a name: the guest’s kernel asks no name server.'),
      page: 'storage/nfs-root',
      check: (value) => badRootServer(String(value)),
      ...(first && because ? { suggest: { value: first.server, because } } : {}),
    },
    {
      kind: 'text',
      key: `${at}.export`,
      label: t('Folder on the server that is to be /'),
      help: t`The folder with the system in it, as it is called on the server. See what it offers: showmount -e ${String(answers.server ?? 'SERVER')}`,
      page: 'storage/nfs-root',
      check: (value) => badExport(String(value)),
    },
    {
      kind: 'choice',
      key: `${at}.version`,
      label: t('NFS version'),
      help: t('How the guest’s kernel, or its initial RAM disk, speaks with the server while it starts.'),
      page: 'storage/nfs-root',
      detail: true,
      options: [
        { value: '3', label: '3', hint: t('what every initial RAM disk can; Debian’s and Ubuntu’s can do no other') },
        { value: '4.2', label: '4.2', hint: t('one port, through firewalls; for initial RAM disks made by dracut') },
        { value: '4.1', label: '4.1' },
        { value: '4.0', label: '4.0' },
      ],
      suggest: { value: USUAL_VERSION, because: t('every initial RAM disk can mount a root with it') },
    },
  ];
}

/** The first card carries the root: without it, or without IPv4, there is none. */
function cardProblem(card: NetworkCard | undefined): { question: string; message: string; remedy: string } | undefined {
  if (!card) {
    return {
      question: 'mode',
      message: t('the guest’s root is on a file server, and it has no network card to reach it with'),
      remedy: t('Give it one (bridge), in the network of the file server or with a way to it.'),
    };
  }
  if (card.address.dhcp || isIpv4(card.address.ip.split('/')[0]!)) return undefined;
  return {
    question: 'ip',
    message: t`the guest’s kernel cannot mount its root with the IPv6 address ${card.address.ip}`,
    remedy: t('Answer auto, or an IPv4 address; the system in the guest can add IPv6 later.'),
  };
}
