#!/usr/bin/env python3
# A stand-in for xl with what a move needs: domains in a file, and the protocol between sender and receiver with its points where
# either can be killed (the file `fault` of a host: `sender POINT`, `receiver POINT`; `die`, or `fail` where the point is an answer).
import fcntl, json, os, signal, sys, time

root = os.environ['XENGUIDE_STAND_IN']
args = sys.argv[1:]
UUID = '11111111-2222-3333-4444-555555555555'
BANNER, READY, GO, REPORT = b'B', b'R', b'G', b'P'


class Domains:
    def __enter__(self):
        self.lock = open(f'{root}/domains.lock', 'w')
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        self.all = json.load(open(f'{root}/domains'))
        return self

    def __exit__(self, *_):
        with open(f'{root}/domains.new', 'w') as f:
            json.dump(self.all, f)
        os.rename(f'{root}/domains.new', f'{root}/domains')
        self.lock.close()

    def of(self, name):
        return next((d for d in self.all if d['name'] == name or str(d['domid']) == name), None)


def say(text):
    os.write(2, (text + '\n').encode())


def note(text):
    with open(f'{root}/told', 'a') as f:
        f.write(text + '\n')


def fault(who, point):
    try:
        wanted = open(f'{root}/fault').read().split('\n')
    except FileNotFoundError:
        return False
    if f'{who} {point} die' in wanted:
        os.kill(os.getpid(), signal.SIGKILL)
    if f'{who} {point} hang' in wanted:
        while True:
            time.sleep(60)
    return f'{who} {point} fail' in wanted


def unknown(name):
    say(f'{name} is an invalid domain identifier (rc=-6)')
    sys.exit(1)


def drbd(*words):
    import subprocess

    return subprocess.run(['drbdadm', *words], stderr=subprocess.PIPE)


def letters(state):
    return {'running': '-b----', 'paused': '--p---', 'suspended': '---ss-'}[state]


def set_state(name, state):
    with Domains() as d:
        domain = d.of(name) or unknown(name)
        domain['state'] = state


def rename(old, new):
    with Domains() as d:
        domain = d.of(old) or unknown(old)
        domain['name'] = new


def destroy(name):
    with Domains() as d:
        domain = d.of(name) or unknown(name)
        if domain['state'] == 'running':
            note('DESTROYED A RUNNING GUEST')
        d.all.remove(domain)
    if mirrored(domain['config']):
        drbd('secondary', 'web1-disk')


def mirrored(config):
    return any('script' in disk for disk in config['libxl']['disks'])


def build(name, config, state):
    if mirrored(config) and drbd('primary', 'web1-disk').returncode != 0:
        say('libxl: error: script: DRBD does not make web1-disk writable here')
        return False
    with Domains() as d:
        if d.of(name):
            say(f'Domain with name "{name}" already exists.')
            return False
        domid = max([9] + [x['domid'] for x in d.all]) + 1
        d.all.append({'name': name, 'domid': domid, 'uuid': UUID, 'state': state, 'config': config})
    return True


def read(fd, what):
    got = os.read(fd, 1)
    return got == what


def migrate():
    import subprocess

    name, rune = args[-2], args[-1]
    with Domains() as d:
        domain = d.of(name) or unknown(name)
    child = subprocess.Popen(['sh', '-c', rune], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    send, receive = child.stdin.fileno(), child.stdout.fileno()
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)

    def write(what):
        try:
            os.write(send, what)
            return True
        except OSError:
            return False

    fault('sender', 'begin')
    if not read(receive, BANNER):
        sys.exit(1)
    config = json.dumps(domain['config']).encode()
    write(len(config).to_bytes(4, 'big') + config)
    for percent in (0, 50, 100):
        fault('sender', f'copy{percent}')
        if not write(b'm'):
            break
    set_state(name, 'suspended')
    fault('sender', 'suspended')
    write(b'e')

    def resume_here():
        os.close(send)
        say('Migration failed, resuming at sender.')
        set_state(name, 'running')
        sys.exit(1)

    if not read(receive, READY):
        resume_here()
    say('migration sender: Target has acknowledged transfer.')
    rename(name, f'{name}--migratedaway')
    fault('sender', 'renamed')
    say('migration sender: Giving target permission to start.')
    write(GO)
    fault('sender', 'go')
    if not read(receive, REPORT):
        say('Domain state is now undefined !')
        sys.exit(1)
    if os.read(receive, 1) != b'0':
        if not read(receive, GO):
            say('Domain state is now undefined !')
            sys.exit(1)
        rename(f'{name}--migratedaway', name)
        set_state(name, 'running')
        say('Migration failed due to problems at target.')
        sys.exit(1)
    fault('sender', 'report')
    destroy(f'{name}--migratedaway')
    say('Migration successful.')


