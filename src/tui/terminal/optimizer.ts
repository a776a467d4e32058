/**
 * V8's optimizing compiler. From the first key on it is off: it begins in the middle of the work on a key, on up to four threads at once, for
 * 2 to 4 ms each, and on two processors whoever carries the frame to the terminal waits for one of them. The slowest keys are then twice as
 * slow, and the others only a little quicker (scripts/bench/keys.ts). What it has made until then, by the first frames, stays in use. V8 takes
 * a cache of the code only with the flags that it was made with, so at the end it must be on again. Node’s module is asked for only here: it takes
 * 2 ms to load, which the first frame need not wait for.
 */
export function optimizer(on: boolean): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(on ? '--turbofan' : '--no-turbofan');
}
