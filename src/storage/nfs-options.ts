import { t } from '../text/t.ts';
/** Mount options that a person may add (nfs(5)), and those that would put a guest's disk at risk. */

export const USUAL_OPTIONS = 'nfsvers=4.2';

/** By the option's name. The reason ends the sentence `“soft” cannot be used: …`. */
const REFUSED: readonly [names: readonly string[], reason: string][] = [
  [
    ['soft', 'softerr'],
    t('a server that is slow for a moment would give the guest errors, and its file system breaks'),
  ],
  [['ro', 'read-only'], t('the guest has to write to its disk')],
  [['nolock', 'local_lock'], t('nothing would then keep a second host from opening the same disk')],
  [['bg'], t('the host would say it is mounted while it is not, and the guest would find no disk')],
  [
    ['remount', 'bind', 'rbind', 'move', 'loop', 'noauto', 'user', 'users', 'owner', 'group'],
    t('it asks for another kind of mount'),
  ],
  [['nofail', 'fail'], t('xenguide’s mount unit decides that itself')],
];

type Refusal = { message: string; remedy: string };

/** Undefined when the options are fine. */
export function unsafeOptions(text: string): Refusal | undefined {
  for (const option of text.split(',')) {
    if (!/^[A-Za-z][A-Za-z0-9_-]*(=[A-Za-z0-9_.:/-]+)?$/.test(option)) {
      return {
        message: option === '' ? t('the options have an empty one among them') : t`“${option}” is not a mount option`,
        remedy: t('Write them with commas between and no spaces: nfsvers=4.2,nconnect=4. See: man 5 nfs.'),
      };
    }
    const name = option.split('=')[0]!;
    const refused = REFUSED.find(([names]) => names.includes(name));
    if (refused) return { message: t`“${option}” cannot be used: ${refused[1]}`, remedy: t`Leave ${name} out.` };
    if (name === 'rw' || name === 'hard' ? option !== name : isOldVersion(option)) {
      return {
        message: t`“${option}” cannot be used`,
        remedy: t('Use nfsvers=4.2, 4.1, 4.0 or 3; hard and rw stand alone.'),
      };
    }
  }
  return undefined;
}

/** NFS 2 has no files above 2 GiB, and kernels of today cannot speak it. */
const isOldVersion = (option: string): boolean =>
  /^(nfsvers|vers)(=|$)/.test(option) && !/^(nfsvers|vers)=(3|4(\.[012])?)$/.test(option);

/** All options of the mount: always hard, and a version unless one is named. */
export function mountOptions(text: string | undefined): string {
  const own = (text ?? '').split(',').filter((option) => option !== '' && option !== 'hard');
  const versioned = own.some((option) => /^(nfsvers|vers)=/.test(option));
  return ['hard', ...(versioned ? [] : [USUAL_OPTIONS]), ...own].join(',');
}
