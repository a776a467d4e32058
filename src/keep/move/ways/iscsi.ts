import type { Result, Runner } from '../../../host/runner.ts';
import type { Action, RunStep, Step } from '../../../plan/action.ts';
import { runAll } from '../../../plan/apply/ask.ts';
import { isIqn, type Lun, parsePortal } from '../../../storage/iscsi/portal.ts';
import { findRecords, IN_NEW_PLACE, recordAt } from '../../../storage/iscsi/records.ts';
import { type Login, mark, node, use } from '../../../storage/iscsi/session.ts';
import { noted, t } from '../../../text/t.ts';
import { type MoveCheck, no, ok } from '../checks/check.ts';
import { onSide } from '../elsewhere.ts';
import type { DiskLook, MoveLook } from '../seen.ts';
import { at, overWire, thing } from '../sides.ts';
import type { Way } from './way.ts';

/**
 * A LUN that both hosts log in to, by its name under /dev/disk/by-path, which is the same on every host. The plan logs in at the target with
 * the record of the source, password and all, which goes from host to host; afterwards it logs out at the source, if xenguide had logged in
 * there and nobody else uses the session. Xen writes past the host’s own memory here, so that nothing has to settle.
 */
export const iscsi: Way = {
  id: 'iscsi',
  label: noted('on an iSCSI target that both hosts reach'),
  takes: ({ target, script }) => script === undefined && lunOf(target ?? '') !== undefined,

  async look({ target }, from, to) {
    const lun = lunOf(target ?? '')!;
    const [there, record, notes, size] = (await runAll(from, [
      ['test', '-b', target ?? ''],
      findRecords(lun),
      ['find', '/var/lib/xenguide/iscsi', '-path', '*/guests/*', '-path', `*/${lun.iqn},*`, '-printf', '%f\\n'],
      ['blockdev', '--getsize64', target ?? ''],
    ])) as [Result, Result, Result, Result];
    return {
      own: {
        lun,
        record: record.stdout.split('\n').filter(Boolean)[0] ?? null,
        notes: notes.stdout.split('\n').filter(Boolean),
        bytes: there.code === 0 ? Number(size.stdout.trim()) : 0,
        ...(await thereOf(to, target ?? '')),
      },
    };
  },

  checks(disk, look) {
    const id = `disk.${disk.disk.vdev}`;
    return [iscsiProblem(id, disk, look) ?? ok(id, okWords(disk, look))];
  },

  prepare: (disk, look) => (seenIscsi(disk).there ? [] : [enter(disk, look)]),

  leave(disk, { guest, from }) {
    const { lun, notes } = seenIscsi(disk);
    return ownNotes(notes, guest.name).map((user): Action => {
      const login: Login = { ...lun, user, guest: guest.name, chap: null };
      return {
        id: `leave.iscsi.${user}`,
        title: noted`Log out of ${lun.iqn} on ${from.name}, if nobody else uses it`,
        why: noted('The guest is not here any more.'),
        effect: 'changes',
        touches: [thing(noted`iSCSI session ${lun.iqn}`, from)],
        do: onSide(use(login), from).undo,
        undo: [],
      };
    });
  },
};

interface SeenIscsi {
  lun: Lun;
  /** open-iscsi’s record at the source; null: there is none. */
  record: string | null;
  /** Users of the session that xenguide knows of at the source. */
  notes: string[];
  bytes: number;
  /** The LUN is at the target already. */
  there: boolean;
  thereBytes: number;
  /** The target has iscsiadm. */
  tool: boolean;
  /** The target’s open-iscsi has its records in the new place. */
  newPlace: boolean;
}

const seenIscsi = ({ seen: { own } }: DiskLook): SeenIscsi => own as unknown as SeenIscsi;

const ownNotes = (notes: readonly string[], name: string): string[] =>
  notes.filter((note) => note.startsWith(`${name}-`));

