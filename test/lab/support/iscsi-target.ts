import { debian, onHost } from './host.ts';

/** Where open-iscsi keeps what it knows of targets (2.1.10 moved it). */
export const RECORDS = debian === 13 ? '/var/lib/iscsi/nodes' : '/etc/iscsi/nodes';

/** An iSCSI target (tgt) on the lab's host itself: storage machine and Xen host in one. */

export const PORTAL = '127.0.0.1:3260';
/** Packets to this port are dropped: nobody answers there. */
export const DEAF_PORTAL = '127.0.0.1:3999';
export const OPEN = 'iqn.2026-11.example:open';
export const LOCKED = 'iqn.2026-11.example:locked';
export const CHAP_USER = 'xenhosts';
export const PASSWORD = 'correct-horse-17';

/** This LUN lacks one sector of the others' size. */
export const SMALL = 3;

const FOLDER = '/var/local/xenguide-iscsi';
export const backing = (target: string, lun: number): string => `${FOLDER}/${target.split(':')[1]}-${lun}.img`;
export const device = (target: string, lun: number): string =>
  `/dev/disk/by-path/ip-${PORTAL}-iscsi-${target}-lun-${lun}`;
export const passwordFile = (which: 'right' | 'wrong' | 'open-to-all'): string => `${FOLDER}/${which}.secret`;

/** LUNs of 100 MiB behind two targets; one target asks for user and password. Gives back how it was before. */
export async function startTarget(): Promise<string> {
  const tgt = 'tgtadm --lld iscsi';
  return onHost(
    `set -e
    systemctl is-enabled open-iscsi || true
    mkdir -p ${FOLDER}
    printf '${PASSWORD}\\n' >${passwordFile('right')}
    printf 'wrong-horse-18\\n' >${passwordFile('wrong')}
    printf '${PASSWORD}\\n' >${passwordFile('open-to-all')}
    chmod 600 ${passwordFile('right')} ${passwordFile('wrong')}
    chmod 644 ${passwordFile('open-to-all')}
    exec >/dev/null
    systemctl enable open-iscsi 2>&1
    systemctl start tgt
    ${tgt} --op new --mode account --user ${CHAP_USER} --password ${PASSWORD}
    tid=0
    for target in ${OPEN} ${LOCKED}; do
      tid=$((tid + 1))
      ${tgt} --op new --mode target --tid $tid -T $target
      for lun in 1 2 ${SMALL}; do
        file=${FOLDER}/\${target#*:}-$lun.img
        truncate -s 100M $file
        [ $lun != ${SMALL} ] || truncate -s -512 $file
        ${tgt} --op new --mode logicalunit --tid $tid --lun $lun -b $file
      done
      ${tgt} --op bind --mode target --tid $tid -I ALL
    done
    ${tgt} --op bind --mode account --tid 2 --user ${CHAP_USER}
    nft add table inet xenguide_deaf
    nft add chain inet xenguide_deaf input '{ type filter hook input priority 0; }'
    nft add rule inet xenguide_deaf input tcp dport ${DEAF_PORTAL.split(':')[1]} drop`,
    300,
  );
}

/** A LUN as it came from the factory. */
export const emptyLun = (target: string, lun: number): Promise<string> =>
  onHost(`truncate -s 0 ${backing(target, lun)}; truncate -s 100M ${backing(target, lun)}`);

export async function stopTarget(before: string): Promise<void> {
  await onHost(
    `nft delete table inet xenguide_deaf
    systemctl stop tgt
    ${before.trim() === 'enabled' ? '' : 'systemctl disable open-iscsi 2>&1'}
    systemctl stop open-iscsi iscsid
    rm -rf ${FOLDER}
    true`,
    300,
  );
}

/** Sessions, records and devices of iSCSI, a line each. */
export async function iscsiState(): Promise<string[]> {
  const output = await onHost(`
    iscsiadm -m session 2>/dev/null | sed 's/^/session /'
    find /etc/iscsi ${RECORDS} /dev/disk/by-path -path '/dev/*iscsi*' -o -path '/etc/iscsi/*/*' -o -path '${RECORDS}/*' | sed 's/^/there /'
    true`);
  return output.split('\n').filter(Boolean).sort();
}
