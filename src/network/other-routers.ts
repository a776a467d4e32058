import type { RunStep } from '../plan/action.ts';

/**
 * Who on the host needs it to pass packets on, besides the guests of xenguide: a line each, always the same for the same. Files
 * that switch it on at boot, bridges with an address of the host’s and no card (Docker’s, libvirt’s, LXD’s), rules of others
 * that write the host’s address into what passes. Changes nothing. `to`: a file on the host.
 *
 * Without perl (every Debian has it) it says nobody.
 */
export const otherRouters = (key: string, to: string): RunStep => ({
  run: ['perl', '-', key],
  stdin: WHO,
  to,
  ok: [0, 127],
  timeoutMs: 60_000,
});

/** Of sysctl.d(5) the last line counts, of two files of one name that of the later folder. networkd switches it on itself. */
const WHO = String.raw`use strict;
my ($key) = @ARGV;
my $six = $key =~ /ipv6/;
my %found;
open STDERR, '>', '/dev/null';
$ENV{PATH} .= ':/usr/sbin:/sbin';
sub said { open(my $from, '-|', @_) or return (); my @lines = <$from>; close $from; @lines }
sub lines { open(my $from, '<', $_[0]) or return (); my @lines = <$from>; close $from; @lines }

my $name = $six ? qr{net[./]ipv6[./]conf[./]all[./]forwarding} : qr{net[./]ipv4[./](?:ip_forward|conf[./]all[./]forwarding)};
my %file;
for my $folder ('/usr/lib/sysctl.d', '/usr/local/lib/sysctl.d', '/run/sysctl.d', '/etc/sysctl.d') {
  for (glob "$folder/*.conf") { $file{$1} = $_ if m{([^/]+)$} }
}
$file{'99-sysctl.conf'} = '/etc/sysctl.conf' if -e '/etc/sysctl.conf';
my $last = '';
for my $each (sort grep { !/^70-xenguide/ } keys %file) {
  for (lines($file{$each})) { $last = $1 eq '0' ? '' : $file{$each} if /^\s*-?\s*$name\s*=\s*(\S+)/ }
}
$found{"sysctl $last"} = 1 if $last ne '';
for my $each (glob('/etc/systemd/networkd.conf /etc/systemd/networkd.conf.d/*.conf /etc/systemd/network/*.network /run/systemd/network/*.network')) {
  for (lines($each)) {
    next unless /^\s*(IPForward|IPMasquerade|IPv[46]Forwarding)\s*=\s*(\S+)/i;
    my ($word, $value) = (lc $1, lc $2);
    next if $word =~ /^ipv([46])/ and ($1 eq '6') != $six;
    next if $value =~ /^(?:no|false|0|off)$/ or $value eq ($six ? 'ipv4' : 'ipv6');
    next if $six and $word eq 'ipmasquerade' and $value =~ /^(?:yes|true|1|on)$/;
    $found{"networkd $each"} = 1;
  }
}

for my $each (glob '/sys/class/net/*/bridge') {
  my ($bridge) = $each =~ m{([^/]+)/bridge$};
  next if -d "/etc/xen/xenguide/network/nat/$bridge";
  next if grep { !m{/(?:vif\d|tap|veth|vnet)[^/]*$} } glob "/sys/class/net/$bridge/brif/*";
  my @scope = $six ? ('-6', 'scope', 'global') : ('-4');
  $found{"bridge $bridge"} = 1 if said('ip', '-o', shift @scope, 'address', 'show', 'dev', $bridge, @scope);
}

my ($family, $table, $chain) = ('', '', '');
for (said('nft', 'list', 'ruleset')) {
  if (/^table (\S+) (\S+) \{/) { ($family, $table) = ($1, $2); next }
  if (/^\s*chain (\S+) \{/) { $chain = $1; next }
  next if $table =~ /^xenguide/ or !/\b(?:masquerade|snat)\b/i;
  next if $six ? $family eq 'ip' : $family eq 'ip6';
  next if $family eq 'inet' and ($six ? /\bip [sd]addr\b/ : /\bip6 [sd]addr\b/);
  $found{"nft $family $table $chain"} = 1;
}
my $save = $six ? 'ip6tables-legacy-save' : 'iptables-legacy-save';
for (said($save)) { $found{"$save $1"} = 1 if /^-A (\S+) .*-j (?:MASQUERADE|SNAT)\b/ }
print "$_\n" for sort keys %found;
`;
