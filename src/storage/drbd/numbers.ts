import type { Facts } from '../../host/facts.ts';
import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { StorageContext } from '../backend.ts';
import { mirrorOf } from './sides.ts';

/** What each mirrored disk has for itself, the same on both hosts. */
export type NumberKind = 'port' | 'minor';

/** The first of DRBD’s usual range of ports; device numbers begin at nought. */
const FIRST: Record<NumberKind, number> = { port: 7788, minor: 0 };

/** The first number that neither host uses, nor a disk of the guest before this one. */
export function freeNumber(kind: NumberKind, context: StorageContext, there: Facts | undefined): number {
  for (let number = FIRST[kind]; ; number += 1) if (!userOf(kind, number, context, there)) return number;
}

/** Why this disk cannot have the number, with one that it can have. */
export function takenNumber(
  kind: NumberKind,
  number: number,
  context: StorageContext,
  there: Facts | undefined,
): Omit<Problem, 'field'> | undefined {
  const user = userOf(kind, number, context, there);
  if (!user) return undefined;
  const free = freeNumber(kind, context, there);
  return { kind: 'conflict', message: said(kind, number, user), remedy: t`Take ${free}, or leave it out.` };
}

/** `host` is absent of another disk of this guest: that is still to be made. */
interface User {
  name: string;
  host?: string;
}

function said(kind: NumberKind, number: number, { name, host }: User): string {
  if (kind === 'port') {
    return host === undefined
      ? t`${name}, another disk of this guest, has the port ${number}`
      : t`${name} uses the port ${number} on ${host}`;
  }
  return host === undefined
    ? t`${name}, another disk of this guest, is /dev/drbd${number}`
    : t`${name} is /dev/drbd${number} on ${host}`;
}

function userOf(
  kind: NumberKind,
  number: number,
  { facts, earlier = [] }: StorageContext,
  there: Facts | undefined,
): User | undefined {
  const own = earlier.filter(({ backend }) => backend === 'drbd').map(mirrorOf);
  const disk = own.find((mirror) => mirror[kind] === String(number));
  if (disk) return { name: disk.resource };
  for (const host of [facts, there]) {
    if (!host) continue;
    const resource = host.drbd?.resources.find(({ ports, minors }) =>
      (kind === 'port' ? ports : minors).includes(number),
    );
    if (resource) return { name: resource.name, host: host.hostname };
    if (kind === 'port' && host.listening?.includes(number)) return { name: t('a program'), host: host.hostname };
  }
  return undefined;
}
