import type { Action, Trouble } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import type { Volume } from '../backend.ts';
import { notWiped } from '../not-wiped.ts';

/** The kernel scans a target’s LUNs after the login is through, and udev names them. */
const APPEARS_MS = 30_000;

export const overwriteRemedy = (path: string): string =>
  noted`Choose another LUN; or, to lose what is on it, name it in the answers: overwrite: ${path}`;

/** A LUN whose session is lost can be asked nothing while its device is there; that goes with the session. */
const inUse = ({ path, own }: Volume): Trouble => ({
  message: noted`the LUN ${path} is in use, or its target does not answer, and so it is neither wiped nor logged out of`,
  remedy: noted`End what uses it, or bring the target back. If that is gone for good, log out of it: iscsiadm -m node -T ${own?.iqn ?? ''} -p ${own?.portal ?? ''} --logout.`,
});

const taken = (path: string): Trouble => ({
  message: noted`the LUN ${path} is in use, and so nothing is written to it`,
  remedy: noted('End what uses it, or choose another LUN.'),
});

/** The LUN is there, large enough, and empty or given up. Its size and content can be seen only now. */
export function lunActions(volume: Volume): Action[] {
  const { guest, path, bytes, own } = volume;
  const isGivenUp = own?.overwrite === path;
  const wipe = ['wipefs', '--all', '--quiet', '--', path] as const;
  return [
    {
      id: `storage.iscsi.lun.${path}`,
      title: noted`Wait for the LUN ${path}`,
      why: noted('Its name holds address, target and number, and is the same on every host.'),
      effect: 'reads',
      touches: [],
      do: [{ run: ['udevadm', 'settle', '--timeout=10'], ok: [0, 1] }],
      verify: {
        kind: 'run',
        check: {
          run: ['test', '-b', path],
          timeoutMs: APPEARS_MS,
          trouble: {
            message: noted`the target has no LUN ${own?.lun ?? ''} for this host: ${path} does not appear`,
            remedy: noted(
              'See which it has while logged in (iscsiadm -m session -P 3), and which LUNs it gives to this host.',
            ),
          },
        },
      },
      undo: [],
    },
    {
      id: `storage.iscsi.size.${path}`,
      title: noted`See that nothing uses it, and that it has at least ${roundSize(bytes)}`,
      why: noted('The guest’s file system is made that large; a LUN cannot be enlarged from here.'),
      effect: 'reads',
      touches: [],
      // Here, and not where it is wiped: a refusal must have nothing to undo that would wipe somebody else’s data.
      do: [{ mustBeFree: path, guest, trouble: taken(path) }],
      verify: {
        kind: 'run',
        check: {
          run: ['blockdev', '--getsize64', path],
          atLeast: bytes,
          timeoutMs: 5_000,
          trouble: {
            message: noted`the LUN is smaller than ${roundSize(bytes)} (${bytes} bytes)`,
            remedy: noted('Choose a smaller size, or have the LUN enlarged.'),
          },
        },
      },
      undo: [],
    },
    ...(isGivenUp ? [] : [lookAction(path)]),
    {
      id: `storage.iscsi.clear.${path}`,
      title: isGivenUp ? noted`Clear ${path}: what is on it is given up` : noted`Take ${path} for the guest`,
      why: noted(
        'Marks of file systems and partitions are wiped, before the image is copied and when it is taken back.',
      ),
      effect: isGivenUp ? 'destroys' : 'changes',
      touches: [path],
      do: [{ run: wipe }],
      undo: [
        // Somebody may have mounted it since, under another name.
        { mustBeFree: path, guest, mayBeGone: true, takenUp: true, trouble: inUse(volume) },
        {
          run: wipe,
          // Of a LUN that is gone nothing can be wiped.
          onlyIf: [{ run: ['test', '-b', path] }],
          trouble: {
            message: noted`what was copied to the LUN ${path} could not be wiped`,
            remedy: noted(
              'If something on the host uses it (lsblk), end that. If the target is gone for good, log out of it: iscsiadm -m session, then iscsiadm -m node -T NAME --logout.',
            ),
          },
        },
        notWiped(path),
      ],
    },
  ];
}

function lookAction(path: string): Action {
  return {
    id: `storage.iscsi.look.${path}`,
    title: noted`See that nothing is on ${path}`,
    why: noted('A LUN that holds something may be somebody’s: it is not written over unless the answers say so.'),
    effect: 'reads',
    touches: [],
    do: [
      {
        run: ['blkid', '-p', path],
        // blkid(8): 2 means that nothing was found, 8 that it is not sure what it is.
        ok: [2],
        trouble: { message: noted`something is on the LUN ${path}`, remedy: overwriteRemedy(path) },
      },
    ],
    undo: [],
  };
}