/** `/dev/disk/by-path/ip-10.0.0.9:3260-iscsi-iqn.2026-11.example:vm-lun-1` */
export function lunOf(path: string): Lun | undefined {
  const [, place = '', iqn = '', lun] = /^\/dev\/disk\/by-path\/ip-(.+?)-iscsi-(.+)-lun-(\d+)$/.exec(path) ?? [];
  const [, address = '', port] = /^(.*):(\d+)$/.exec(place) ?? [];
  const portal = parsePortal(address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`);
  return portal && isIqn(iqn) && lun !== undefined ? { ...portal, iqn, lun: Number(lun) } : undefined;
}

async function thereOf(to: Runner, path: string) {
  const [block, size, tool, place] = (await runAll(to, [
    ['test', '-b', path],
    ['blockdev', '--getsize64', path],
    ['iscsiadm', '--version'],
    IN_NEW_PLACE,
  ])) as [Result, Result, Result, Result];
  const there = block.code === 0;
  const thereBytes = there ? Number(size.stdout.trim()) : 0;
  return { there, thereBytes, tool: tool.code === 0, newPlace: place.code === 0 };
}

function iscsiProblem(id: string, disk: DiskLook, { from, to }: MoveLook): MoveCheck | undefined {
  const { lun, record, bytes, there, thereBytes, tool } = seenIscsi(disk);
  const { vdev } = disk.disk;
  if (there && thereBytes !== bytes) {
    return no(
      id,
      t`${vdev} has ${bytes} bytes on ${from.name} and ${thereBytes} on ${to.name}: it is not the same LUN, or one host has not seen that it grew`,
      t(`Look anew on both: iscsiadm -m session --rescan`),
    );
  }
  if (there) return undefined;
  if (!tool)
    return no(id, t`${to.name} has no iscsiadm to reach ${lun.iqn} with`, t`On ${to.name}: apt install open-iscsi`);
  if (record === null) {
    return no(
      id,
      t`${to.name} is not logged in to ${lun.iqn}, and ${from.name} has no record of it to take along`,
      t`Log in there: iscsiadm -m discovery -t st -p ${lun.portal}, then iscsiadm -m node -T ${lun.iqn} -p ${lun.portal} --login`,
    );
  }
  return undefined;
}

const okWords = (disk: DiskLook, { to }: MoveLook): string => {
  const { lun, there } = seenIscsi(disk);
  const { vdev } = disk.disk;
  return there
    ? t`${vdev} is LUN ${lun.lun} of ${lun.iqn}; ${to.name} has it too.`
    : t`${vdev} is LUN ${lun.lun} of ${lun.iqn}; ${to.name} is logged in to it before.`;
};

/** The record goes over the wire between the hosts, for root only, and by no command line. */
function enter(disk: DiskLook, { guest, from, to, wire }: MoveLook): Action {
  const { lun, record, notes, newPlace } = seenIscsi(disk);
  // Each host has its records where its own release looks for them.
  const path = recordAt(record!, newPlace);
  const device = disk.disk.target!;
  const users = ownNotes(notes, guest.name).map((user): Login => ({ ...lun, user, guest: guest.name, chap: null }));
  const noting = users.map((login) => onSide(use(login), to));
  const there = (run: RunStep['run'], more: Partial<RunStep> = {}): RunStep => ({ run, ...at(to), ...more });
  const runsOnly = (steps: readonly Step[]): Step[] => steps.filter((step) => 'run' in step);
  return {
    id: `move.iscsi.${lun.iqn}.${lun.lun}`,
    title: noted`Log in to ${lun.iqn} at ${lun.portal} on ${to.name}`,
    why: noted('Its LUNs become disks of that host too. Only the guest writes to them, wherever it is.'),
    effect: 'creates',
    touches: [thing(noted`iSCSI session ${lun.iqn}`, to), thing(path, to)],
    check: { run: ['test', '-b', device], ...at(to) },
    // Another disk of the guest may have brought the same session.
    whenThere: 'keep',
    do: [
      ...noting.flatMap((action) => runsOnly(action.do)),
      ...users.map((login) => there(['touch', '--', mark(login, 'session')])),
      ...users.map((login) => there(['touch', '--', mark(login, 'record')])),
      there(['install', '-D', '-m', '0600', '/dev/null', path]),
      { run: overWire(wire!, ['dd', `of=${path}`, 'conv=fsync', 'status=none']), from: record!, ...at(from) },
      there([...node(lun), '--login'], {
        ok: [0, 15],
        timeoutMs: 60_000,
        trouble: {
          message: noted`${to.name} could not log in to ${lun.iqn}`,
          remedy: noted`The target must let that host in: its name there is in /etc/iscsi/initiatorname.iscsi, on ${to.name}.`,
        },
      }),
      there(['udevadm', 'settle', '--timeout=30'], { ok: [0, 1] }),
    ],
    undo: [
      there([...node(lun), '--logout'], { ok: [0, 21], timeoutMs: 120_000 }),
      there([...node(lun), '-o', 'delete'], { ok: [0, 15, 21] }),
      ...users.flatMap((login) => [
        there(['rm', '-f', '--', mark(login, 'session'), mark(login, 'record')]),
        ...runsOnly(onSide(use(login), to).undo).slice(-2),
      ]),
    ],
    verify: { kind: 'run', check: { run: ['test', '-b', device], ...at(to), timeoutMs: 30_000 } },
  };
}
