import type { Answers } from '../../guest/answers.ts';
import type { PeerLook, Peers, World } from '../../guest/world.ts';
import { HostLost } from '../../host/runner.ts';
import { parseSshUrl } from '../../host/ssh-url.ts';
import { type Problem, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Target } from './target.ts';

/** `storage.peer.host`, `disks.0.peer.host`: the ssh URL of another host that a disk lives on too. */
export const isPeerKey = (key: string): boolean => /^(storage|disks\.\d+)\.peer\.host$/.test(key);

/** The other hosts that the answers name, each once; what is no ssh URL is the question's own business. */
function peerUrls(answers: Answers): string[] {
  const urls = [...answers].flatMap(([key, value]) => (isPeerKey(key) ? [String(value).trim()] : []));
  return [...new Set(urls)].filter(isSshUrl).sort();
}

function isSshUrl(url: string): boolean {
  try {
    return parseSshUrl(url).host !== '';
  } catch {
    return false;
  }
}

export function peersKey(answers: Answers): string | undefined {
  const urls = peerUrls(answers);
  return urls.length === 0 ? undefined : urls.join(' ');
}

/**
 * Looks at the other hosts that the answers name. Where the host itself is only described, so are they: nothing is
 * asked, and apply asks before it changes anything.
 */
export async function lookAtPeers(answers: Answers, target: Pick<Target, 'connect' | 'described'>): Promise<Peers> {
  if (target.described) return new Map();
  const looks = peerUrls(answers).map(async (url) => [url, await lookAt(url, target)] as const);
  return new Map(await Promise.all(looks));
}

async function lookAt(url: string, { connect }: Pick<Target, 'connect'>): Promise<PeerLook> {
  try {
    const runner = await connect(url);
    const { readFacts } = await import('../../host/probe.ts');
    try {
      return { facts: await readFacts(runner) };
    } finally {
      await runner.close();
    }
  } catch (error) {
    if (error instanceof UserError) return { problem: error.problems[0]! };
    if (!(error instanceof HostLost)) throw error;
    return { problem: { message: error.message, remedy: t('See whether it can be reached: ssh HOST true.') } };
  }
}

/** The answers that name a host which could not be looked at. What it would have suggested is missing only for that. */
export function unreachedPeers(answers: Answers, peers: Peers | undefined): Problem[] {
  return [...answers].flatMap(([key, value]): Problem[] => {
    const look = isPeerKey(key) ? peers?.get(String(value).trim()) : undefined;
    return look && 'problem' in look ? [{ ...look.problem, field: key }] : [];
  });
}

/** What was found out, for the person: the first host that cannot be had, else that they are there. */
export function peersNews(peers: Peers): Pick<World, 'news'> {
  const looks = [...peers.values()];
  for (const look of looks) {
    if ('problem' in look) return { news: { good: false, text: `${look.problem.message} ${look.problem.remedy}` } };
  }
  const names = looks.flatMap((look) => ('facts' in look ? [look.facts.hostname] : []));
  return names.length === 0 ? {} : { news: { good: true, text: t`${names.join(' and ')} was looked at too.` } };
}
