import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleFacts } from '../../src/host/example.ts';
import type { BlockDevice } from '../../src/host/facts.ts';
import { downAndDown, figure, type KeyFigure, pressAll, upAndDown } from './keys.ts';
import { Timed } from './pty.ts';

/** The wizard for a host with thousands of devices, and with a template that makes a long preview. */
export interface LargeFigures {
  letters: KeyFigure;
  moves: KeyFigure;
  /** On and on in one direction, so that others of the devices come into sight. */
  through: KeyFigure;
}

const LINES = 5000;
const DEVICES = 2000;
const ANSWERS = 'version: 1\nsource: {kind: disk-image, format: raw}\nstorage: {backend: partition}\n';
/** The first question that is open, and what only the one with all the devices in its list says. */
const PATH = 'The image';
const DEVICE = 'All of it becomes';
const FIND = '\x06';

/** Every other one is in use, as on a file server; in the folder lie the files that the wizard is started with. */
export async function measureLarge(program: string, templates: string, home: string): Promise<LargeFigures> {
  const [facts, answers, own] = ['large.json', 'large.yaml', 'templates'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(facts, JSON.stringify({ ...exampleFacts(), blockDevices: Array.from({ length: DEVICES }, device) }));
  writeFileSync(answers, ANSWERS);
  longer(templates, own);
  const wizard = new Timed({
    argv: [process.execPath, program, 'new', '--answers', answers, '--facts', facts, '--templates', own],
    cols: 120,
    rows: 36,
    env: { HOME: home, XDG_STATE_HOME: `${home}/large`, XENGUIDE_LANG: 'en' },
  });
  try {
    await wizard.shows(PATH);
    await wizard.still(1000);
    const letters = await pressAll(wizard, [...'/srv/images/debian-12-generic-amd64.raw']);
    await pressAll(wizard, ['\r', FIND, ...'example-disk', '\r']);
    await wizard.still(1000);
    if (!wizard.output.includes(DEVICE)) throw new Error(`there is no question about the ${DEVICES} devices`);
    const moves = await pressAll(wizard, upAndDown(48));
    const through = await pressAll(wizard, downAndDown(48));
    return {
      letters: figure(`typing a letter, preview of ${LINES} lines`, letters),
      moves: figure(`moving in a list of ${DEVICES} devices`, moves),
      through: figure(`going down a list of ${DEVICES} devices`, through),
    };
  } finally {
    await wizard.close();
  }
}

function device(_: unknown, index: number): BlockDevice {
  const name = `disk${String(index).padStart(4, '0')}`;
  return {
    path: `/dev/${name}`,
    type: 'disk',
    bytes: (20 + (index % 100)) * 2 ** 30,
    model: 'Example disk',
    fsType: null,
    readOnly: false,
    stableNames: [`/dev/disk/by-id/example-${name}`],
    parent: null,
    usedBy: index % 2 === 0 ? [] : ['mounted at /srv'],
    signatures: '',
  };
}

/** Our own templates with so many lines of comment more. */
function longer(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const lines = Array.from({ length: LINES }, (_, index) => `# line ${index} of the notes of this house`).join('\n');
  const guests = join(to, 'guest');
  for (const name of readdirSync(guests)) {
    const file = join(guests, name);
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n${lines}\n`);
  }
}
