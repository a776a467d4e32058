/**
 * What V8 does on threads of its own: optimizing code, and collecting what is young on several at once. From the first key on it does without.
 * Both begin in the middle of the work on a key, on up to four threads, for 2 to 4 ms each, and on two processors whoever carries the frame to
 * the terminal waits for one of them: the slowest keys were twice as slow, and the others no quicker (scripts/bench/keys.ts). What was optimized
 * by the first frames stays in use. V8 takes a cache of the code only with the flags that it was made with, so at the end it must be as before.
 * Node’s module is asked for only here: it takes 2 ms to load, which the first frame need not wait for.
 */
export function helperThreads(on: boolean): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const name of ['turbofan', 'parallel-scavenge']) setFlagsFromString(on ? `--${name}` : `--no-${name}`);
}
