// Loaded before the program (NODE_OPTIONS=--import=…): what comes from the terminal is handed on byte by byte, as on a
// slow line. Each byte waits for the one before it, so that a busy machine changes nothing about their order, nor about
// who is first: a byte's timer or the longer one that takes a lone Escape for what it is.
const GAP_MS = 5;
const { stdin } = process;
const emit = stdin.emit.bind(stdin);
let last = Promise.resolve();
stdin.emit = (event, ...args) => {
  if (event !== 'data') return emit(event, ...args);
  for (const byte of Buffer.from(args[0])) {
    last = last.then(
      () =>
        new Promise((next) => {
          setTimeout(() => {
            emit('data', Buffer.from([byte]));
            next();
          }, GAP_MS);
        }),
    );
  }
  return true;
};
