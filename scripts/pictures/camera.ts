import { join } from 'node:path';
import { toSvg } from '../../test/support/svg.ts';
import { Session } from '../../test/support/terminal.ts';
import type { Scene, Step } from './scenes.ts';

/** A screen that has not changed for this long is taken for finished; all texts it must hold are there by then. */
const STILL_MS = 300;
const MOST_ENTERS = 40;

/** Plays a scene with the real program in a real pty and gives the picture of its last screen. */
export async function shoot(scene: Scene, program: string, home: string): Promise<string> {
  const { name, cols, rows, args } = scene;
  const session = Session.start(process.execPath, [program, ...args], {
    cols,
    rows,
    cwd: home,
    // A state folder of its own: no scene finds the draft of another.
    env: {
      HOME: home,
      XDG_STATE_HOME: join(home, `state-${name}`),
      XENGUIDE_LANG: 'en',
      TERM: 'xterm-256color',
      COLORTERM: undefined,
    },
  });
  try {
    for (const step of scene.steps) await play(session, step);
    const { shows, hides = [] } = scene;
    await session.waitFor((screen) => shows.every((text) => screen.includes(text)) && absent(screen, hides));
    await still(session);
    return toSvg(session.term, { title: ['xenguide', ...args].join(' '), cursor: true });
  } catch (error) {
    throw new Error(`the scene ${name}: ${(error as Error).message}`);
  } finally {
    await session.close();
  }
}

async function play(session: Session, step: Step): Promise<void> {
  if ('sees' in step) {
    await session.waitFor(step.sees);
    await still(session);
    session.write(step.type);
    return;
  }
  await still(session, (screen) => screen !== '');
  for (let enters = 0; !session.screen().includes(step.enterUntil); enters++) {
    if (enters === MOST_ENTERS) throw new Error(`no “${step.enterUntil}” behind ${enters} times Enter`);
    const before = session.raw.length;
    session.write('\r');
    await session.waitFor(() => session.raw.length > before);
    await still(session);
  }
}

const absent = (screen: string, texts: readonly string[]): boolean => !texts.some((text) => screen.includes(text));

/** Waits until nothing has come for a while, and the screen is as it should be. */
async function still(session: Session, right: (screen: string) => boolean = () => true): Promise<void> {
  for (let seen = -1; seen !== session.raw.length; ) {
    await session.waitFor(right);
    seen = session.raw.length;
    await new Promise((resolve) => setTimeout(resolve, STILL_MS));
  }
}
