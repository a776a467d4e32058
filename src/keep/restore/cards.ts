import { guardAgain } from '../../network/firewall/actions.ts';
import { GUARD_SCRIPT, partOf } from '../../network/firewall/guard.ts';
import { scriptPath } from '../../network/hotplug-script.ts';
import type { Action, Plan } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { noted } from '../../text/t.ts';
import { parseConfig } from '../../xl/parse.ts';
import { parseVif } from '../../xl/vif.ts';
import { texts } from '../config.ts';
import type { Manifest } from '../manifest.ts';

/**
 * What a guest's cards need of the host. The rules of their firewall, and the script that loads them, went away with the guest when
 * it was taken back; the rules stand in the plan by which it was made, and that is in the backup. Of that plan only the text of the
 * rules is used, never a command: a backup is data.
 */

interface Card {
  mac: string;
  script: string;
}

/** Cards that a script of the host sets up, as the config has them. */
function scripted(config: string): Card[] {
  return texts(parseConfig(config).settings.get('vif')).flatMap((spec) => {
    const { vif } = parseVif(spec);
    return vif.script === undefined ? [] : [{ mac: vif.mac?.toLowerCase() ?? '', script: scriptPath(vif.script) }];
  });
}

const isGuarded = ({ script }: Card): boolean => script === scriptPath(GUARD_SCRIPT);

/** The rules as they were written; undefined: they are not in the backup. */
function rulesOf({ mac }: Card, { plan }: Manifest): string | undefined {
  // It becomes part of a path.
  if (!/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(mac)) return undefined;
  const path = partOf({ mac });
  const steps = plan?.actions.flatMap((action) => action.do) ?? [];
  return steps.flatMap((step) => ('write' in step && step.write === path ? (step.text ?? []) : [])).at(-1);
}

/** Brings the firewall of each card again, where it is not there. */
export function cardActions(guest: string, config: string, manifest: Manifest, fill: FillTemplate): Action[] {
  const all = scripted(config)
    .filter(isGuarded)
    .flatMap((card) => {
      const rules = rulesOf(card, manifest);
      return rules === undefined ? [] : guardAgain({ guest, mac: card.mac }, rules, fill);
    });
  return all.filter(({ id }, index) => all.findIndex((each) => each.id === id) === index);
}

/** Any other script must be there: without it xl makes the guest, cannot give it its card, and ends it again. */
export function cardPreconditions(config: string, manifest: Manifest): Plan['preconditions'] {
  const needed = scripted(config).filter((card) => !isGuarded(card) || rulesOf(card, manifest) === undefined);
  return [...new Set(needed.map(({ script }) => script))].map((script) => ({
    check: { run: ['test', '-x', script] },
    message: noted`${script} is not on this host, and it sets up a network card of the guest`,
    remedy: noted('Bring it here first, or restore the guest without its cards: --no-network.'),
    exit: 'notReady',
  }));
}
