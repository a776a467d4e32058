#!/usr/bin/env python3
# A stand-in for drbdadm and drbdsetup: one resource, web1-disk, that two hosts have; both read and write one file.
import fcntl, json, os, sys

root = os.environ['XENGUIDE_STAND_IN']
host = os.path.basename(root)
other = {'xena': 'xenb', 'xenb': 'xena'}[host]
shared = os.path.dirname(root) + '/drbd'
lock = open(shared + '.lock', 'w')
fcntl.flock(lock, fcntl.LOCK_EX)
s = json.load(open(shared))


def save():
    with open(shared + '.new', 'w') as f:
        json.dump(s, f)
    os.rename(shared + '.new', shared)


def refuse(text):
    sys.stderr.write(text + '\n')
    sys.exit(10)


verb = sys.argv[1]
me, peer = s[host], s[other]
connected = me['connection'] == 'Connected'
if verb == 'role':
    print(f"{me['role']}/{peer['role'] if connected else 'Unknown'}")
elif verb == 'cstate':
    print(me['connection'])
elif verb == 'dstate':
    print(f"{me['disk']}/{peer['disk'] if connected else 'DUnknown'}")
elif verb == 'show':
    print('resource web1-disk {\n    net {\n' + ('        allow-two-primaries yes;\n' if me['two'] else '') + '        protocol C;\n    }\n}')
elif verb == 'dump':
    print('resource web1-disk {\n on xena { address ipv4 10.9.0.1:7788; }\n on xenb { address ipv4 10.9.0.2:7788; }\n net { protocol C; } }')
elif verb == 'get-gi':
    print(':'.join(me['gi']) + ':1:1:1:0:0:0')
elif verb == 'sh-ll-dev':
    print('/dev/vg0/web1-disk')
elif verb == 'primary':
    if me['role'] != 'Primary' and peer['role'] == 'Primary' and not (me['two'] and peer['two']):
        refuse('State change failed: (-1) Multiple primaries not allowed by config')
    me['role'] = 'Primary'
    s['most'] = max(s['most'], sum(x['role'] == 'Primary' for x in (me, peer)))
    save()
elif verb == 'secondary':
    me['role'] = 'Secondary'
    save()
elif verb == 'net-options':
    two = '--allow-two-primaries=yes' in sys.argv
    if not two and connected and me['role'] == peer['role'] == 'Primary':
        refuse('Can not clear allow_two_primaries as long as there a primaries on both sides')
    me['two'] = two
    if connected:
        peer['two'] = two
    save()
elif verb == 'sh-minor':
    print(0)
elif verb == 'disconnect':
    me['connection'] = 'StandAlone'
    save()
elif verb == 'connect':
    discard = '--discard-my-data' in sys.argv
    if me['connection'] == 'Connected':
        pass
    elif discard:
        if me['role'] == 'Primary':
            refuse('discard-my-data not allowed when primary')
        me['connection'] = 'WFConnection'
        me['discard'] = True
    elif peer.get('discard'):
        me['connection'] = peer['connection'] = 'Connected'
        peer['gi'] = me['gi']
        del peer['discard']
    save()
elif verb in ('wait-sync', 'wait-connect'):
    pass
else:
    sys.stderr.write('unknown: ' + verb + '\n')
    sys.exit(1)
