import { badName } from '../../guest/name.ts';
import { configPath } from '../../guest/paths.ts';
import type { Result, Runner } from '../../host/runner.ts';
import { onHost } from '../../host/where.ts';
import { EXIT, UserError } from '../../problem.ts';
import { listed } from '../../text/listed.ts';
import { nearest } from '../../text/nearest.ts';
import { t } from '../../text/t.ts';
import { noXen } from '../no-xen.ts';

/** What of a running guest decides how it is seen. */
export interface ConsoleGuest {
  name: string;
  domid: number;
  type: 'pv' | 'pvh' | 'hvm';
  /** hvm: an emulated serial port that xl can attach to. */
  serial: boolean;
  /** Its picture; pv and pvh have one only with a vfb. */
  screen: Screen | null;
}

export interface Screen {
  /** Where qemu listens on the host. */
  address: string;
  /** Null: it has not said yet. */
  port: number | null;
}

type Row = Record<string, unknown>;
const rowOf = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});

/**
 * Asks the host for a guest that runs. Rejects with UserError: notReady where xl does not answer, invalid where the guest does
 * not run or is none.
 */
export async function findGuest(name: string, runner: Runner): Promise<ConsoleGuest> {
  const list = await runner.run({ argv: ['xl', 'list', '-l'], timeoutMs: 30_000 });
  if (list.code !== 0) throw noXen(list, runner, t('A guest’s console is'));
  const domains = readDomains(list.stdout);
  if (!domains) throw noXen({ ...list, stderr: t('xl list -l gave no JSON') }, runner, t('A guest’s console is'));
  const found = domains.find((domain) => nameOf(domain) === name);
  if (!found) throw await notRunning(name, domains.map(nameOf), runner);
  const { domid } = found;
  if (domid === 0) {
    throw new UserError(EXIT.invalid, {
      field: 'name',
      message: t`${name} is the system of the host itself, not a guest`,
      remedy: t('Log in to the host. xl list shows its guests.'),
    });
  }
  const [port, address] = await Promise.all(
    ['vnc-port', 'vnc-listen'].map((key) =>
      runner.run({ argv: ['xenstore-read', `/local/domain/${domid}/console/${key}`], timeoutMs: 30_000 }),
    ),
  );
  return { name, domid, ...settings(rowOf(found.config), said(port), said(address)) };
}

interface Domain {
  domid: number;
  config: unknown;
}

/** `xl list -l`: `[{"domid": 3, "config": {"c_info": …, "b_info": …}}]`, the host’s own system among them. */
function readDomains(stdout: string): Domain[] | undefined {
  let all: unknown;
  try {
    all = JSON.parse(stdout);
  } catch {
    return undefined;
  }
  if (!Array.isArray(all)) return undefined;
  return all
    .map(rowOf)
    .flatMap(({ domid, config }) => (Number.isInteger(domid) ? [{ domid: Number(domid), config }] : []));
}

const nameOf = ({ config }: Domain): string => {
  const { name } = rowOf(rowOf(config).c_info);
  return typeof name === 'string' ? name : '';
};

/**
 * The JSON holds what the config said; what it left out is left out (libxl_types.idl: hvm’s `vnc.enable` is on by default).
 * Where the picture really is stands in xenstore, written from qemu’s own answer (libxl_dm.c, device_model_postconfig_vnc).
 */
function settings(config: Row, port: string, address: string): Omit<ConsoleGuest, 'name' | 'domid'> {
  const kind = rowOf(config.c_info).type;
  const type = kind === 'hvm' || kind === 'pvh' ? kind : 'pv';
  const hvm = type === 'hvm' ? rowOf(rowOf(config.b_info)['type.hvm']) : {};
  const vnc = rowOf(hvm.vnc);
  const shown = /^\d{1,5}$/.test(port);
  const listen = typeof vnc.listen === 'string' ? vnc.listen.replace(/:\d+$/, '') : '';
  return {
    type,
    // A list in the config is another key here; xl attaches to the first of it.
    serial: hvm.serial === 'pty' || (Array.isArray(hvm.serial_list) && hvm.serial_list[0] === 'pty'),
    screen:
      shown || (type === 'hvm' && vnc.enable !== 'False')
        ? { address: address || listen || '127.0.0.1', port: shown ? Number(port) : null }
        : null,
  };
}

const said = (result: Result | undefined): string => (result?.code === 0 ? result.stdout.trim() : '');

async function notRunning(name: string, running: readonly string[], runner: Runner): Promise<UserError> {
  const config = badName(name) ? undefined : configPath(name);
  const described =
    config !== undefined && (await runner.run({ argv: ['test', '-f', config], timeoutMs: 30_000 })).code === 0;
  if (described) {
    return new UserError(EXIT.invalid, {
      field: 'name',
      message: t`${name} does not run on ${onHost(runner.where)}`,
      remedy: t`Start it: xl create ${config}   (with -c behind create you see it boot from the first line on)`,
    });
  }
  const guests = running.filter((each) => each !== '' && each !== 'Domain-0');
  const near = nearest(name, guests);
  const few = guests.slice(0, 8);
  const start = config === undefined ? '' : ` ${t`One that is off is started by its config: xl create ${config}`}`;
  return new UserError(EXIT.invalid, {
    field: 'name',
    message: t`no guest ${JSON.stringify(name)} runs on ${onHost(runner.where)}`,
    remedy:
      (near.length > 0
        ? t`Did you mean ${listed(near, t('or'))}?`
        : few.length > 0
          ? t`Those that run: ${few.join(', ')}${guests.length > few.length ? ` ${t('and others')}` : ''}.`
          : t('No guest runs there.')) + start,
  });
}
