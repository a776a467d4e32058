import type { WriteStep } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { quoteUnitCommand, quoteUnitValue } from '../../plan/systemd.ts';
import { noted } from '../../text/t.ts';
import type { Argv, HostNetworkChange } from './change.ts';
import { type UplinkPlaces, uplinkPlaces, type Way } from './places.ts';

/** So long the host waits for a yes. seconds */
export const CONFIRM_SECONDS = 60;
/** A card may wait a minute for DHCP, twice where a bridge must learn first. seconds */
export const CHANGE_SECONDS = 150;

/** The units of both ways, as files in the change's own folder. */
export function unitFiles(change: HostNetworkChange, fill: FillTemplate): WriteStep[] {
  const places = uplinkPlaces(change.name);
  return (['make', 'take'] as const).flatMap((way) => wayFiles(change, places, way, fill));
}

/** Those that are linked for as long as the host runs; the one for its next start is enabled when a way is armed. */
export function linkedUnits({ carriesConnection }: HostNetworkChange, places: UplinkPlaces): string[] {
  return [places.make.units, places.take.units].flatMap(({ change, back, timer }) => [
    change,
    back,
    ...(carriesConnection ? [timer] : []),
  ]);
}

function wayFiles(change: HostNetworkChange, places: UplinkPlaces, way: Way, fill: FillTemplate): WriteStep[] {
  const { armed, begun, through, returning, returned, units } = places[way];
  const before = restore(change.files, places.old);
  const after = restore(change.files, places.fresh);
  const straight = [...change.apply.map(quoteUnitCommand), ...greetings(change, change.name)];
  // As on every way back: what is gone already is no reason to stop half-way. Whether it went well the confirmation shows.
  const backwards = [...change.back.map((argv) => `-${quoteUnitCommand(argv)}`), ...greetings(change, change.nic)];
  const onTheWay = way === 'make' ? straight : [...before.map(quoteUnitCommand), ...backwards];
  const files = way === 'make' ? before : after;
  const values = {
    ...{ armed, begun, through, returning, returned },
    name: change.name,
    title: way === 'make' ? change.title : noted`Back to the network from before ${change.name}`,
    folder: places.folder,
    back_unit: units.back,
    change_unit: units.change,
    timer: change.carriesConnection ? units.timer : null,
    limit: CHANGE_SECONDS,
    seconds: CONFIRM_SECONDS,
    files: files.map(quoteUnitCommand),
  };
  const write = (unit: string, template: string, commands: readonly string[]): WriteStep => ({
    write: `${places.units}/${unit}`,
    mode: 0o644,
    text: fill(`network/${template}`, { ...values, commands }, quoteUnitValue),
  });
  return [
    write(units.change, 'uplink-change.service', onTheWay),
    write(
      units.back,
      'uplink-back.service',
      way === 'make' ? backwards : straight.map((command) => `-${command.replace(/^-/, '')}`),
    ),
    ...(change.carriesConnection ? [write(units.timer, 'uplink-back.timer', [])] : []),
    write(units.boot, 'uplink-boot.service', (change.atBoot ?? []).map(quoteUnitCommand)),
  ];
}

/** The kernel asks who has the router's address, and with that question says who asks. Nothing hangs on the answer. */
const greetings = ({ carriesConnection, gateways = [] }: HostNetworkChange, device: string): string[] =>
  carriesConnection
    ? gateways.map((each) => `-${quoteUnitCommand(['ip', 'neigh', 'replace', each, 'dev', device, 'use'])}`)
    : [];

/** Puts each file back as it was kept, or takes it away where it was not there. Can be repeated from any state. */
const restore = (files: readonly string[], kept: string): Argv[] => [
  ['rm', '-f', '--', ...files],
  ...files.map((file, index): Argv => {
    const folder = file.slice(0, file.lastIndexOf('/')) || '/';
    const each = ['-mindepth', '1', '-maxdepth', '1', '-exec', 'cp', '-a', '-t', folder, '--', '{}', '+'];
    return ['find', `${kept}/${index}`, ...each];
  }),
];
