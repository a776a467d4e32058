/**
 * What-is-in-use for the printed script, as well as bash can: the same questions as src/host/in-use, with fewer words for
 * the answers. Programs that are not installed have nothing to say.
 */
export const IN_USE: readonly { name: string; text: string }[] = [
  {
    name: 'given',
    text: `# given PATH GUEST: a line for each guest but GUEST that has this device or file, or will have it.
given() {
  local config each
  for config in /etc/xen/*.cfg /etc/xen/auto/* /etc/xen/vm/*; do
    case \${config##*/} in "$2" | "$2.cfg") continue ;; esac
    [ -f "$config" ] || continue
    while read -r each; do
      if [ "$each" -ef "$1" ]; then echo "$1 is named in $config"; fi
    done < <(grep -v '^[[:space:]]*#' -- "$config" | tr "'" '"' | grep -oE '/[^]",[:space:]]+')
  done
  if [ ! -b "$1" ]; then return; fi
  each=$(stat -L -c '%t:%T' -- "$1")
  if xenstore-ls -f /local/domain/0/backend 2>/dev/null | grep -F "/physical-device = \\"$each\\"" >/dev/null; then
    echo "$1 is a disk of a running guest"
  fi
}`,
  },
  {
    name: 'opened',
    text: `# opened PATH: a line for each process that has it open.
opened() { find /proc/[0-9]*/fd -lname "$1" -printf "$1 is open: %h\\n" 2>/dev/null || true; }`,
  },
  {
    name: 'kernel_uses',
    text: `# kernel_uses DEVICE GUEST: why the kernel or a guest has this device, a part of it, or what it is a part of.
kernel_uses() {
  local each number kind fs found
  while read -r each number kind fs; do
    if [ "$each" != "$1" ] && [ "$kind" != part ]; then echo "$1 is held by $each ($kind)"; fi
    case $fs in LVM2_member | *_raid_member | zfs_member | mpath_member | drbd) echo "$each is a part: $fs" ;; esac
    if grep -q "^$each " /proc/swaps; then echo "$each is swap"; fi
    found=$(grep -lsE "^[0-9]+ [0-9]+ $number " /proc/[0-9]*/mountinfo | head -n 1) || true
    if [ -n "$found" ]; then echo "$each is mounted: $found"; fi
    opened "$each"
    given "$each" "$2"
  done < <(lsblk -nrpo KNAME,MAJ:MIN,TYPE,FSTYPE -- "$1")
  while read -r each; do
    if [ "$each" != "$1" ]; then given "$each" "$2"; fi
  done < <(lsblk -nrpso KNAME -- "$1")
  # An exclusive open is the kernel's own answer.
  perl -MFcntl -e 'exit !sysopen(my $device, $ARGV[0], O_RDONLY | O_EXCL)' -- "$1" || echo 'the kernel does not give it out'
}`,
  },
  {
    name: 'uses_of',
    text: `# uses_of PATH GUEST [HOLDS]: a line for each reason why it must not be written to.
uses_of() {
  local real found
  real=$(readlink -e -- "$1") || {
    echo 'it is not there'
    return
  }
  losetup --associated "$real" --output NAME --noheadings | sed 's/^/it is behind /'
  if [ ! -b "$real" ]; then
    if grep -q "^$real " /proc/swaps; then echo 'it is swap'; fi
    opened "$real"
    given "$real" "$2"
    return
  fi
  kernel_uses "$real" "$2"
  if [ "$#" -lt 3 ]; then return; fi
  found=$(blkid -p -o export -s TYPE -s UUID -s PTTYPE -s PTUUID -- "$real" | grep -v '^DEVNAME=' | sort | paste -sd ' ') || true
  case $found in '' | "$3") ;; *) echo "it holds something that was not seen before: $found" ;; esac
}`,
  },
  {
    name: 'must_be_free',
    text: `# must_be_free PATH GUEST [HOLDS]: nothing uses this device or file, and it holds nothing but HOLDS.
must_be_free() {
  local why
  why=$(uses_of "$@") || why='it could not be looked at'
  [ -z "$why" ] || stop 5 "$1 must not be written to: \${why//$'\\n'/; }" 'Free it, or choose another one.'
}`,
  },
];
