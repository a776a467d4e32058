import { onHost, quoted } from './host.ts';

/**
 * An image of the practice guest that never rests: it appends numbers to a file of its root, and says each on its console once the disk
 * has it. The host gets into it over ssh, as root, with its own key; sshd and fsfreeze are the host’s own.
 */
export const BUSY_IMAGE = '/srv/xenguide-test-busy.img';

/** What it says when number N is on its disk; each line of the file is such a number. */
export const WROTE = 'xenguide-guest: wrote';
export const NUMBERS = '/numbers';

// As lab/guest/udhcpc, then what keeps the guest busy.
const UDHCPC = `#!/bin/busybox sh
[ "$1" = bound ] || exit 0
ip address replace "$ip/\${mask:-24}" dev "$interface"
[ -z "$router" ] || ip route replace default via "\${router%% *}"
/busy >/dev/null 2>&1 </dev/null &
`;

const BUSY = `#!/bin/busybox sh
export PATH=/bin
for each in dev proc sys; do mount --bind /$each /root/$each; done
cp /bin/busybox /root/bin/busybox
chroot /root /bin/busybox --install -s /bin
chroot /root /usr/sbin/sshd -o UsePAM=no -o StrictModes=no -o PidFile=none
n=0
while :; do
  n=$((n + 1))
  echo "$n" >>/root${NUMBERS} && sync && echo "${WROTE} $n" >/dev/hvc0
  usleep 300000
done
`;

// The practice guest's own only knows how to end a system that nothing holds open.
const POWEROFF = `#!/bin/busybox sh
export PATH=/bin
killall busy sshd
sleep 1
for each in dev proc sys; do umount /root/$each; done
sync
umount /root || mount -o remount,ro /root
exec /bin/busybox "\${0##*/}" -f
`;

/** Makes the image; `forgetBusyImage` takes it away. Nothing of it stays mounted. */
export async function makeBusyImage(): Promise<void> {
  await onHost(
    `set -eu
work=$(mktemp -d)
trap 'mountpoint -q "$work/root" && umount "$work/root"; rm -rf "$work"' EXIT
cp --sparse=always /srv/images/root.img ${BUSY_IMAGE}
truncate -s 100M ${BUSY_IMAGE}
e2fsck -fp ${BUSY_IMAGE} >/dev/null
resize2fs ${BUSY_IMAGE} >/dev/null 2>&1
mkdir "$work/root" "$work/more" "$work/more/sbin"
mount -o loop ${BUSY_IMAGE} "$work/root"
printf %s ${quoted(UDHCPC)} >"$work/more/udhcpc"
printf %s ${quoted(BUSY)} >"$work/more/busy"
printf %s ${quoted(POWEROFF)} >"$work/more/sbin/poweroff"
chmod 755 "$work/more/udhcpc" "$work/more/busy" "$work/more/sbin/poweroff"
# A second archive behind the first: its files take the place of those.
(cd "$work/more" && find . -type f | cpio --quiet -o -H newc -R 0:0 | gzip -9n) >>"$(ls "$work"/root/boot/initrd.img-*)"
cd "$work/root"
mkdir -p run/sshd root/.ssh etc/ssh usr/sbin usr/bin bin sbin
for program in /usr/sbin/sshd /usr/sbin/fsfreeze /sbin/fsfreeze; do
  [ -x "$program" ] || continue
  cp -L "$program" ".$program"
  ldd "$program" | grep -o '/[^ ]*' | while read -r library; do
    mkdir -p ".\${library%/*}"
    cp -L "$library" ".$library"
  done
done
ssh-keygen -q -t ed25519 -N '' -f etc/ssh/ssh_host_ed25519_key
ssh-keygen -y -f /root/.ssh/id_ed25519 >root/.ssh/authorized_keys
printf 'sshd:x:100:65534::/run/sshd:/usr/sbin/nologin\\n' >>etc/passwd
: >etc/ssh/sshd_config
chmod 700 root/.ssh run/sshd
cd /
umount "$work/root"`,
    300,
  );
}

export const forgetBusyImage = (): Promise<string> => onHost(`rm -f ${BUSY_IMAGE}`);
