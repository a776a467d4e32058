import { many, t } from '../../text/t.ts';
import { cannotAsk, fail, ok, unsure } from './findings.ts';
import type { Answer, NetworkTest, Question } from './network-test.ts';

/**
 * Asks on a bridge which DHCP servers there are, as a machine does that has no address yet (DHCPDISCOVER, RFC 2131), twice
 * within four seconds. Nothing comes of it: no address is taken (there is no DHCPREQUEST), and a server that set one aside
 * gives it to somebody else soon. The question is about a made-up card, so that no machine’s lease is touched, is sent from
 * the bridge’s own MAC address, so that no switch sees a new one, and says who asks (`xenguide`) to whoever reads the logs.
 *
 * A server on the host itself does not hear what the host sends: the facts about its sockets tell of that one.
 *
 * A line each: SERVER MAC OFFERED MASK ROUTER, with `-` for what was not said. By perl, which every Debian has; numbers are
 * those of Linux: AF_PACKET 17.
 */
const ASK = `use strict;
use Socket qw(SOCK_RAW inet_ntoa);
my ($card) = @ARGV;
sub of_card { open my $file, '<', "/sys/class/net/$card/$_[0]" or die "there is no $card\\n"; my $line = <$file>; chomp $line; $line }
(my $hex = of_card('address')) =~ tr/0-9a-f//cd;
my ($mac, $index, $ip) = (pack('H12', $hex), of_card('ifindex'), 0x0800);
open my $dice, '<', '/dev/urandom' or die "$!\\n";
read $dice, my $chance, 8;
my ($number, $asker) = (substr($chance, 0, 4), "\\x02\\x58" . substr($chance, 4));
socket(my $wire, 17, SOCK_RAW, unpack('S', pack('n', $ip))) or die "$!\\n";
my $to = pack('S n i S C C a8', 17, $ip, $index, 0, 0, 6, "\\xff" x 6);
bind($wire, $to) or die "$!\\n";
my $asks = pack('C4 a4 n2', 1, 1, 6, 0, $number, 0, 0x8000) . "\\0" x 16 . $asker . "\\0" x 202 . "\\x63\\x82\\x53\\x63"
  . "\\x35\\x01\\x01" . "\\x3c\\x08xenguide" . "\\x37\\x03\\x01\\x03\\x06" . "\\xff";
$asks .= "\\0" x (300 - length $asks);
my $udp = pack('n4', 68, 67, 8 + length $asks, 0) . $asks;
my $head = pack('C2 n3 C2 n', 0x45, 0, 20 + length $udp, 0, 0, 64, 17, 0) . "\\0" x 4 . "\\xff" x 4;
my $sum = 0;
$sum += $_ for unpack 'n*', $head;
$sum = ($sum & 0xffff) + ($sum >> 16) while $sum >> 16;
substr($head, 10, 2) = pack 'n', ~$sum & 0xffff;
my $question = "\\xff" x 6 . $mac . pack('n', $ip) . $head . $udp;
my %seen;
sub hear {
  my ($from, $packet) = (substr($_[0], 6, 6), substr($_[0], 14));
  return if length $packet < 20 || ord substr($packet, 9, 1) != 17;
  my $said = substr($packet, 4 * (ord($packet) & 15));
  return if length $said < 248 || unpack('x2 n', $said) != 68;
  my $offer = substr($said, 8);
  return if ord $offer != 2 || substr($offer, 4, 4) ne $number;
  my ($at, %option) = 240;
  while ($at + 1 < length $offer) {
    my ($code, $length) = unpack 'C2', substr($offer, $at, 2);
    last if $code == 255;
    if ($code == 0) { $at++; next }
    $option{$code} = substr($offer, $at + 2, $length);
    $at += 2 + $length;
  }
  return if ($option{53} // '') ne "\\x02";
  my $address = sub { length($_[0] // '') >= 4 ? inet_ntoa(substr($_[0], 0, 4)) : '-' };
  my $server = $address->($option{54} // substr($packet, 12, 4));
  my $card = join ':', unpack '(H2)6', $from;
  return if $seen{"$server $card"}++;
  print join(' ', $server, $card, map { $address->($_) } substr($offer, 16, 4), $option{1}, $option{3}), "\\n";
}
for (1 .. 2) {
  send($wire, $question, 0, $to) or die "$!\\n";
  my ($left, $ready) = (2);
  while ($left > 0) {
    vec(my $bits = '', fileno($wire), 1) = 1;
    ($ready, $left) = select($bits, undef, undef, $left);
    last unless $ready > 0;
    recv($wire, my $frame, 2048, 0);
    hear($frame);
  }
}
`;

