import * as z from 'zod/mini';
import type { TrafficFacts } from './traffic.ts';

const text = z.string();
const count = z.int().check(z.minimum(0));
const counted = z.union([count, z.null()]);

const rule = z.object({
  text,
  in: z.exactOptional(text),
  out: z.exactOptional(text),
  protocol: z.exactOptional(text),
  port: z.exactOptional(count),
  answers: z.exactOptional(z.literal(true)),
  maybe: z.exactOptional(z.literal(true)),
  does: text,
  packets: counted,
});

const filter = z.object({
  by: z.enum(['nft', 'iptables-nft', 'iptables-legacy']),
  family: z.enum(['ip', 'ip6', 'inet']),
  table: text,
  chain: text,
  hook: z.enum(['input', 'forward']),
  policy: z.enum(['accept', 'drop']),
  packets: counted,
  rules: z.record(text, z.array(rule)),
});

/** As a facts file holds it. */
export const trafficShape: z.ZodMiniType<TrafficFacts> = z.object({
  filters: z.exactOptional(z.array(filter)),
  switches: z.record(text, text),
  switchLines: z.array(z.object({ name: text, value: text, file: text, line: count })),
  neighbours: z.array(z.object({ ip: text, mac: z.union([text, z.null()]), device: text })),
  learned: z.exactOptional(z.array(z.object({ mac: text, bridge: text, port: text }))),
  dhcp: z.exactOptional(
    z.array(
      z.object({
        port: z.union([z.literal(67), z.literal(68)]),
        program: text,
        pid: count,
        device: z.union([text, z.null()]),
      }),
    ),
  ),
  waysOut: z.exactOptional(z.array(z.object({ device: text, gateway: text }))),
  firewalldZone: z.exactOptional(z.union([text, z.null()])),
});
