// Loaded before the program (NODE_OPTIONS=--import=…): a fault of ours, at the moment when somebody types a “!”.
process.stdin.on('newListener', function watch(event) {
  if (event !== 'data') return;
  process.stdin.off('newListener', watch);
  process.stdin.on('data', (data) => {
    if (data.includes('!')) throw new Error('a bug, on purpose');
  });
});
