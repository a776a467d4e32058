/** Where things about one guest lie on the host (design: contract). The name has been checked: it is safe in a path. */

/** Plan, journal, receipt, seed: for root only. */
export const stateFolder = (name: string): string => `/var/lib/xenguide/guests/${name}`;
export const configPath = (name: string): string => `/etc/xen/${name}.cfg`;
/** The little disk that tells cloud-init about the first user. */
export const seedPath = (name: string): string => `${stateFolder(name)}/seed.img`;

/** Copies of a guest's kernel and initial RAM disk, where it has no disk that they could be read from. */
const bootFolder = (name: string): string => `/var/lib/xen/boot/${name}`;
export const kernelCopy = (name: string): string => `${bootFolder(name)}/vmlinuz`;
export const ramdiskCopy = (name: string): string => `${bootFolder(name)}/initrd.img`;
