import type { Result, Runner } from '../../../../src/host/runner.ts';

/** What libxl 4.17 makes of configs (`xl -N create`), as `xl list -l` lists it: what the config left out is left out. */
const common = {
  max_vcpus: 2,
  avail_vcpus: [0, 1],
  max_memkb: 1048576,
  target_memkb: 1048576,
  sched_params: {},
  claim_mode: 'True',
  arch_arm: {},
  arch_x86: {},
};

type Type = 'pv' | 'pvh' | 'hvm';

export function domain(domid: number, name: string, type: Type, own: object = {}): object {
  return {
    domid,
    config: {
      c_info: { type, name, uuid: '42ffa056-41b0-4832-81d6-d9e0cf0c8034', run_hotplug_scripts: 'True' },
      b_info: { ...common, [`type.${type}`]: own },
      disks: [{ pdev_path: '/dev/vg0/web1-disk', vdev: 'xvda', format: 'raw', readwrite: 1 }],
      nics: [{ devid: 0, mac: '00:16:3e:1a:2b:3c', bridge: 'xenbr0' }],
      on_reboot: 'restart',
      on_soft_reset: 'soft_reset',
    },
  };
}

const parts = { vga: {}, sdl: {}, spice: {}, rdm: {} };
/** hvm with nothing said of serial port and screen: libxl’s default is a screen. */
export const PLAIN_HVM = { ...parts, vnc: {} };
export const BOTH = {
  ...parts,
  bios: 'seabios',
  vnc: { enable: 'True', listen: '127.0.0.1' },
  serial: 'pty',
  boot: 'dc',
};
export const SERIAL_ONLY = { ...parts, vnc: { enable: 'False' }, serial: 'pty' };
export const NEITHER = { ...parts, vnc: { enable: 'False' } };

export const DOM0 = {
  domid: 0,
  config: { c_info: { type: 'pv', name: 'Domain-0' }, b_info: { ...common, 'type.pv': {} } },
};

export interface FakeHost {
  domains?: object[];
  /** xl list -l, where it is not to be made of the domains. */
  list?: Partial<Result>;
  store?: Record<string, string>;
  files?: string[];
  where?: string;
}

/** A host that answers what is asked for a console, and nothing else. */
export function fakeHost({ domains = [], list, store = {}, files = [], where = 'this machine' }: FakeHost): Runner {
  const answer = (argv: readonly string[]): Partial<Result> => {
    const [program, first = '', last = ''] = argv;
    if (argv.join(' ') === 'xl list -l') return list ?? { stdout: JSON.stringify([DOM0, ...domains], null, 4) };
    if (program === 'xenstore-read') {
      const value = store[first];
      return value === undefined
        ? { code: 1, stderr: `xenstore-read: couldn't read path ${first}\n` }
        : { stdout: `${value}\n` };
    }
    if (program === 'test' && first === '-f') return { code: files.includes(last) ? 0 : 1 };
    throw new Error(`not expected: ${argv.join(' ')}`);
  };
  const no = () => Promise.reject(new Error('a console only looks'));
  return {
    where,
    run: async ({ argv }) => ({ code: 0, stdout: '', stderr: '', timedOut: false, ...answer(argv) }),
    readText: no,
    writeFile: no,
    append: no,
    close: async () => undefined,
  };
}
