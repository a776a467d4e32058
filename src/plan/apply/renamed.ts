import type { Runner } from '../../host/runner.ts';
import { EXIT, UserError } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { Plan } from '../action.ts';

/**
 * `xl rename` gives a running guest another name, under which no step of its undo would end it: its disks would be taken away below
 * it. By its UUID it is known all the same (`xl vm-list`: UUID, id and name, a line each). Throws UserError (conflict). A host
 * without xl runs no guest.
 */
export async function mustHaveItsName({ name, uuid }: Plan, runner: Runner): Promise<void> {
  const list = await runner.run({ argv: ['xl', 'vm-list'], timeoutMs: 30_000 });
  for (const line of list.code === 0 ? list.stdout.split('\n') : []) {
    const [, id, now] = /^([0-9a-f-]{36})\s+\d+\s+(.+?)\s*$/.exec(line) ?? [];
    if (id !== uuid || now === undefined || now === name) continue;
    throw new UserError(EXIT.conflict, {
      field: 'name',
      message: noted`${name} runs under another name, ${now}`,
      // As xl itself calls it while it is sent from host to host.
      remedy: now.startsWith(`${name}--`)
        ? noted`It is being moved. Where it is: xenguide move ${name} --status`
        : noted`Give it its name back (xl rename ${now} ${name}), or shut it down: xl shutdown -w ${now}`,
    });
  }
}
