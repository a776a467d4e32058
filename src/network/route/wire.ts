import type { Check } from '../../plan/action.ts';

/**
 * Does nobody on the network of a card have this address? Asks as a machine does before it takes one: an ARP probe (RFC
 * 5227), or a neighbour solicitation (RFC 4861), three times, with 0.4 seconds for each answer. A ping would not do: many do not answer it,
 * and arping is not on every host.
 *
 * What cannot be asked (no Ethernet, the card is down, no perl) counts as silence: this is a help, not a proof.
 */
export const isSilent = (address: string, card: string): Check => ({
  run: ['perl', '-', card, address],
  stdin: ASK,
  ok: [0, 127],
  timeoutMs: 20_000,
});

/** Numbers are those of Linux: AF_PACKET 17, SOL_IPV6 41, IPV6_MULTICAST_IF 17, IPV6_MULTICAST_HOPS 18, SO_BINDTODEVICE 25. */
const ASK = `use strict;
use Socket qw(inet_pton pack_sockaddr_in6 AF_INET AF_INET6 SOCK_RAW SOL_SOCKET);
my ($card, $address) = @ARGV;
sub of_card { open my $file, '<', "/sys/class/net/$card/$_[0]" or exit 0; my $line = <$file>; chomp $line; $line }
exit 0 if of_card('type') ne '1';
(my $hex = of_card('address')) =~ tr/0-9a-f//cd;
my ($mac, $index) = (pack('H12', $hex), of_card('ifindex'));
my ($wire, $question, $to, $answers);
if ($address =~ /:/) {
  my $target = inet_pton(AF_INET6, $address) or exit 0;
  socket($wire, AF_INET6, SOCK_RAW, 58) or exit 0;
  setsockopt($wire, SOL_SOCKET, 25, pack('Z16', $card)) or exit 0;
  setsockopt($wire, 41, 17, pack('i', $index)) or exit 0;
  setsockopt($wire, 41, 18, pack('i', 255)) or exit 0;
  $question = pack('CCnN', 135, 0, 0, 0) . $target . pack('CC', 1, 1) . $mac;
  $to = pack_sockaddr_in6(0, inet_pton(AF_INET6, 'ff02::1:ff00:0') | ("\\0" x 13 . substr($target, 13)), $index);
  $answers = sub { length $_[0] >= 24 && ord $_[0] == 136 && substr($_[0], 8, 16) eq $target };
} else {
  my $target = inet_pton(AF_INET, $address) or exit 0;
  my $arp = 0x0806;
  socket($wire, 17, SOCK_RAW, unpack('S', pack('n', $arp))) or exit 0;
  $to = pack('S n i S C C a8', 17, $arp, $index, 0, 0, 6, "\\xff" x 6);
  bind($wire, $to) or exit 0;
  $question = "\\xff" x 6 . $mac . pack('nnnCCn', $arp, 1, 0x0800, 6, 4, 1) . $mac . "\\0" x 10 . $target;
  $answers = sub { length $_[0] >= 42 && substr($_[0], 28, 4) eq $target && substr($_[0], 22, 6) ne $mac };
}
for (1 .. 3) {
  send($wire, $question, 0, $to) or exit 0;
  my ($left, $ready) = (0.4);
  while ($left > 0) {
    vec(my $bits = '', fileno($wire), 1) = 1;
    ($ready, $left) = select($bits, undef, undef, $left);
    last unless $ready > 0;
    recv($wire, my $frame, 2048, 0);
    exit 1 if $answers->($frame);
  }
}
exit 0;
`;
