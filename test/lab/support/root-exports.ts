import { onHost } from './host.ts';

/** Folders with the practice guest's system in them, exported by the lab's host to its guests and to itself. */
export const ROOT_SERVER = '10.20.0.1';
const BASE = '/srv/xenguide-test-roots';
const EXPORTS = '/etc/exports.d/xenguide-test-roots.exports';
const GUESTS = '10.20.0.0/24';

export const ROOT = {
  good: `${BASE}/good`,
  readOnly: `${BASE}/ro`,
  /** root of the client is nobody there. */
  squashed: `${BASE}/squashed`,
  empty: `${BASE}/empty`,
  unknown: `${BASE}/none`,
} as const;

export async function startRootServer(): Promise<void> {
  await onHost(
    `set -e
    mkdir -p ${ROOT.good} ${ROOT.empty} /etc/exports.d /run/xenguide-test-root
    mount -o ro,loop /srv/images/root.img /run/xenguide-test-root
    cp -a /run/xenguide-test-root/. ${ROOT.good}/
    umount /run/xenguide-test-root
    rmdir /run/xenguide-test-root
    # As a person would prepare it: no disk for /, and passwords that only root reads.
    sed -i '/ \\/ /d' ${ROOT.good}/etc/fstab
    chmod 600 ${ROOT.good}/etc/shadow
    cp -a ${ROOT.good} ${ROOT.readOnly}
    cp -a ${ROOT.good} ${ROOT.squashed}
    cat >${EXPORTS} <<'END'
${ROOT.good} ${GUESTS}(rw,sync,no_subtree_check,no_root_squash)
${ROOT.readOnly} ${GUESTS}(ro,sync,no_subtree_check,no_root_squash)
${ROOT.squashed} ${GUESTS}(rw,sync,no_subtree_check,root_squash)
${ROOT.empty} ${GUESTS}(rw,sync,no_subtree_check,no_root_squash)
END
    systemctl start rpcbind nfs-server
    exportfs -ra`,
    300,
  );
}

export async function stopRootServer(): Promise<void> {
  await onHost(
    `rm -f ${EXPORTS}; rmdir --ignore-fail-on-non-empty /etc/exports.d
    exportfs -ra; systemctl stop nfs-server
    rm -rf ${BASE}`,
    300,
  );
}

/** What is in a folder, with contents: to be compared before and after. What a guest wrote there is the guest's. */
export const contentsOf = (folder: string): Promise<string> =>
  onHost(`cd ${folder} && find . -type f ! -path ./var/lib/boots -exec sha256sum {} + | sort -k 2`);
