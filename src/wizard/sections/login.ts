import type { World } from '../../guest/world.ts';
import { SYSTEM_USERS } from '../../seed/system-names.ts';
import { isQuoted } from '../../text/quoted.ts';
import { t } from '../../text/t.ts';
import type { Section } from '../section.ts';

/** Getting in for the first time: images with cloud-init are told a user and a key. */
export const login: Section = {
  id: 'login',
  title: t('Login'),
  fields(answers, world) {
    // Seen not to have cloud-init: a seed would be ignored, and a question about it would be a lie.
    if (world.image?.cloudInit === false) return [];
    const wanted = answers.get('login.user') !== undefined;
    return [
      {
        kind: 'text',
        key: 'login.user',
        label: t('First user'),
        help:
          world.image?.cloudInit === true
            ? t('cloud-init, which sets the image up at its first start, makes this user. Left empty, no user is made.')
            : t(
                'If the image has cloud-init, which sets a system up at its first start, it makes this user. Left empty, nothing is asked of it.',
              ),
        page: 'login/first-login',
        optional: true,
        empty: t('no user is made; who can log in is up to the image'),
        ...(world.image?.cloudInit === true
          ? { suggest: { value: 'admin', because: t('the image waits to be told a user') } }
          : {}),
        check: (value) => badUser(String(value)),
      },
      ...(wanted
        ? [
            {
              kind: 'list' as const,
              item: t('public key'),
              key: 'login.ssh_keys',
              label: t('ssh public keys'),
              help: t(
                'Paths of public key files on this machine (they end in .pub), with commas between them. Without one this user cannot log in.',
              ),
              page: 'login/first-login',
              optional: true,
              empty: t('no key is put in; the new user cannot log in'),
              ...suggestKeys(world),
              check: (value: unknown) => badKeys(value as string[], world),
            },
          ]
        : []),
    ];
  },
  problems: () => [],
  summary: (answers) => String(answers.get('login.user') ?? ''),
};

function suggestKeys(world: World): { suggest?: { value: string[]; because: string } } {
  const found = [...world.keys].find(([path, key]) => key !== null && path.startsWith('/'));
  return found ? { suggest: { value: [found[0]], because: t('it is your own key on this machine') } } : {};
}

function badKeys(paths: string[], world: World): { message: string; remedy: string } | undefined {
  for (const path of paths) {
    if (/PRIVATE KEY/.test(path)) {
      return { message: t('that is a private key'), remedy: t('Name the public one; its file ends in .pub.') };
    }
    if (!path.startsWith('/') && !isPublicKey(path)) {
      return {
        message: t`“${path}” is neither a full path nor a public key`,
        remedy: isQuoted(path)
          ? t('Leave the quotation marks out: a space needs none here.')
          : t('Write the full path of a .pub file.'),
      };
    }
    const text = world.keys.get(path);
    if (text === null)
      return { message: t`${path} cannot be read`, remedy: t('Name a public key file that is on this machine.') };
    if (text !== undefined && !isPublicKey(text)) {
      return {
        message: t`${path} does not hold a public key`,
        remedy: /PRIVATE KEY/.test(text) ? t`Name the public one: ${path}.pub.` : t('Name a file that ends in .pub.'),
      };
    }
  }
  return undefined;
}

const isPublicKey = (text: string): boolean =>
  /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-\S+) [A-Za-z0-9+/=]+(?: .*)?$/.test(text.trim());

function badUser(name: string): { message: string; remedy: string } | undefined {
  if (SYSTEM_USERS.includes(name)) {
    return {
      message: t`“${name}” is an account of the system itself: it is there already, and nobody can log in as it`,
      remedy: t('Choose another name, like admin.'),
    };
  }
  return /^[a-z_][a-z0-9_-]{0,30}$/.test(name)
    ? undefined
    : {
        message: t`“${name}” is not a Linux user’s name`,
        remedy: t('Use small letters, digits, _ and -, like admin.'),
      };
}
