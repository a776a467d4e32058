"""Hands its input on to a program, so many bytes a second and not more: limit.py BYTES PROGRAM ARGUMENT...

Made by xenguide for one backup (--limit), so that guests on the same disks go on at their speed.
"""
import os
import subprocess
import sys
import time

rate = int(sys.argv[1])
# A list of words: no shell reads it.
program = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE)
pipe = program.stdin.fileno()
piece = max(1, min(1 << 20, rate // 10))
begun = time.monotonic()
done = 0
failure = 0
while True:
    try:
        data = os.read(0, piece)
    except OSError as error:
        print(f"reading: {error.strerror}", file=sys.stderr)
        failure = 1
        break
    if not data:
        break
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(pipe, left):]
    except BrokenPipeError:
        # The program has ended; its exit code says why.
        break
    done += len(data)
    early = begun + done / rate - time.monotonic()
    if early > 0:
        time.sleep(early)
    else:
        # What was missed while the disk was slow is not caught up with.
        begun -= early
try:
    program.stdin.close()
except BrokenPipeError:
    pass
code = program.wait()
sys.exit(failure or (code if code >= 0 else 128 - code))
