import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { toSvg } from '../../test/support/svg.ts';
import { Session } from '../../test/support/terminal.ts';
import { Film, STANDS } from './film.ts';
import type { Scene, Step } from './scenes.ts';

/** A screen that has not changed for this long is taken for finished; all texts it must hold are there by then. */
const STILL_MS = 300;
const MOST_ENTERS = 40;
/** Letters that appear at once in a film. */
const LETTERS = 4;

/** Where the scenes play. */
export interface Stage {
  /** The built program, and the one that plays a host. */
  program: string;
  playing: string;
  world: string;
  home: string;
  /** Programs that stand in for those of a Xen host. */
  bin: string;
}

/** Plays a scene with the real program in a real pty and gives the picture of its last screen. */
export const shoot = (scene: Scene, stage: Stage): Promise<string> =>
  onStage(scene, stage, async (session, title) => {
    for (const step of scene.steps) await play(session, step, () => undefined);
    await finished(session, scene);
    return toSvg(session.term, { title, cursor: true });
  });

/** The same, with every screen on the way. */
export const shootFilm = (scene: Scene, stage: Stage): Promise<string> =>
  onStage(scene, stage, async (session, title) => {
    const film = new Film();
    for (const step of scene.steps) await play(session, step, (ms) => film.take(session, ms), LETTERS);
    await finished(session, scene);
    film.take(session, STANDS.end);
    return film.svg(session, title);
  });

async function onStage(
  scene: Scene,
  { program, playing, world, home, bin }: Stage,
  use: (session: Session, title: string) => Promise<string>,
): Promise<string> {
  const { name, cols, rows, args, played } = scene;
  const root = join(world, `host-${name}`);
  mkdirSync(root, { recursive: true });
  const command = played ? [playing, root, played.stops.join(), ...played.answers] : [program, ...args];
  const session = Session.start(process.execPath, command, {
    cols,
    rows,
    cwd: home,
    env: {
      HOME: home,
      PATH: `${bin}:${process.env.PATH}`,
      // A state folder of its own: no scene finds the draft of another.
      XDG_STATE_HOME: join(home, `state-${name}`),
      TERM: 'xterm-256color',
      COLORTERM: undefined,
    },
  });
  try {
    return await use(session, ['xenguide', ...args].join(' '));
  } catch (error) {
    throw new Error(`the scene ${name}: ${(error as Error).message}`);
  } finally {
    await session.close();
  }
}

async function finished(session: Session, { shows, hides = [] }: Scene): Promise<void> {
  await session.waitFor((screen) => shows.every((text) => screen.includes(text)) && absent(screen, hides));
  await still(session);
}

/** `seen` is called at each screen, with how long it is worth looking at; `letters` are typed at a time. */
async function play(session: Session, step: Step, seen: (ms: number) => void, letters?: number): Promise<void> {
  if ('sees' in step) {
    await session.waitFor(step.sees);
    await still(session);
    seen(STANDS.screen);
    if ('goOn' in step) session.kill('SIGUSR2');
    else
      for (const text of pieces(step.type, letters)) {
        session.write(text);
        if (letters === undefined) continue;
        await still(session);
        seen(STANDS.typing);
      }
    return;
  }
  await still(session);
  for (let enters = 0; !session.screen().includes(step.enterUntil); enters++) {
    if (enters === MOST_ENTERS) throw new Error(`no “${step.enterUntil}” behind ${enters} times Enter`);
    const before = session.raw.length;
    session.write('\r');
    await session.waitFor(() => session.raw.length > before);
    await still(session);
    seen(STANDS.screen);
  }
}

const pieces = (text: string, letters = text.length): string[] =>
  Array.from({ length: Math.ceil(text.length / letters) }, (_, i) => text.slice(i * letters, (i + 1) * letters));

const absent = (screen: string, texts: readonly string[]): boolean => !texts.some((text) => screen.includes(text));

/** The sign of what is waited for: how long that takes is another matter each time. */
const BUSY = '◔';
const isReady = (screen: string): boolean => screen !== '' && !screen.includes(BUSY);

/** Waits until nothing has come for a while, and nothing is waited for. */
async function still(session: Session, right: (screen: string) => boolean = isReady): Promise<void> {
  for (let seen = -1; seen !== session.raw.length; ) {
    await session.waitFor(right);
    seen = session.raw.length;
    await new Promise((resolve) => setTimeout(resolve, STILL_MS));
  }
}
