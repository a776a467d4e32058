/**
 * Looks into a folder of a file server, for perl. To be started in a mount namespace of its own (`unshare --mount`), so
 * that nobody else ever sees the mount and the kernel takes it away with the process, however that ends. Links are
 * followed as the guest would follow them: the root folder is changed first, so that none leads out into the host.
 *
 * Arguments: SOURCE OPTIONS [RAMDISK]. Ends like mount(8) when that fails. Without RAMDISK it prints records that end
 * with a zero byte: `file SIZE REAL-PATH PATH` of files in /boot, `entry NAME` of the folder itself, `there PATH`,
 * `text PATH` and a line break and the text, `denied PATH`, `builtin VERSION MODULE`. With RAMDISK it becomes
 * lsinitramfs (initramfs-tools-core), which lists what is in that file.
 */
export const LOOK_SCRIPT = String.raw`
use strict;
use warnings;
use Cwd qw(abs_path);

my ($source, $options, $ramdisk) = @ARGV;
my $at = '/mnt';
my $mounted = system('mount', '-n', '-t', 'nfs', '-o', $options, '--', $source, $at);
exit($mounted >> 8 || 1) if $mounted != 0;

sub inside { (chroot($at) and chdir('/')) or die "chroot: $!\n" }
sub record { my $text = join(' ', @_); $text =~ tr/\0//d; print $text, "\0" }

if (defined $ramdisk) {
  my $pid = open(my $child, '-|') // die "fork: $!\n";
  if ($pid == 0) { inside(); print abs_path($ramdisk) // ''; exit 0 }
  my $real = do { local $/; <$child> };
  exec('lsinitramfs', '--', $at . $real) or exit 127;
}

inside();
if (opendir(my $folder, '/')) { record('entry', $_) for grep { !/^\.\.?$/ } sort readdir($folder) }
if (opendir(my $folder, '/boot')) {
  for my $name (sort readdir($folder)) {
    my $path = "/boot/$name";
    next unless -f $path;
    record('file', -s $path, abs_path($path) // $path, $path);
  }
}
for my $path (qw(/sbin/init /usr/sbin/init /etc/init /bin/init /lib/systemd/systemd /usr/lib/systemd/systemd)) {
  record('there', $path) if -e $path;
}
for my $path (qw(/etc/os-release /usr/lib/os-release /etc/fstab /etc/shadow /.xenguide-guest)) {
  next unless -e $path;
  if (open(my $file, '<', $path)) { read($file, my $text, 65536); record("text $path\n" . ($text // '')) }
  else { record('denied', $path) }
}
for my $path ('/root/.ssh/authorized_keys', glob('/home/*/.ssh/authorized_keys')) {
  record('there', $path) if -s $path;
}
for my $list (glob('/lib/modules/*/modules.builtin /usr/lib/modules/*/modules.builtin')) {
  my ($version) = $list =~ m{/modules/([^/]+)/} or next;
  open(my $file, '<', $list) or next;
  while (my $line = <$file>) { record('builtin', $version, $1) if $line =~ m{/(nfs|xen-netfront)\.ko$} }
}
`;
