import { onHost, untilOnHost } from './host.ts';

/** Waits for the copy of an image and stops it in one go on the host: it must not end while somebody asks once more. */
const HOLD_COPY = "pkill -STOP -f '^qemu-img convert'";

/** Holds the copy in its middle, lets `happen` happen, and lets the copy go on: it does not know that nobody waits for it. */
export async function inTheMiddleOfTheCopy(happen: () => void): Promise<void> {
  await untilOnHost(HOLD_COPY, 600);
  happen();
  await onHost("pkill -CONT -f '^qemu-img convert'");
}
