import { AUTOSTART_FOLDER } from '../../../host/autostart.ts';
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
  autostart({ guest, from, to }),
];

function autostart({ guest, from, to }: Pick<Parameters<Topic>[0], 'guest' | 'from' | 'to'>): MoveCheck {
  const id = 'start.autostart';
  const { path } = guest.config;
  // It is copied to the same path, and would be started there while it still runs here.
  if (path.startsWith(`${AUTOSTART_FOLDER}/`)) {
    const own = `/etc/xen/${guest.name}.cfg`;
    return no(
      id,
      t`The only config of ${guest.name} is ${path}, and what lies there is started with the host`,
      t`Keep it one folder up, with a link in its place: cp -L ${path} ${own} && ln -sf ../${guest.name}.cfg ${path}`,
    );
  }
  return ok(
    id,
    guest.autostart.length === 0
      ? t('No host starts it by itself.')
      : t`It starts with ${from.name} now, and with ${to.name} afterwards; never with both.`,
  );
}

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
