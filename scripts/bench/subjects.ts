import type { Start } from './pty.ts';

/** A program whose start is measured: until a text stands on the screen, or until it ends. */
export interface Subject extends Start {
  id: string;
  what: string;
  until: { text: string } | 'end';
}

/** What the wizard asks first; it is only there when the whole frame is. */
const FIRST_QUESTION = 'Where does the guest';
/** …and on a machine that is no Xen host. */
const FIRST_WITHOUT_XEN = 'Which Xen host';

/** The program twice, with its code cache and without; `home` is an empty folder: no draft, no keys. */
export function subjects(
  { program, uncached }: { program: string; uncached: string },
  answers: string,
  home: string,
  xen: boolean,
): Subject[] {
  const node = process.execPath;
  const env = { HOME: home, XDG_STATE_HOME: `${home}/state`, XENGUIDE_LANG: 'en' };
  return [
    { id: 'node', what: '`node -e 0`', argv: [node, '-e', '0'], until: 'end', env },
    {
      id: 'frame',
      what: 'wizard, first frame (`--facts example`)',
      argv: [node, program, '--facts', 'example'],
      until: { text: FIRST_QUESTION },
      env,
    },
    {
      id: 'frame-here',
      what: 'wizard, first frame (on this machine)',
      argv: [node, program],
      until: { text: xen ? FIRST_QUESTION : FIRST_WITHOUT_XEN },
      env,
    },
    {
      id: 'frame-uncached',
      what: 'wizard, first frame, without the code cache (`--facts example`)',
      argv: [node, uncached, '--facts', 'example'],
      until: { text: FIRST_QUESTION },
      env,
    },
    {
      id: 'plain',
      what: 'plain face, first question (`--facts example`)',
      argv: [node, program, '--plain', '--facts', 'example'],
      until: { text: FIRST_QUESTION },
      env,
    },
    {
      id: 'batch',
      what: '`new --answers … --facts example --print config`',
      argv: [node, program, 'new', '--answers', answers, '--facts', 'example', '--print', 'config'],
      until: 'end',
      env,
    },
    { id: 'version', what: '`--version`', argv: [node, program, '--version'], until: 'end', env },
    {
      id: 'doctor',
      what: '`doctor --json` (on this machine)',
      argv: [node, program, 'doctor', '--json'],
      until: 'end',
      env,
    },
    {
      id: 'whiptail',
      what: '`whiptail --msgbox`',
      argv: ['whiptail', '--msgbox', 'first frame', '8', '40'],
      until: { text: 'first frame' },
      env,
    },
    {
      id: 'virt-install',
      what: '`virt-install --print-xml`',
      argv: [
        'virt-install',
        ...['--connect', 'test:///default', '--name', 'x', '--memory', '512', '--disk', 'none', '--import'],
        ...['--network', 'none', '--osinfo', 'detect=off,require=off', '--print-xml'],
      ],
      until: 'end',
      env,
    },
  ];
}
