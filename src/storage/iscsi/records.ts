import type { Lun } from './portal.ts';

/**
 * Where open-iscsi keeps its records, one file each. Since 2.1.10 Debian has them in /var/lib/iscsi, and its postinst moves
 * there what an older one left in /etc/iscsi.
 */
const NEW_HOME = '/var/lib/iscsi';
const NEW = `${NEW_HOME}/nodes`;
const OLD = '/etc/iscsi/nodes';

type At = Pick<Lun, 'iqn' | 'address' | 'port'>;

/**
 * The file of a record that was made without a discovery, in either place: it does not know its portal group, and such a one
 * is named by address and port (open-iscsi, usr/idbm.c, idbm_rec_write_old).
 */
export const recordFiles = ({ iqn, address, port }: At): [string, string] => [
  `${NEW}/${iqn}/${address},${port}`,
  `${OLD}/${iqn}/${address},${port}`,
];

/**
 * find(1), up to what it does with each record of the target at this portal: `ADDRESS,PORT`, or
 * `ADDRESS,PORT,GROUP/INTERFACE` after a discovery. It says 1, since one of the places is missing.
 */
export const findRecords = ({ iqn, address, port }: At) =>
  [
    ...(['find', `${NEW}/${iqn}`, `${OLD}/${iqn}`, '-type', 'f'] as const),
    ...['(', '-path', `*/${address},${port}`, '-o', '-path', `*/${address},${port},*`, ')'],
  ] as const;

/** Whether a host’s open-iscsi has its records in the new place: that folder is a part of the package. */
export const IN_NEW_PLACE = ['test', '-d', NEW_HOME] as const;

/** The same record’s file on a host where they are in the new place, or the old one. */
export function recordAt(file: string, isNew: boolean): string {
  const below = [NEW, OLD].find((folder) => file.startsWith(`${folder}/`)) ?? '';
  return `${isNew ? NEW : OLD}${file.slice(below.length)}`;
}
