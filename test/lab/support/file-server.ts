import { onHost } from './host.ts';

/** An NFS server on the lab's host itself, with exports of each kind; `stopFileServer` puts everything back. */
export const SERVER = '127.0.0.1';
/** Nobody has this address on the wire between the hosts. */
export const NOBODY = '10.9.0.77';
const BASE = '/srv/xenguide-test-nfs';
const EXPORTS = '/etc/exports.d/xenguide-test.exports';

export const EXPORT = {
  good: `${BASE}/good`,
  readOnly: `${BASE}/ro`,
  /** 8 MiB. */
  small: `${BASE}/small`,
  /** root of the client is nobody there, and the folder is root's. */
  squashed: `${BASE}/squashed`,
  unknown: `${BASE}/none`,
} as const;

export async function startFileServer(): Promise<void> {
  await onHost(
    `set -e
    mkdir -p ${EXPORT.good} ${EXPORT.readOnly} ${EXPORT.small} ${EXPORT.squashed} /etc/exports.d
    mountpoint -q ${EXPORT.small} || mount -t tmpfs -o size=8m xenguide-test ${EXPORT.small}
    cat >${EXPORTS} <<'END'
${EXPORT.good} ${SERVER}(rw,sync,no_subtree_check,no_root_squash)
${EXPORT.readOnly} ${SERVER}(ro,sync,no_subtree_check,no_root_squash)
${EXPORT.small} ${SERVER}(rw,sync,no_subtree_check,no_root_squash,fsid=77)
${EXPORT.squashed} ${SERVER}(rw,sync,no_subtree_check,root_squash)
END
    systemctl start nfs-server
    exportfs -ra`,
    300,
  );
}

export async function stopFileServer(): Promise<void> {
  await onHost(
    `rm -f ${EXPORTS}; rmdir --ignore-fail-on-non-empty /etc/exports.d
    exportfs -ra; systemctl stop nfs-server
    umount ${EXPORT.small}; rm -rf ${BASE}`,
    300,
  );
}

/** Mounts and units, which a plain list of files does not show. */
export async function mountsAndUnits(): Promise<string[]> {
  const output = await onHost(`
    findmnt -rn -t nfs,nfs4 -o TARGET,SOURCE | sed 's/^/mount /'
    find /etc/systemd/system -printf 'unit %p\\n'
    systemctl list-units --all --plain --no-legend 'var-lib-xen-nfs*' | sed 's/ .*//; s/^/loaded /'`);
  return output.split('\n').filter(Boolean).sort();
}
