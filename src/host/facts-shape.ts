import * as z from 'zod/mini';
import { type Facts, TOOLS, type ToolName } from './facts.ts';
import { hostNetworkShape } from './host-network-shape.ts';
import { PACKAGE_OF } from './tools.ts';
import { trafficShape } from './traffic-shape.ts';

const text = z.string();
const texts = z.array(text);
/** What stands in configs and commands; no host has one with control characters in it. */
const name = text.check(z.regex(/^[^\x00-\x1f\x7f]*$/));
const orNull = <T extends z.ZodMiniType>(shape: T) => z.union([shape, z.null()]);
const bytes = z.number().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER));
const count = z.int().check(z.minimum(0));

const xen = z.object({
  role: z.enum(['dom0', 'domU', 'none', 'unreachable']),
  reason: text,
  version: orNull(text),
  caps: texts,
  virtCaps: texts,
  commandLine: orNull(text),
  dom0Mem: orNull(text),
  totalMemoryBytes: bytes,
  freeMemoryBytes: bytes,
  cpus: count,
  installed: z.exactOptional(texts),
  kernels: z.exactOptional(z.array(z.object({ config: text, dom0: z.boolean() }))),
});

const nic = z.object({
  name,
  mac: name,
  up: z.boolean(),
  addresses: texts,
  linkLocal: z.exactOptional(texts),
  bridge: orNull(text),
  physical: z.boolean(),
  mtu: count,
});

const natNetwork = z.object({
  name,
  subnet: name,
  subnet6: z.exactOptional(text),
  reservations: z.array(z.object({ guest: text, mac: text, ip: text, ip6: z.exactOptional(text) })),
  forwards: z.array(z.object({ guest: text, proto: z.enum(['tcp', 'udp']), host: count, ip: text, port: count })),
});

const volumeGroup = z.object({
  name,
  extentBytes: bytes,
  freeExtents: count,
  totalExtents: count,
  hindered: z.exactOptional(text),
});

const percent = orNull(z.number().check(z.minimum(0), z.maximum(100)));
const thinPool = z.object({
  vg: name,
  name,
  bytes,
  metadataBytes: bytes,
  dataPercent: percent,
  metadataPercent: percent,
  zeroes: z.exactOptional(z.boolean()),
});

const blockDevice = z.object({
  path: text,
  type: text,
  bytes,
  model: orNull(text),
  fsType: orNull(text),
  readOnly: z.boolean(),
  stableNames: texts,
  parent: orNull(text),
  usedBy: texts,
  signatures: z.exactOptional(text),
  label: z.exactOptional(text),
});

const guest = z.object({
  name: text,
  domid: orNull(count),
  uuid: orNull(text),
  memoryBytes: orNull(bytes),
  macs: texts,
  addresses: z.exactOptional(texts),
  vifnames: z.exactOptional(texts),
  disks: texts,
  nfsRoot: z.exactOptional(text),
  config: orNull(text),
  autostart: z.exactOptional(texts),
});

const tool = z.object({ path: orNull(text), version: orNull(text), package: text });
/** An older xenguide did not look for every tool; what was not looked for counts as missing. */
const toolOf = (name: ToolName) => z._default(tool, { path: null, version: null, package: PACKAGE_OF[name] });

/** What a facts file must hold. Keys that are not named here are passed over: a newer xenguide may have written it. */
export const factsShape: z.ZodMiniType<Facts> = z.object({
  version: z.literal(1),
  hostname: text,
  where: text,
  takenAt: text,
  root: z.boolean(),
  os: z.object({ id: text, version: text, pretty: text, kernel: text }),
  xen,
  cpu: z.object({ count, model: orNull(text) }),
  memory: z.object({ totalBytes: bytes, availableBytes: bytes }),
  nics: z.array(nic),
  bridges: z.array(z.object({ name, ports: texts, addresses: texts, linkLocal: z.exactOptional(texts), mtu: count })),
  defaultRoute: orNull(z.object({ device: name, gateway: name, source: orNull(name) })),
  defaultRoute6: z.exactOptional(orNull(z.object({ device: text, gateway: orNull(text) }))),
  routes: z.exactOptional(z.array(z.object({ to: text, device: text }))),
  hostNetwork: z.exactOptional(hostNetworkShape),
  natNetworks: z.exactOptional(z.array(natNetwork)),
  routedGuests: z.exactOptional(
    z.array(z.object({ guest: text, mac: text, addresses: texts, via: z.exactOptional(text) })),
  ),
  settledCards: z.exactOptional(texts),
  routerAdverts: z.exactOptional(texts),
  nameServers: z.exactOptional(texts),
  traffic: z.exactOptional(trafficShape),
  volumeGroups: z.array(volumeGroup),
  logicalVolumes: orNull(z.array(z.object({ vg: name, name, bytes, pool: z.exactOptional(text) }))),
  lvmScan: z.exactOptional(z.object({ devices: orNull(texts), filters: z.array(texts) })),
  thinPools: z.exactOptional(z.array(thinPool)),
  zfsPools: z.exactOptional(z.array(z.object({ name, totalBytes: bytes, freeBytes: bytes, datasets: texts }))),
  fileSystems: z.array(
    z.object({ mount: text, source: text, type: text, totalBytes: bytes, freeBytes: bytes, readOnly: z.boolean() }),
  ),
  blockDevices: z.array(blockDevice),
  guests: z.array(guest),
  xlConf: z.record(text, text),
  saveOnShutdown: z.exactOptional(text),
  maxLoop: z.exactOptional(count),
  listening: z.exactOptional(z.array(count)),
  listeningUdp: z.exactOptional(z.array(count)),
  drbd: z.exactOptional(
    orNull(
      z.object({
        module: orNull(text),
        script: z.boolean(),
        resources: z.array(z.object({ name: text, minors: z.array(count), ports: z.array(count) })),
      }),
    ),
  ),
  tools: z.object(
    Object.fromEntries(TOOLS.map((name) => [name, toolOf(name)])) as Record<ToolName, ReturnType<typeof toolOf>>,
  ),
  boot: z.object({
    grubPv: orNull(name),
    grubPvh: orNull(name),
    seabios: orNull(name),
    ovmf: orNull(z.object({ path: name, kind: z.enum(['xen', 'other', 'unknown']) })),
    qemuXen: orNull(name),
  }),
  gaps: z.array(z.object({ probe: text, reason: text })),
});
