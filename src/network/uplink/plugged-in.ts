import type { RunStep } from '../../plan/action.ts';

/**
 * Which configs of guests plug a card into this bridge: a line each, or `none`. Changes nothing. Not only those that name it
 * count: a card without `bridge=` goes to vif.default.bridge of xl.conf, or else to xenbr0 (xl.conf(5), libxl’s
 * libxl__device_nic_setdefault). Configs that xl could not read are read as far as it goes. Nor do only those count that are
 * plugged in: guests are routed over it, and settings of its own let guests behind NAT have IPv6 (src/network/forwarding.ts).
 * `to`: a file on the host.
 *
 * Without perl (every Debian has it) it says nothing at all.
 */
export const pluggedIn = (bridge: string, to: string, folder = '/etc/xen'): RunStep => ({
  run: ['perl', '-', bridge, folder],
  stdin: WHO,
  to,
  ok: [0, 127],
});

/** What `pluggedIn` says where no config does. */
export const NOBODY = 'none';

/** A card with a script of another kind of network (vif-route, vif-nat) goes to no bridge. */
const WHO = String.raw`use strict;
my ($bridge, $top) = @ARGV;
sub content { open(my $from, '<', $_[0]) or return ''; local $/; my $all = <$from>; defined $all ? $all : '' }
my $ours = qr{/xenguide/network/(?:route/guests|nat/[^/]+/needs)/[^/]+$};
my $default = 'xenbr0';
for (split /\n/, content("$top/xl.conf")) { $default = $1 if /^\s*vif\.default\.bridge\s*=\s*["']([^"']+)["']/ }

my @found;
my @folders = ($top);
while (defined(my $folder = shift @folders)) {
  opendir(my $open, $folder) or next;
  for my $path (map { "$folder/$_" } sort grep { !/^\.\.?$/ } readdir $open) {
    if (-l $path) { next }
    if (-d $path) { push @folders, $path; next }
    push @found, $path if $path =~ /\.cfg$/ ? uses(content($path)) : $path =~ $ours && hangs(content($path));
  }
}
print map { "$_\n" } @found ? @found : ('${NOBODY}');

sub hangs { $_[0] =~ m{^(?:via \Q$bridge\E|needs net/ipv6/conf/\Q$bridge\E/\S+)$}m }

sub uses {
  my ($text) = @_;
  return 1 if $text =~ /^[^#\n]*(?:bridge|gatewaydev|netdev)=\Q$bridge\E(?![A-Za-z0-9._-])/m;
  return 0 if $bridge ne $default;
  my $bare = '';
  $bare .= defined $1 ? $1 : '' while $text =~ /("[^"\n]*"|'[^'\n]*'|[^"'#])|#[^\n]*|["']/g;
  for my $list ($bare =~ /^\s*vif\s*\+?=\s*\[((?:"[^"]*"|'[^']*'|[^\]"'])*)/mg) {
    while ($list =~ /"([^"]*)"|'([^']*)'/g) {
      my $card = defined $1 ? $1 : $2;
      next if $card =~ /(?:^|,)\s*bridge=[^,]/;
      next if $card =~ /(?:^|,)\s*script=([^,]*)/ and $1 !~ m{(?:^|/)vif-(?:bridge|xenguide)$};
      return 1;
    }
  }
  return 0;
}
`;
