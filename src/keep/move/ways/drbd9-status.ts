/**
 * What DRBD 9 says of a resource, which 8.4 has no word for: `drbdsetup status --json` (drbd-utils, user/v9/drbdsetup.c,
 * resource_status_json and below). Sizes there are KiB.
 */
export interface Drbd9Status {
  /** Primary, Secondary */
  role: string;
  peerRole: string;
  /** StandAlone, Connecting …; while the two are connected, what goes on between them: Established, SyncSource … */
  connection: string;
  disk: string;
  peerDisk: string;
  /** What the other has not; null: not told. */
  outOfSyncBytes: number | null;
}

type Row = Record<string, unknown>;

/** Of its first volume and its one peer: more than two hosts have no guest that moves between two. Undefined: it is not DRBD 9, or not up. */
export function readDrbd9Status(stdout: string, resource: string): Drbd9Status | undefined {
  const found = rowsOf(parsed(stdout)).find(({ name }) => name === resource);
  if (!found) return undefined;
  const [device] = rowsOf(found.devices);
  const [peer] = rowsOf(found.connections);
  const [shared] = rowsOf(peer?.peer_devices);
  // One that was never told of a peer, or was told to forget it, stands alone too.
  const link = textOf(peer?.['connection-state']) ?? 'StandAlone';
  const outOfSync = shared?.['out-of-sync'];
  return {
    role: textOf(found.role) ?? 'Unknown',
    peerRole: textOf(peer?.['peer-role']) ?? 'Unknown',
    connection: link === 'Connected' ? (textOf(shared?.['replication-state']) ?? link) : link,
    disk: textOf(device?.['disk-state']) ?? 'DUnknown',
    peerDisk: textOf(shared?.['peer-disk-state']) ?? 'DUnknown',
    outOfSyncBytes: typeof outOfSync === 'number' ? outOfSync * 1024 : null,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const rowsOf = (value: unknown): Row[] =>
  Array.isArray(value) ? value.filter((each): each is Row => typeof each === 'object' && each !== null) : [];
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
