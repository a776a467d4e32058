"""Holds the file systems of a guest at rest while snapshots are taken: freeze.py DEED SECONDS FOLDER COUNT WORD... [COUNT WORD...]...

Made by xenguide for one backup. Each COUNT is followed by so many words: first the program that brings a line to the guest (ssh and
its options), then what becomes root there (none of it where root logs in), then the programs that are run while the guest rests.
FOLDER is that of the backup's marks, with the guest's part in it (freeze-guest.sh).

    hold    freezes, runs the programs, thaws, and notes the time. Told nothing of a thaw, it fails.
    thaw    makes sure of the thaw, where hold could not. Without a hold that began to freeze it does nothing.

The guest thaws by itself after SECONDS, when this ends, or when the connection does (see freeze-guest.sh).
"""
import os
import select
import shlex
import subprocess
import sys
import time

deed, most, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
words = sys.argv[4:]
lists = []
while words:
    count = int(words[0])
    lists.append(words[1:1 + count])
    words = words[1 + count:]
wire, become, programs = lists[0], lists[1], lists[2:]
asked = f"{folder}/asked"
goes_on = f"{folder}/through/goes-on"
# A connection that is not there within this time does not come.
CONNECT = 60
# What the guest is given to answer when it goes on by itself.
MORE = 15


def start(*args):
    with open(f"{folder}/freeze-guest.sh", encoding="utf-8") as file:
        text = file.read()
    line = shlex.join([*become, "sh", "-c", text, "xenguide-freeze", *args])
    # In a session of its own: what ends this one must first close its standard input.
    return subprocess.Popen([*wire, line], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


class Guest:
    def __init__(self, program):
        self.program = program
        self.rest = b""

    def tell(self, word):
        try:
            self.program.stdin.write(word.encode() + b"\n")
            self.program.stdin.flush()
        except OSError:
            pass

    def hear(self, seconds):
        """The next line, at most 200 letters of it; '' when none comes."""
        until = time.monotonic() + seconds
        fd = self.program.stdout.fileno()
        while b"\n" not in self.rest and len(self.rest) < 4096:
            left = until - time.monotonic()
            if left <= 0 or not select.select([fd], [], [], left)[0]:
                break
            data = os.read(fd, 4096)
            if not data:
                break
            self.rest += data
        line, _, self.rest = self.rest.partition(b"\n")
        return "".join(c if c.isprintable() else "?" for c in line[:200].decode(errors="replace"))

    def end(self, seconds):
        try:
            self.program.stdin.close()
        except OSError:
            pass
        try:
            self.program.wait(seconds)
        except subprocess.TimeoutExpired:
            self.program.kill()
            self.program.wait()


def note(path):
    with open(path, "a", encoding="utf-8"):
        os.utime(path)


def fail(text):
    print(text, file=sys.stderr)
    return 1


def hold():
    guest = Guest(start("hold", str(most)))
    try:
        answer = guest.hear(CONNECT)
        if answer != "ready":
            return fail(f"the guest cannot be frozen: {answer or 'it does not answer'}")
        note(asked)
        # Only from here on something stands still.
        note(f"{folder}/begun")
        begun = time.monotonic()
        guest.tell("freeze")
        answer = guest.hear(most)
        if answer != "frozen":
            return fail(f"the guest did not freeze: {answer or 'it does not answer'}")
        code = 0
        for program in programs:
            if time.monotonic() - begun >= most:
                break
            # Never ended in the middle: a snapshot that is half taken holds its disk up. The guest does not wait for it.
            code = subprocess.run(program, stdin=subprocess.DEVNULL, check=False).returncode
            if code != 0:
                print(f"{shlex.join(program)} failed", file=sys.stderr)
                break
        guest.tell("thaw")
        answer = guest.hear(MORE)
        if answer not in ("thawed", "late"):
            return fail(f"the guest did not say that it goes on: {answer or 'it does not answer'}")
        note(goes_on)
        if answer == "late":
            return fail(f"the guest went on by itself after {most} seconds, before all snapshots were taken")
        return 1 if code else 0
    finally:
        guest.end(MORE)


def thaw():
    if os.path.exists(goes_on):
        return 0
    if not os.path.exists(asked):
        return 0
    until = time.monotonic() + most + CONNECT
    while time.monotonic() < until:
        guest = Guest(start("thaw"))
        answer = guest.hear(most + MORE)
        guest.end(MORE)
        if answer == "thawed":
            note(goes_on)
            return 0
        time.sleep(2)
    return fail(f"the guest cannot be asked; it goes on by itself {most} seconds after it was frozen")


sys.exit(hold() if deed == "hold" else thaw())
