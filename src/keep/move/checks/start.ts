import { t } from '../../../text/t.ts';
import { type MoveCheck, no, ok, type Topic, warn } from './check.ts';

/** What its next start needs at the target, and that only one host starts it. */
export const start: Topic = ({ guest, from, to, files, disks }) => [
  ...files.flatMap(({ path, use, there }): MoveCheck[] => {
    if (use !== 'boot' || there !== 'other') return [];
    return [
      warn(
        'start.files',
        t`${path} is another file on ${to.name}: the guest’s next start there takes that one`,
        t('See whether it fits its system’s modules, or make them the same.'),
      ),
    ];
  }),
  ...scripts({ disks, to, files }),
  ...(to.facts.autostart.some((file) => file.replace(/\.cfg$/, '') === guest.name)
    ? [
        no(
          'start.autostart',
          t`${to.name} starts ${guest.name} with the host too (/etc/xen/auto)`,
          t`Take it out there: rm /etc/xen/auto/${guest.name}.cfg`,
        ),
      ]
    : [
        ok(
          'start.autostart',
          guest.autostart === undefined
            ? t('No host starts it by itself.')
            : t`It starts with ${from.name} now, and with ${to.name} afterwards; never with both.`,
        ),
      ]),
];

function scripts({ disks, to, files }: Pick<Parameters<Topic>[0], 'disks' | 'to' | 'files'>): MoveCheck[] {
  const named = disks.flatMap(({ disk }) => disk.script ?? []);
  return [...new Set(named)].flatMap((script) => {
    const path = script.startsWith('/') ? script : `/etc/xen/scripts/${script}`;
    if (to.scripts.get(path) === true || files.some((file) => file.path === path)) return [];
    return [
      no(
        'start.script',
        t`${to.name} has no ${path}, which attaches a disk of the guest`,
        t`Copy it there: scp -p ${path} root@${to.name}:${path}`,
      ),
    ];
  });
}
