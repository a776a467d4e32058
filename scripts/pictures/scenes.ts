/** What is typed to get to a screen, and how it is known that the screen is there. */
export interface Scene {
  /** docs/img/NAME.svg */
  name: string;
  cols: number;
  rows: number;
  /** As a person would type it behind `xenguide`: it is the window's title too. */
  args: readonly string[];
  /** The wizard on a played host: at how many percent its copy stops, and the answers that are given already. */
  played?: { stops: readonly number[]; answers: readonly string[] };
  steps: readonly Step[];
  /** The last screen is complete when it holds all of these… */
  shows: readonly string[];
  /** …and none of these. */
  hides?: readonly string[];
}

export type Step =
  /** Waits until the screen holds the text, then types. */
  | { sees: string; type: string }
  /** Presses Enter, screen by screen, until the text is there: a question more on the way does no harm. */
  | { enterUntil: string }
  /** Waits until the screen holds the text, then lets the played host go on. */
  | { sees: string; goOn: true };

const ENTER = '\r';
const DOWN = '\x1b[B';
const IMAGE = '/srv/images/debian-12.qcow2';
const FACTS = ['--facts', 'example'];
/** Something is still waited for. */
const BUSY = ['◔'];
/** Rail, question with guide, preview. */
const WIDE = { cols: 120, rows: 36 };

const PLAYED = ['new', 'web1'];
/** To the apply, and to the point where the copy stops. */
const toApply: readonly Step[] = [
  { sees: 'Everything is answered', type: 'a' },
  { sees: 'Apply now?', type: ENTER },
];

const IMAGE_ASKED = 'The file’s full path';
const toName: readonly Step[] = [
  { enterUntil: IMAGE_ASKED },
  { sees: IMAGE_ASKED, type: IMAGE },
  { enterUntil: 'Name of the guest' },
  { sees: 'Name of the guest', type: 'web1' },
];
const toStorage: readonly Step[] = [...toName, { enterUntil: 'Where is the guest’s disk to live?' }];

export const SCENES: readonly Scene[] = [
  {
    name: 'question',
    ...WIDE,
    args: FACTS,
    steps: [{ enterUntil: IMAGE_ASKED }, { sees: 'disk = [', type: IMAGE }],
    shows: [`❯ ${IMAGE}`, '✓'],
    hides: BUSY,
  },
  {
    name: 'type',
    ...WIDE,
    args: FACTS,
    steps: [...toName, { enterUntil: 'Type of the guest' }],
    shows: ['Choose for me', '✓ System', 'type = "pvh"'],
    hides: BUSY,
  },
  {
    name: 'storage',
    ...WIDE,
    args: FACTS,
    steps: [...toStorage, { sees: 'File', type: DOWN }, { enterUntil: 'Folder for the disk' }],
    shows: ['▎', 'web1-disk.img'],
    hides: BUSY,
  },
  {
    name: 'review',
    cols: 120,
    rows: 108,
    args: FACTS,
    steps: [...toStorage, { enterUntil: 'Your answers' }],
    shows: ['Your answers', 'What apply does'],
    hides: BUSY,
  },
  {
    name: 'small',
    cols: 80,
    rows: 24,
    args: FACTS,
    steps: [...toName, { enterUntil: 'Type of the guest' }],
    shows: ['Choose for me', 'pvh'],
    hides: BUSY,
  },
  {
    name: 'apply',
    cols: 80,
    rows: 24,
    args: PLAYED,
    played: { stops: [62], answers: [`source.path=${IMAGE}`, 'name=web1', 'login.user=admin'] },
    steps: toApply,
    shows: ['62 %', 'MiB/s', 'left'],
  },
  {
    name: 'result',
    cols: 100,
    rows: 40,
    args: PLAYED,
    played: { stops: [], answers: [`source.path=${IMAGE}`, 'name=web1', 'login.user=admin'] },
    steps: toApply,
    shows: ['web1 runs.', 'What exists now'],
  },
  {
    name: 'discs',
    cols: 80,
    rows: 24,
    args: ['disc', 'web1'],
    steps: [
      { sees: 'DVD-1.iso', type: DOWN },
      { sees: 'DVD-1.iso', type: 'n' },
    ],
    shows: ['DVD-3.iso is in'],
  },
  {
    name: 'plain',
    cols: 100,
    rows: 30,
    args: ['--plain', ...FACTS],
    steps: [
      { sees: 'Enter takes 1', type: ENTER },
      { sees: 'There is no default', type: `srv/images/debian-12.qcow2${ENTER}` },
      { sees: 'beginning with a slash', type: '\t' },
      { sees: '> srv/images', type: '\x01/' },
    ],
    shows: [`> ${IMAGE}`],
  },
];

/** From the first question to the running guest, as an animation. */
export const FILM: Scene = {
  name: 'tour',
  cols: 80,
  rows: 24,
  args: ['new'],
  played: { stops: [9, 34, 62, 91], answers: [] },
  steps: [
    { sees: 'Where does the guest', type: ENTER },
    { sees: IMAGE_ASKED, type: IMAGE },
    { enterUntil: 'Name of the guest' },
    { sees: 'Name of the guest', type: 'web1' },
    { enterUntil: 'First user' },
    { sees: 'First user', type: 'admin' },
    { enterUntil: 'Everything is answered' },
    ...toApply,
    ...['9 %', '34 %', '62 %', '91 %'].map((sees) => ({ sees, goOn: true as const })),
  ],
  shows: ['web1 runs.'],
};
