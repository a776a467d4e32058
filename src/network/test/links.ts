import type { Answer, Question } from './network-test.ts';

/** Every card and bridge of the host in one look, with counters. Several tests read it. */
export const LINKS: Question = { argv: ['ip', '-json', '-details', '-statistics', 'link', 'show'] };

/** Who was heard at which address: the kernel's table of neighbours (ip-neighbour(8)). */
export const NEIGHBOURS: Question = { argv: ['ip', '-json', 'neighbour', 'show'] };

export interface Link {
  name: string;
  /** Switched on. */
  up: boolean;
  /** There is somebody at the other end. */
  carrier: boolean;
  /** The bridge it is a port of. */
  master: string | null;
  /** Of a port: `forwarding`, `disabled`, `listening` … */
  portState: string | null;
  /** Packets that came in by it and went out by it, since it is there. */
  received: number;
  sent: number;
}

export interface Neighbour {
  address: string;
  device: string;
  mac: string;
  /** `REACHABLE`, `STALE`, `FAILED` … */
  state: string;
}

type Row = Record<string, unknown>;

/** Undefined: ip(8) could not be asked. */
export function readLinks(answer: Answer): Link[] | undefined {
  return rowsOf(answer)?.map((row) => {
    const flags = Array.isArray(row.flags) ? row.flags : [];
    const port = objectOf(objectOf(row.linkinfo).info_slave_data);
    const stats = objectOf(row.stats64 ?? row.stats);
    return {
      name: String(row.ifname ?? ''),
      up: flags.includes('UP'),
      carrier: flags.includes('LOWER_UP'),
      master: typeof row.master === 'string' ? row.master : null,
      portState: typeof port.state === 'string' ? port.state : null,
      received: Number(objectOf(stats.rx).packets ?? 0),
      sent: Number(objectOf(stats.tx).packets ?? 0),
    };
  });
}

export function readNeighbours(answer: Answer): Neighbour[] {
  return (rowsOf(answer) ?? []).map((row) => ({
    address: String(row.dst ?? ''),
    device: String(row.dev ?? ''),
    mac: String(row.lladdr ?? '').toLowerCase(),
    state: Array.isArray(row.state) ? String(row.state[0] ?? '') : String(row.state ?? ''),
  }));
}

function rowsOf({ code, stdout }: Answer): Row[] | undefined {
  if (code !== 0) return undefined;
  try {
    const json: unknown = JSON.parse(stdout.trim() === '' ? '[]' : stdout);
    return Array.isArray(json) ? json.filter((row) => typeof row === 'object' && row !== null) : undefined;
  } catch {
    return undefined;
  }
}

const objectOf = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});
