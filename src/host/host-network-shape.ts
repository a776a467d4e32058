import * as z from 'zod/mini';
import type { HostNetwork } from './host-network.ts';

const text = z.string();
const texts = z.array(text);
const count = z.int().check(z.minimum(0));
const orNull = <T extends z.ZodMiniType>(shape: T) => z.union([shape, z.null()]);
const byName = z.record(text, text);
const lines = { file: text, from: count, to: count, lines: texts };

const card = z.object({
  name: text,
  mac: text,
  wireless: z.boolean(),
  carrier: z.boolean(),
  partOf: orNull(z.object({ kind: text, name: text })),
  addresses: z.array(z.object({ address: text, dynamic: z.boolean() })),
  gateways: texts,
  carries: z.exactOptional(texts),
});

const definition = z.object({
  file: text,
  section: text,
  id: text,
  keys: z.array(z.object({ key: text, ...lines })),
  line: count,
  indent: count,
  unreadable: z.boolean(),
});

export const hostNetworkShape: z.ZodMiniType<HostNetwork> = z.object({
  cards: z.array(card),
  ifupdown: orNull(
    z.object({
      up: texts,
      folder: z.boolean(),
      sources: z.array(z.object({ file: text, line: count, pattern: text })),
      stanzas: z.array(z.object(lines)),
      checksums: byName,
    }),
  ),
  networkd: orNull(
    z.object({
      links: z.array(z.object({ card: text, state: text, file: orNull(text), lines: texts, iaid: orNull(count) })),
    }),
  ),
  netplan: orNull(z.object({ definitions: z.array(definition), checksums: byName })),
  networkManager: orNull(
    z.object({
      devices: z.array(z.object({ device: text, type: text, state: text, uuid: text })),
      profiles: z.array(z.object({ path: text, uuid: text, id: text, sections: texts, lines: z.record(text, texts) })),
    }),
  ),
});
