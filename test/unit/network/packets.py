"""Frames on a wire, for tests of the firewall. Run inside a network namespace.

  packets.py send IFACE          frames as JSON on standard input, one after the other
  packets.py sniff IFACE END     says "ready", then the labels of all frames up to the one labelled END
  packets.py serve PORT ADDRESS  says "ready", then the address of whoever connects
  packets.py connect ADDRESS PORT
  packets.py lease IFACE MAC     asks for an address by DHCP: "ADDRESS ROUTER"

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


{"send": send, "sniff": sniff, "serve": serve, "connect": connect, "lease": lease}[sys.argv[1]](*sys.argv[2:])
