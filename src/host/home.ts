import { homedir, userInfo } from 'node:os';
import { isAbsolute } from 'node:path';

/**
 * The person's home. A HOME that is empty or relative would be another folder wherever the program is started; who has none at all
 * (a container may make up its user) gets Debian's name for that, where nothing is found.
 */
export function home(): string {
  try {
    const named = homedir();
    return isAbsolute(named) ? named : userInfo().homedir;
  } catch {
    return '/nonexistent';
  }
}