export const askDhcp = (bridge: string): Question => ({
  argv: ['timeout', '8', 'perl', '-e', ASK, bridge],
  timeoutMs: 12_000,
});

export interface DhcpServer {
  address: string;
  mac: string;
  offers: string;
  mask: string;
  router: string;
}

export const readDhcp = ({ stdout }: Pick<Answer, 'stdout'>): DhcpServer[] =>
  [...stdout.matchAll(/^([\d.]+) ([0-9a-f:]{17}) ([\d.]+|-) ([\d.]+|-) ([\d.]+|-)$/gm)].map(
    ([, address = '', mac = '', offers = '', mask = '', router = '']) => ({ address, mac, offers, mask, router }),
  );

/**
 * Which DHCP servers answer on the bridge. `own`: it is a private network whose server is the host itself, so that every
 * other one is one too many; else one is right, if the guest is to have its address from it.
 */
export const dhcpServers = (bridge: string, own = false): NetworkTest => ({
  id: 'dhcp',
  part: 'way',
  title: t`the DHCP servers on the bridge ${bridge}`,
  asked: true,
  ask: () => ({ offers: askDhcp(bridge), learned: { argv: ['bridge', 'fdb', 'show', 'br', bridge] } }),
  judge({ offers, learned }, { card }) {
    if (offers!.code !== 0) return cannotAsk('perl', offers!);
    const found = readDhcp(offers!);
    const evidence = found.map((each) => told(each, portOf(each.mac, learned!)));
    const names = found.map(({ address }) => address).join(', ');
    if (found.length === 0) {
      if (own) return ok(t`Nobody but the host gives addresses away on ${bridge}.`);
      return card.address.dhcp
        ? unsure(
            t`No DHCP server on ${bridge} answered a card that it does not know: the guest may get no address.`,
            t(
              'Is there to be one, or does it know its cards only? Ask whoever runs it; or give the guest a fixed address.',
            ),
          )
        : ok(t`No DHCP server answers on ${bridge}; the guest has a fixed address.`);
    }
    const find = t`Find it by its MAC address (${(own ? found : found.slice(1)).map(({ mac }) => mac).join(', ')}), and switch its DHCP server off.`;
    if (own) {
      return fail(
        many(
          found.length,
          t`A second DHCP server answers on ${bridge}: ${names}. A guest takes the first answer, and may get an address that leads nowhere.`,
          t`Other DHCP servers answer on ${bridge}: ${names}. A guest takes the first answer, and may get an address that leads nowhere.`,
        ),
        `${find} ${t('A guest with xenguide’s firewall cannot be one.')}`,
        evidence,
      );
    }
    const [first, ...others] = found;
    if (others.length === 0) {
      return ok(t`One DHCP server answers on ${bridge}: ${first!.address}.`, { evidence });
    }
    const agree = others.every(({ router, mask }) => router === first!.router && mask === first!.mask);
    const message = t`Several DHCP servers answer on ${bridge}: ${names}. A guest takes the first answer.`;
    return agree
      ? unsure(
          t`${message} They name the same router: they may be a pair that is meant so.`,
          t`If only one is meant: ${find}`,
          evidence,
        )
      : fail(message, find, evidence);
  },
});

const told = ({ address, mac, offers, router }: DhcpServer, port: string | undefined): string =>
  port === undefined
    ? t`${address} (${mac}) offers ${offers}, router ${router}`
    : t`${address} (${mac} at the port ${port}) offers ${offers}, router ${router}`;

/** `00:16:3e:00:00:01 dev vif1.0 master xenbr0` (bridge(8)): behind which port the bridge has heard it. */
function portOf(mac: string, { stdout }: Answer): string | undefined {
  const line = stdout.split('\n').find((each) => each.startsWith(`${mac} dev `));
  return line?.split(' ')[2];
}
