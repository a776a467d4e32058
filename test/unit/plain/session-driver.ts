import type { Outside } from '../../../src/commands/new/outside.ts';
import { Session } from '../../../src/commands/new/session.ts';
import type { Driver } from '../../../src/face/driver.ts';
import type { Answers } from '../../../src/guest/answers.ts';
import { openLibrary } from '../../../src/guide/library.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import { debianImage } from '../../support/worlds.ts';

const OUTSIDE: Outside = {
  hosts: undefined,
  host: () => Promise.resolve({ facts: exampleFacts(), described: false }),
  imageKey: (answers) => answers.get('source.path')?.toString(),
  image: (answers) => Promise.resolve(debianImage({ path: String(answers.get('source.path')) })),
  peersKey: () => undefined,
  peers: async () => new Map(),
  keys: () => new Map(),
  keep: () => {},
};

/** The face's counterpart with the real engine behind it. */
export function sessionDriver(
  answers: Answers = new Map(),
  outside: Partial<Outside> = {},
  more: Partial<Driver> = {},
): { driver: Driver; session: Session } {
  const session = new Session(answers, { ...OUTSIDE, ...outside });
  session.render = (spec) => `name = "${spec.name}"\nmemory = ${spec.memoryMiB}\nvcpus = ${spec.vcpus}\n`;
  const library = openLibrary();
  const driver: Driver = {
    title: 'new guest',
    host: 'the example host',
    quitNote: 'Your answers are kept.',
    view: () => session.view(),
    send: (event) => session.send(event),
    subscribe: (listener) => session.subscribe(listener),
    page: (id) => library.read(id),
    complete: (path) => Promise.resolve(['/srv/images/', '/srv/iso/'].filter((known) => known.startsWith(path))),
    plan: () => ({
      actions: [
        {
          id: 'disk',
          title: 'Make the disk',
          why: 'The guest lives on it.',
          effect: 'creates',
          touches: ['/dev/vg0/debian1-disk'],
        },
      ],
      files: [{ path: 'web1/web1.cfg', what: 'the config' }],
    }),
    ...more,
  };
  return { driver, session };
}
