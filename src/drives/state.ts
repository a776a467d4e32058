import type { Result, Runner } from '../host/runner.ts';
import { theHost } from '../host/where.ts';
import { runAll } from '../plan/apply/ask.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { parseVdev } from '../xl/vdev.ts';
import { type Domain, domainArgv, type GuestType, isUnknown, readDomain } from './domain.ts';
import type { Drive } from './drive.ts';
import type { DiscRecord } from './record.ts';
import { readStoreDisks, type StoreDisk, storeArgv } from './store.ts';
import { readTrays, type Tray, traysArgv } from './trays.ts';
import { xlWords } from './words.ts';

/** What is in a guest's drives now: read, never remembered. */
export interface DiscState {
  guest: string;
  domid: number;
  type: GuestType;
  /** xl starts it anew by itself when it reboots. */
  restarts: boolean;
  drives: Drive[];
}

/** Neither an option nor a number, which xl would take for a guest's number; and xl takes no name for the host itself. */
export const isName = (name: string): boolean => name !== '' && !name.startsWith('-') && !/^\d+$/.test(name);

/** Undefined: no such guest runs. `between`: it is being built or taken down just now. Rejects with UserError (notReady) where xl cannot be asked, and with HostLost. */
export async function findDomain(runner: Runner, name: string): Promise<Domain | 'between' | undefined> {
  if (!isName(name)) return undefined;
  const found = await runner.run({ argv: domainArgv(name), timeoutMs: 30_000 });
  if (found.code !== 0) {
    if (isUnknown(found.stderr)) return undefined;
    throw noXen(found, runner);
  }
  return readDomain(found.stdout) ?? 'between';
}

/** The drives of a guest that runs. `record`: what its plan left; without it all drives and read-only disks count. */
export async function readState(
  runner: Runner,
  name: string,
  record: DiscRecord | undefined,
): Promise<DiscState | 'between' | undefined> {
  const domain = await findDomain(runner, name);
  if (domain === undefined || domain === 'between') return domain;
  const [store, monitor] = await runAll(runner, [
    storeArgv(domain.domid),
    ...(domain.type === 'hvm' ? [traysArgv(name)] : []),
  ]);
  const trays = monitor?.code === 0 ? readTrays(monitor.stdout) : new Map<number, Tray>();
  return stateOf(name, domain, store?.code === 0 ? readStoreDisks(store.stdout) : [], trays, record);
}

/** Three views made one: qemu's word on whether a disc is in counts most, then xenstore's, then libxl's. */
export function stateOf(
  guest: string,
  { domid, type, restarts, disks }: Domain,
  store: readonly StoreDisk[],
  trays: ReadonlyMap<number, Tray>,
  record: DiscRecord | undefined,
): DiscState {
  const discOf = (vdev: string, disc: string | null): string | null => {
    const stored = store.find((each) => each.vdev === vdev);
    return stored ? stored.disc : disc;
  };
  const tray = ({ vdev, disc }: { vdev: string; disc: string | null }): Drive => {
    const devid = store.find((each) => each.vdev === vdev)?.devid ?? parseVdev(vdev)?.devid ?? -1;
    const seen = trays.get(devid);
    const now = discOf(vdev, disc);
    return seen
      ? { drive: vdev, disc: seen.full ? now : null, locked: seen.locked, open: seen.open }
      : { drive: vdev, disc: now };
  };
  const disk = (vdev: string): Drive => {
    const there = disks.find((each) => each.vdev === vdev);
    if (!there) return { drive: vdev, disc: null };
    return { drive: vdev, disc: discOf(vdev, there.disc), ...(there.writable ? { taken: true } : {}) };
  };
  const vdevs = record?.drives ?? disks.filter(({ writable }) => !writable).map(({ vdev }) => vdev);
  const drives = type === 'hvm' ? disks.filter(({ cdrom }) => cdrom).map(tray) : vdevs.map(disk);
  return { guest, domid, type, restarts, drives };
}

function noXen(result: Result, runner: Runner): UserError {
  const words = xlWords(result);
  return new UserError(EXIT.notReady, {
    field: 'host',
    message:
      result.code === 127
        ? t`${theHost(runner.where)} is not a Xen host: it has no xl`
        : t`xl cannot tell which guests there are on ${runner.where}${words === '' ? '' : `: ${words}`}`,
    remedy: t(
      'Discs are changed on the guest’s host, as root: --host ssh://root@HOST asks that one. xenguide doctor says what is missing.',
    ),
  });
}
