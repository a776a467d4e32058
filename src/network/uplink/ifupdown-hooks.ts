import type { Wish } from './dialect.ts';

/** Lines of interfaces(5) that run a command. */
export const HOOKS = new Set(['pre-up', 'up', 'post-up', 'down', 'pre-down', 'post-down']);

/**
 * A command of the card’s paragraph, as it must be once the addresses are on the bridge: ways and addresses go with them,
 * settings of the hardware stay with the card. Undefined: it names the card, and what it does is not known here.
 */
export function hookOnBridge(command: string, { nic, bridge }: Wish): string | undefined {
  const card = new RegExp(`(?<![\\w.:-])${nic.replace(/[.+]/g, '\\$&')}(?![\\w.:-])`, 'g');
  const variable = /\$(?:IFACE\b|\{IFACE\})|\$(?:LOGICAL\b|\{LOGICAL\})/g;
  if (/^\s*(?:\/\S*\/)?ethtool\s/.test(command)) return command.replace(variable, nic);
  const names = card.test(command) || variable.test(command);
  card.lastIndex = 0;
  if (!names) return command;
  if (/^\s*(?:\/\S*\/)?(?:ip\s+(?:-[46]\s+)?(?:r|ro|route|rule|a|addr|address)|route)\s/.test(command)) {
    return command.replace(card, bridge);
  }
  return undefined;
}
