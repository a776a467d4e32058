/** Where things about one guest lie on the host (design: contract). The name has been checked: it is safe in a path. */

/** Plan, journal, receipt, seed: for root only. */
export const stateFolder = (name: string): string => `/var/lib/xenguide/guests/${name}`;
export const configPath = (name: string): string => `/etc/xen/${name}.cfg`;
/** The little disk that tells cloud-init about the first user. */
export const seedPath = (name: string): string => `${stateFolder(name)}/seed.img`;
/** What the guest is started with the first time, to be installed from discs. */
export const installConfigPath = (name: string): string => `${stateFolder(name)}/install.cfg`;
/** What must be known to change the guest's discs (drives/record.ts), and what was in which drive when. */
export const discRecordPath = (name: string): string => `${stateFolder(name)}/discs.json`;
export const discHistoryPath = (name: string): string => `${stateFolder(name)}/discs-history.jsonl`;
/** The copy of a disc that lay in a real drive: where qemu may read it, and beside the others' images. */
export const rippedPath = (name: string): string => `/var/lib/xen/images/${name}-disc.iso`;

/** Copies of a guest's kernel and initial RAM disk, where it has no disk yet, or none at all, that they could be read from. */
const bootFolder = (name: string): string => `/var/lib/xen/boot/${name}`;
export const kernelCopy = (name: string): string => `${bootFolder(name)}/vmlinuz`;
export const ramdiskCopy = (name: string): string => `${bootFolder(name)}/initrd.img`;
