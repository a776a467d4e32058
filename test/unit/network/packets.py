"""Frames on a wire, for tests of the firewall. Run inside a network namespace.

  packets.py send IFACE          frames as JSON on standard input, one after the other
  packets.py sniff IFACE END     says "ready", then the labels of all frames up to the one labelled END
  packets.py serve PORT ADDRESS  says "ready", then the address of whoever connects
  packets.py connect ADDRESS PORT
  packets.py lease IFACE MAC     asks for an address by DHCP: "ADDRESS ROUTER"
  packets.py lease6 IFACE DUID   the same by DHCPv6: "ADDRESS SERVER…", name servers behind it; "none" where none is given
  packets.py ping ADDRESS        says "answered" when an echo request is
  packets.py advert IFACE        asks for a router advertisement: its router, flags and prefixes, a line each

A frame: {"dst", "src", "vlan"?, "type"?, "arp"?: [mac, ip], "ip"?: [from, to], "ip6"?: [from, to],
"udp"?: [from, to], "tcp"?: [from, to, flags], "icmp"?: type, "icmp6"?: type, "label"}
More of ARP: "hardware"?: its type (1: Ethernet), "asks"?: the address that it is about. Of IPv6: "target"?: the address
that a message between neighbours is about, "ahead"?: [protocol, hex] headers between that of IPv6 and the rest.
"""

import ipaddress
import json
import re
import socket
import struct
import sys

mac = lambda text: bytes.fromhex(text.replace(":", ""))
ip = lambda text: ipaddress.ip_address(text).packed
ETH_P_ALL = 3
PATIENCE = 30


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def inner(frame, label):
    if "udp" in frame:
        return 17, struct.pack("!HHHH", *frame["udp"], 8 + len(label), 0) + label
    if "tcp" in frame:
        source, target, flags = frame["tcp"]
        return 6, struct.pack("!HHIIBBHHH", source, target, 1, 1, 5 << 4, flags, 1024, 0, 0) + label
    if "icmp" in frame:
        return 1, struct.pack("!BBHI", frame["icmp"], 0, 0, 0) + label
    if "icmp6" in frame:
        target = ip(frame["target"]) if "target" in frame else b""
        return 58, struct.pack("!BBHI", frame["icmp6"], 0, 0, 0) + target + label
    return 253, label


def build(frame):
    label = f"<{frame['label']}>".encode()
    if "arp" in frame:
        own, address = frame["arp"]
        kind = 0x0806
        head = struct.pack("!HHBBH", frame.get("hardware", 1), 0x0800, 6, 4, 1 if "asks" in frame else 2)
        body = head + mac(own) + ip(address) + bytes(6) + ip(frame.get("asks", "0.0.0.0")) + label
    elif "ip" in frame:
        kind = 0x0800
        protocol, rest = inner(frame, label)
        source, target = frame["ip"]
        head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(rest), 7, 0, 64, protocol, 0) + ip(source) + ip(target)
        body = head[:10] + struct.pack("!H", checksum(head)) + head[12:] + rest
    elif "ip6" in frame:
        kind = 0x86DD
        protocol, rest = inner(frame, label)
        if "ahead" in frame:
            protocol, rest = frame["ahead"][0], bytes.fromhex(frame["ahead"][1]) + rest
        source, target = frame["ip6"]
        body = struct.pack("!IHBB", 6 << 28, len(rest), protocol, 255) + ip(source) + ip(target) + rest
    else:
        kind = frame.get("type", 0x88B5)
        body = label
    tag = struct.pack("!HH", 0x8100, frame["vlan"]) if "vlan" in frame else b""
    return (mac(frame["dst"]) + mac(frame["src"]) + tag + struct.pack("!H", kind) + body).ljust(60, b"\0")


def wire(interface):
    opened = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    opened.bind((interface, 0))
    opened.settimeout(PATIENCE)
    return opened


def send(interface):
    opened = wire(interface)
    for frame in json.load(sys.stdin):
        opened.send(build(frame))


def sniff(interface, end):
    opened = wire(interface)
    print("ready", flush=True)
    while True:
        frame, (_, _, packet_type, *_) = opened.recvfrom(65536)
        if packet_type == socket.PACKET_OUTGOING:
            continue
        found = re.search(rb"<([a-z0-9 -]+)>", frame)
        if found:
            print(found[1].decode(), flush=True)
            if found[1].decode() == end:
                return


