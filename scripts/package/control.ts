export interface About {
  version: string;
  description: string;
  /** `NAME <ADDRESS>` */
  maintainer: string;
  /** Of the commit, in seconds. */
  epoch: number;
}

/** The control file of Debian’s package. Xen itself is only recommended: a plan is also made for a host behind ssh. */
export function control(
  { version, description, maintainer }: About,
  { depends, kib, architecture }: { depends: string; kib: number; architecture: string },
): string {
  return `Package: xenguide
Version: ${version}
Architecture: ${architecture}
Maintainer: ${maintainer}
Installed-Size: ${kib}
Depends: ${depends}
Recommends: openssh-client
Suggests: xen-utils, qemu-utils, lvm2
Section: admin
Priority: optional
Description: ${description.replace(/^An? /, '')}
 It looks into a prebuilt image and says what it is, asks a few questions,
 explains each choice, shows the config growing beside them, and ends with a
 running guest or with files to take along. What it did it can take back.
 .
 The program is one file and needs no Node.js.
`;
}

export const changelog = ({ version, maintainer, epoch }: About): string =>
  `xenguide (${version}) unstable; urgency=medium

  * Version ${version}.

 -- ${maintainer}  ${new Date(epoch * 1000).toUTCString().replace('GMT', '+0000')}
`;

/** What lintian finds and what is meant so. */
export const LINTIAN = `# The program is Node.js, as its makers build it, with its script inside: with the libraries that it is tested with,
# at a fixed address, and with all the licences that it comes with, word for word.
xenguide: embedded-library
xenguide: hardening-no-pie
xenguide: copyright-file-contains-full-apache-2-license
xenguide: copyright-not-using-common-license-for-gpl
xenguide: old-fsf-address-in-copyright-file
# They run elsewhere: on the hosts, in the lab and in its guests.
xenguide: script-not-executable [usr/share/xenguide/*]
xenguide: unusual-interpreter /bin/busybox [usr/share/xenguide/lab/*]
`;
