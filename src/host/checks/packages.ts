import { t } from '../../text/t.ts';
import { type Judge, warn } from './check.ts';

/** Debian and those that take its packages, by ID in their os-release. */
const LIKE_DEBIAN = /^(debian|devuan|raspbian|ubuntu|linuxmint|pop|kali|proxmox)$/;

/** Every package that is named anywhere is one of Debian’s, and only Debian 12 and 13 were tried. */
export const otherPackages: Judge = ({ os }) =>
  LIKE_DEBIAN.test(os.id)
    ? []
    : [
        warn(
          'packages',
          t`This host runs ${os.pretty}; xenguide was tried on Debian. Files and services of Xen may lie elsewhere here.`,
          t(
            'Where a package of apt is named, look for the program that it brings: your packages may be called otherwise.',
          ),
        ),
      ];
