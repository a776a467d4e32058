import { parseSshUrl } from '../host/ssh-url.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';

/** Where backups lie: a path on the guest’s host, or on another host that is reached over ssh. */
export interface Place {
  /** `ssh://[USER@]HOST[:PORT]`; absent: the guest’s own host. */
  on?: string;
  path: string;
}

/** Splits `ssh://root@nas/backup`; anything else is a path. Throws UserError (usage) for what is no address. */
export function parsePlace(text: string, field: string): Place {
  if (!text.startsWith('ssh://')) return { path: text };
  const [, on, path] = /^(ssh:\/\/[^/]*)(\/.*)$/s.exec(text) ?? [];
  if (on === undefined || path === undefined) {
    throw new UserError(EXIT.usage, {
      field,
      message: t`${JSON.stringify(text)} names a host, and no folder on it`,
      remedy: t('Write both: ssh://root@nas.example.org/backup'),
    });
  }
  parseSshUrl(on, field);
  return { on, path: path.length > 1 ? path.replace(/\/+$/, '') || '/' : path };
}

/** As a person types it. */
export const placeName = ({ on, path }: Place): string => `${on ?? ''}${path}`;