def serve(port, address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    server = socket.create_server((address, int(port)), family=family)
    server.settimeout(PATIENCE)
    print("ready", flush=True)
    connection, peer = server.accept()
    print(peer[0], flush=True)
    connection.close()


def connect(address, port):
    with socket.create_connection((address, int(port)), timeout=PATIENCE):
        print("connected")


def dhcp(kind, hardware, options):
    head = struct.pack("!BBBBIHH", 1, 1, 6, 0, 0x1234, 0, 0x8000) + bytes(16) + hardware.ljust(16, b"\0")
    return head + bytes(192) + b"\x63\x82\x53\x63" + bytes([53, 1, kind]) + options + b"\xff"


def answer(opened):
    data = opened.recv(2048)
    options, at = {}, 240
    while data[at] != 255:
        options[data[at]] = data[at + 2 : at + 2 + data[at + 1]]
        at += 2 + data[at + 1]
    return data[16:20], options


def lease(interface, own):
    opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode())
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    opened.bind(("0.0.0.0", 68))
    opened.settimeout(PATIENCE)
    everybody = ("255.255.255.255", 67)
    opened.sendto(dhcp(1, mac(own), b"\x37\x01\x03"), everybody)
    offered, options = answer(opened)
    opened.sendto(dhcp(3, mac(own), b"\x32\x04" + offered + b"\x36\x04" + options[54] + b"\x37\x01\x03"), everybody)
    given, options = answer(opened)
    print(ipaddress.ip_address(given), ipaddress.ip_address(options[3]))


def options6(data):
    found, at = {}, 0
    while at + 4 <= len(data):
        code, length = struct.unpack("!HH", data[at : at + 4])
        found[code] = data[at + 4 : at + 4 + length]
        at += 4 + length
    return found


def lease6(interface, duid):
    opened = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode())
    opened.bind(("::", 546))
    opened.settimeout(PATIENCE)
    option = lambda code, data: struct.pack("!HH", code, len(data)) + data
    servers = ("ff02::1:2", 547, 0, socket.if_nametoindex(interface))

    def ask(kind, more):
        head = struct.pack("!I", kind << 24 | 0x1234) + option(1, bytes.fromhex(duid))
        opened.sendto(head + more + option(8, b"\0\0") + option(6, struct.pack("!H", 23)), servers)
        return options6(opened.recv(4096)[4:])

    # Solicit and Request (RFC 8415); an IA_NA is 3, an address in it 5, the server's name 2.
    offered = ask(1, option(3, struct.pack("!III", 1, 0, 0)))
    if 5 not in options6(offered.get(3, bytes(12))[12:]):
        print("none")
        return
    given = ask(3, option(2, offered[2]) + option(3, offered[3]))
    address = options6(given[3][12:])[5][:16]
    names = given.get(23, b"")
    print(ipaddress.ip_address(address), *(ipaddress.ip_address(names[at : at + 16]) for at in range(0, len(names), 16)))


def ping(address):
    six = ":" in address
    family, protocol = (socket.AF_INET6, socket.IPPROTO_ICMPV6) if six else (socket.AF_INET, socket.IPPROTO_ICMP)
    opened = socket.socket(family, socket.SOCK_RAW, protocol)
    opened.settimeout(PATIENCE)
    request = struct.pack("!BBHHH", 128, 0, 0, 7, 1) if six else struct.pack("!BBHHH", 8, 0, 0xF7F7, 7, 1)
    opened.sendto(request, (address, 0))
    while True:
        answered, peer = opened.recvfrom(2048)
        if ipaddress.ip_address(peer[0]) == ipaddress.ip_address(address) and answered[0 if six else 20] == (129 if six else 0):
            print("answered")
            return


def advert(interface):
    opened = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode())
    opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 255)
    opened.settimeout(PATIENCE)
    opened.sendto(struct.pack("!BBHI", 133, 0, 0, 0), ("ff02::2", 0, 0, socket.if_nametoindex(interface)))
    while True:
        data, peer = opened.recvfrom(2048)
        if data[0] == 134:
            break
    said = [name for bit, name in ((0x80, "managed"), (0x40, "other")) if data[5] & bit]
    print("router", peer[0].split("%")[0], *said)
    at = 16
    while at < len(data):
        kind, length = data[at], data[at + 1] * 8
        if kind == 3:
            flags = [name for bit, name in ((0x80, "on-link"), (0x40, "autonomous")) if data[at + 3] & bit]
            print("prefix", f"{ipaddress.ip_address(data[at + 16 : at + 32])}/{data[at + 2]}", *flags)
        if kind == 25:
            print("names", *(ipaddress.ip_address(data[each : each + 16]) for each in range(at + 8, at + length, 16)))
        at += length


{"send": send, "sniff": sniff, "serve": serve, "connect": connect, "lease": lease, "lease6": lease6, "ping": ping, "advert": advert}[
    sys.argv[1]
](*sys.argv[2:])