def receive():
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    say('migration target: Ready to receive domain.')

    def write(what):
        try:
            os.write(1, what)
        except OSError:
            sys.exit(1)

    write(BANNER)
    length = int.from_bytes(os.read(0, 4), 'big')
    config = json.loads(os.read(0, length))
    name = config['name']
    copy = f'{name}--incoming'
    if fault('receiver', 'build') or not build(copy, config, 'paused'):
        say('migration target: Domain creation failed (code -3).')
        sys.exit(1)
    fault('receiver', 'built')
    while True:
        got = os.read(0, 1)
        if got == b'e':
            break
        if got == b'':
            # libxl takes down what it could not build.
            destroy(copy)
            say('migration target: Domain creation failed (code -3).')
            sys.exit(1)
    say('migration target: Transfer complete, requesting permission to start domain.')
    write(READY)
    failed = not read(0, GO)
    fault('receiver', 'go')
    if not failed:
        say('migration target: Got permission, starting domain.')
        rename(copy, name)
        copy = name
        fault('receiver', 'renamed')
        failed = fault('receiver', 'unpause')
        if not failed and '-p' not in args:
            set_state(name, 'running')
            note('LET RUN')
            fault('receiver', 'runs')
            say('migration target: Domain started successsfully.')
    write(REPORT)
    write(b'1' if failed else b'0')
    if failed:
        say('migration target: Failure, destroying our copy.')
        destroy(copy)
        fault('receiver', 'destroyed')
        say('migration target: Cleanup OK, granting sender permission to resume.')
        write(GO)


def details(name):
    with Domains() as d:
        domain = d.of(name) or unknown(name)
    print(json.dumps([{'domid': domain['domid'], 'config': domain['config']['libxl']}]))


note(' '.join(args))
verb = args[0]
if verb == 'info':
    if len(args) > 1:
        print(open(f'{root}/xen_version').read().strip())
    else:
        print('hw_caps                : 178bf3ff:f6d8320b:2e500800:244037ff:0000000f:219c91a9:00400004:00000500')
elif verb == 'list' and args[1] == '-v':
    print('Name  ID Mem VCPUs State Time(s) UUID Reason-Code Security Label')
    with Domains() as d:
        print(f'Domain-0 0 1200 2 r----- 12.1 00000000-0000-0000-0000-000000000000 - none')
        for x in d.all:
            print(f"{x['name']:40} {x['domid']:5} 64 1     {letters(x['state'])}       3.1  {x['uuid']}        -             none")
elif verb == 'list' and args[1] == '-l':
    details(args[2])
elif verb == 'domid':
    with Domains() as d:
        domain = d.of(args[1]) or unknown(args[1])
        print(domain['domid'])
        # One that is dying is there for so many questions more.
        if 'dying' in domain:
            domain['dying'] -= 1
            if domain['dying'] == 0:
                d.all.remove(domain)
elif verb == 'migrate':
    migrate()
elif verb == 'migrate-receive':
    receive()
elif verb == 'destroy':
    destroy(args[1])
elif verb == 'rename':
    rename(args[1], args[2])
elif verb == 'resume':
    set_state(args[1], 'running')
elif verb == 'save':
    set_state(args[2], 'running')
    say('Failed to save domain, resuming domain')
    sys.exit(1)
elif verb == 'unpause':
    set_state(args[1], 'running')
elif verb == 'shutdown':
    with Domains() as d:
        domain = d.of(args[-1]) or unknown(args[-1])
        with open(f'{root}/domains.before', 'w') as f:
            json.dump(d.all, f)
        if fault('shutdown', 'dying'):
            domain['dying'] = 3
        elif not fault('shutdown', 'again'):
            d.all.remove(domain)
elif verb == 'create':
    if fault('create', 'here'):
        sys.exit(3)
    config = json.load(open(f'{root}/libxl-of-config'))
    sys.exit(0 if build('web1', config, 'running') else 3)
else:
    say(f'unknown: {verb}')
    sys.exit(2)
