import { localRunner } from '../../../src/host/local.ts';
import type { Runner } from '../../../src/host/runner.ts';
import type { Wires } from './wires.ts';

/** Every program in the namespace of this space; `path`: folders that are searched before the usual ones. */
export function runnerIn(wires: Wires, space: string, path?: string): Runner {
  const real = localRunner();
  const prefix = [
    ...(['ip', 'netns', 'exec', wires.nameOf(space)] as const),
    ...(path === undefined ? [] : ['env', `PATH=${path}:${process.env.PATH}`]),
  ] as const;
  return {
    ...real,
    run: (command, options) => real.run({ ...command, argv: [...prefix, ...command.argv] }, options),
    runMany: undefined as never,
  };
}
