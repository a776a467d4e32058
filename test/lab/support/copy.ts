import { onHost, quoted } from './host.ts';

/**
 * Waits for the copy of an image and stops it in one go on the host: it must not end while somebody asks once more. The shell
 * looks by itself, since each program that is started takes the emulated host a second, and a short copy no longer.
 */
const HOLD_COPY = `
  while :; do
    for each in /proc/[0-9]*; do
      { mapfile -d '' -t args <"$each/cmdline"; } 2>/dev/null || continue
      [[ \${args[0]:-} == *qemu-img && \${args[1]:-} == convert ]] || continue
      kill -STOP "\${each#/proc/}" && exit
    done
  done`;

/** Holds the copy in its middle, lets `happen` happen, and lets the copy go on: it does not know that nobody waits for it. */
export async function inTheMiddleOfTheCopy(happen: () => void): Promise<void> {
  await onHost(`timeout 600 bash -c ${quoted(HOLD_COPY)}`, 630);
  happen();
  await onHost("pkill -CONT -f '^qemu-img convert'");
}
