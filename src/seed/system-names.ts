/**
 * Accounts that are there in every Debian (base-passwd, passwd.master) and in most other systems: cloud-init leaves an account that is there
 * as it is, so that nobody can log in as one of these.
 */
export const SYSTEM_USERS: readonly string[] =
  'daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc _apt nobody sshd halt shutdown ftp adm operator'.split(
    ' ',
  );

/** Groups without an account of that name, in one distribution or another. useradd refuses to make a user whose own group is there already. */
export const SYSTEM_GROUPS: readonly string[] =
  'admin audio cdrom dialout dip disk fax floppy input kmem kvm lxd netdev plugdev render sasl shadow src staff sudo tape tty users utmp video voice wheel'.split(
    ' ',
  );
