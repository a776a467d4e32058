# shellcheck shell=bash disable=SC2034  # read by the files that source this one
# What the lab is made of: which Debian, where it lives, which ports. Every value can be set from outside.

case ${XEN_LAB_DEBIAN:-12} in
  12) DEBIAN=12 SUITE=bookworm XEN=4.17 FIRST_PORT=2221 ;;
  13) DEBIAN=13 SUITE=trixie XEN=4.20 FIRST_PORT=2231 ;;
  *) echo "XEN_LAB_DEBIAN is ${XEN_LAB_DEBIAN}; the lab knows 12 and 13." >&2; exit 2 ;;
esac

# With ZFS it is another lab beside the usual one: its own directory, its own ports (zfs.sh).
case ${XEN_LAB_ZFS:-0} in
  0) ZFS='' ;;
  1) ZFS=1 FIRST_PORT=$((FIRST_PORT + 4)) ;;
  *) echo "XEN_LAB_ZFS is ${XEN_LAB_ZFS}; write 1 for a lab with ZFS, or leave it out." >&2; exit 2 ;;
esac
# How a person calls the lab that is meant.
CALL="XEN_LAB_DEBIAN=$DEBIAN ${ZFS:+XEN_LAB_ZFS=1 }lab"

LAB_ROOT=${XEN_LAB_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/xenguide-lab}
LAB=$LAB_ROOT/$SUITE${ZFS:+-zfs}
# The emulator takes paths inside comma-separated options and inside a shell line.
case $LAB in
  *[!A-Za-z0-9/._+@-]*) echo "The lab's directory $LAB has a character other than letters, digits and /._+@-. Set XEN_LAB_DIR to another one." >&2; exit 2 ;;
esac

FIRST_PORT=${XEN_LAB_PORT:-$FIRST_PORT}       # ssh to xena; +1: ssh to xenb; +2: the wire between them
MACHINE_MB=${XEN_LAB_MB:-3072}                # each emulated machine
MACHINE_CPUS=${XEN_LAB_CPUS:-2}                # dom0 has one of them; a guest need not wait for it
DOM0_MB=1200                                  # of that, for dom0; the rest is for guests
VG_SIZE=${XEN_LAB_VG_SIZE:-6G}                # the disk that becomes volume group vg0; sparse
SPARE_SIZE=1G                                 # a disk with two empty partitions, for guests that get a real one
NEEDED_GB=$((ZFS ? 8 : 6))                    # tree, image and saved state of one Debian, while it is built

number_of() { case $1 in xena) echo 1 ;; xenb) echo 2 ;; *) die "The lab's hosts are xena and xenb, not '$1'." ;; esac; }
port_of() { echo $((FIRST_PORT + $(number_of "$1") - 1)); }
wire_port() { echo $((FIRST_PORT + 2)); }

say() { printf '%s\n' "$*" >&2; }
die() { printf 'xenguide lab: %s\n' "$*" >&2; exit 1; }
