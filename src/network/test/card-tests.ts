import { t } from '../../text/t.ts';
import { GUARD_SCRIPT, placeOf } from '../firewall/guard.ts';
import { cannotAsk, fail, ok, unsure, vifName } from './findings.ts';
import { LINKS, readLinks } from './links.ts';
import type { Known, NetworkTest } from './network-test.ts';

/** The guest and its card on the host: the nearest things, whatever the card is connected to. */

const runs: NetworkTest = {
  id: 'runs',
  part: 'guest',
  title: t('the guest'),
  ask: () => ({}),
  judge: (_, { guest, domid }) =>
    domid === null
      ? fail(t`${guest} does not run.`, t`Start it: xl create /etc/xen/${guest}.cfg`)
      : ok(t`${guest} runs (domain ${domid}).`),
};

const vif: NetworkTest = {
  id: 'vif',
  part: 'guest',
  title: t('its card on the host'),
  after: ['runs'],
  ask: () => ({ links: LINKS }),
  judge({ links }, { guest, vif: card, card: { mac } }) {
    if (!card) {
      return fail(
        t`${guest} runs, but Xen knows of no card ${mac} of it.`,
        t`Its config may have changed since it was started. Start it anew: xl shutdown -w ${guest}; xl create /etc/xen/${guest}.cfg`,
      );
    }
    const evidence = [`hotplug-status = ${card.hotplug || 'nothing'}`];
    if (card.hotplugError !== '' || card.hotplug === 'error') {
      return fail(
        t`Xen’s script for the card failed: ${card.hotplugError || t('it did not say why')}.`,
        t('See /var/log/xen/xen-hotplug.log, put right what it says, and start the guest anew.'),
        evidence,
      );
    }
    const all = readLinks(links!);
    if (!all) return cannotAsk('ip', links!);
    const link = all.find(({ name }) => name === card.name);
    if (!link) {
      return fail(
        t`${card.name} is not there, although Xen says that the guest has it.`,
        t('Its driver may be missing (modprobe xen-netback), or something renamed the card. Start the guest anew.'),
        evidence,
      );
    }
    return link.up
      ? ok(t`${card.name} is there and switched on.`)
      : fail(t`${card.name} is switched off on the host.`, t`Switch it on: ip link set dev ${card.name} up`, evidence);
  },
};

const driver: NetworkTest = {
  id: 'driver',
  part: 'guest',
  title: t('the guest’s driver'),
  after: ['vif'],
  later: true,
  ask: () => ({ links: LINKS }),
  judge({ links }, { guest, vif: card, emulated }) {
    const link = readLinks(links!)?.find(({ name }) => name === card?.name);
    const evidence = [
      t`xenstore: state = ${card?.state ?? t('nothing')} (4 means connected)`,
      t`${card?.name}: ${link?.received ?? 0} packets from the guest, ${link?.sent ?? 0} to it`,
    ];
    if (card?.state === 4 && link?.carrier) {
      return ok(t`The guest’s driver is connected; it has sent ${link.received} packets.`, { evidence });
    }
    const look = t`Look at its console: xl console ${guest}`;
    if (card?.state === 4) {
      return fail(
        t('The guest’s driver is connected, but the guest has switched its card off.'),
        t`${look}, and there: ip link set dev enX0 up (or eth0; ip link shows the name).`,
        evidence,
      );
    }
    if (card?.state === 5 || card?.state === 6) {
      return fail(
        t('The guest’s side of the card is closed.'),
        t`It is going down, or its driver failed. ${look}`,
        evidence,
      );
    }
    const message = t('The guest has no driver for the card, or has not started its network yet.');
    const remedy = t`Wait until it has booted. ${look}: dmesg there should name xen_netfront.`;
    if (!emulated) return fail(message, remedy, evidence);
    // Of an hvm guest qemu plays a card too, on the same bridge (xen-facts 6.1).
    const played = readLinks(links!)?.find(({ name }) => name === `${card?.name}-emu`);
    return played && played.received > 0
      ? ok(t`The guest uses the card that qemu plays (${played.name}): slower, but it works.`, { evidence })
      : unsure(t`${message} It may come to use the card that qemu plays.`, remedy, evidence);
  },
};

const firewall: NetworkTest = {
  id: 'firewall',
  part: 'link',
  title: t('its firewall'),
  after: ['vif'],
  ask: ({ card, vif: there }) =>
    card.guard || there?.script.endsWith(`/${GUARD_SCRIPT}`)
      ? { rules: { argv: ['nft', 'list', 'table', familyOf(card), 'xenguide'] } }
      : t('No firewall was asked for.'),
  judge({ rules }, known) {
    const name = vifName(known);
    const family = familyOf(known.card);
    const missing = fail(
      t`The firewall of ${name} is not loaded: the guest is not held to its rules.`,
      t`Something took the rules away, perhaps a reload of all of nft’s. Start the guest anew: xl reboot ${known.guest}`,
      [t`nft list table ${family} xenguide: ${rules!.code === 0 ? `no ${name} in it` : rules!.stderr.split('\n')[0]}`],
    );
    if (rules!.code !== 0) return /No such file/.test(rules!.stderr) ? missing : cannotAsk('nft', rules!);
    const both = (['from', 'to'] as const).every((way) =>
      // At a bridge a map tells the cards apart, and counts only where all frames come by; a routed card has chains at itself.
      family === 'bridge'
        ? rules!.stdout.includes(`"${name}" : jump ${way}-${name}`) && ALL_COME_BY[way].test(rules!.stdout)
        : rules!.stdout.includes(`jump ${way}-${name}\n`),
    );
    return both ? ok(t`The rules of ${name} are loaded.`) : missing;
  },
};

/** A chain that the kernel calls by itself, and that asks the map. */
const ALL_COME_BY = {
  from: /\bhook prerouting\b[^}]*\biifname vmap @from\b/,
  to: /\bhook postrouting\b[^}]*\boifname vmap @to\b/,
};

const familyOf = ({ guard }: Known['card']) => placeOf(guard ?? {}).family;

export const CARD_TESTS: readonly NetworkTest[] = [runs, vif, driver, firewall];
