import type { Action } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import type { MoveLook, SeenFile } from './seen.ts';
import { at, overWire, thing, type Wire } from './sides.ts';

/** What must lie at the target before the guest comes: files under the same paths, and the config that it is started from there. */
export const bringActions = (look: MoveLook, wire: Wire): Action[] => [
  ...look.files.filter(({ there }) => there === 'absent').map((file) => bringFile(file, look, wire)),
  bringConfig(look),
];

/** From host to host, over the same ssh as the guest: what it holds does not come by here. */
function bringFile({ path, bytes, mode }: SeenFile, { from, to }: MoveLook, wire: Wire): Action {
  const folder = path.slice(0, path.lastIndexOf('/')) || '/';
  return {
    id: `move.file.${path}`,
    title: noted`Copy ${path} (${roundSize(bytes)}) to ${to.name}`,
    why: noted('The guest needs it there under the same path.'),
    effect: 'creates',
    touches: [thing(path, to)],
    check: { run: ['test', '-e', path], ...at(to) },
    do: [
      // For nobody else until it is whole; its own rights come in the end.
      { run: ['install', '-D', '-m', '0600', '/dev/null', path], ...at(to) },
      {
        run: overWire(wire, ['dd', `of=${path}`, 'bs=1M', 'conv=fsync', 'status=none']),
        from: path,
        ...at(from),
      },
      { run: ['chmod', `0${mode.slice(-3)}`, '--', path], ...at(to) },
    ],
    undo: [
      { run: ['rm', '-f', '--', path], ...at(to) },
      { run: ['find', folder, '-maxdepth', '0', '-empty', '-path', '*xenguide*', '-delete'], ok: [0, 1], ...at(to) },
    ],
    verify: { kind: 'run', check: { run: ['stat', '-c', '%s', '--', path], says: String(bytes), ...at(to) } },
  };
}

/** In a cold move it gets its name right before the guest is started there: until then nobody can start a half-copied one by it. */
export const asideOf = (path: string): string => `${path}.incoming`;

function bringConfig({ guest: { config, name }, to, cold }: MoveLook): Action {
  const path = cold ? asideOf(config.path) : config.path;
  return {
    id: 'move.config',
    title: noted`Write the config ${path} on ${to.name}`,
    why: noted`${name} is started from it whenever it is started there.`,
    effect: 'creates',
    touches: [thing(path, to)],
    check: { run: ['test', '-e', path], ...at(to) },
    // The password of a screen may stand in it.
    do: [{ write: path, mode: /passw/i.test(config.text) ? 0o600 : 0o644, text: config.text, ...at(to) }],
    undo: [{ run: ['rm', '-f', '--', path, ...(cold ? [config.path] : [])], ...at(to) }],
  };
}
