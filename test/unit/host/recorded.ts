import type { Probe, Seen } from '../../../src/host/probes/probe.ts';
import type { Result } from '../../../src/host/runner.ts';

/** What was seen of a host, for one probe: files and paths by name, programs by the name the probe gives them. */
export interface Recording {
  files?: Record<string, string>;
  paths?: Record<string, { mode?: number; bytes?: number }>;
  commands?: Record<string, string | Partial<Result>>;
}

/** Lets a probe read a recording. A program that is not in it is one that the host does not have. */
export function read(probe: Probe, recording: Recording) {
  const seen: Seen = {
    text: (path) => {
      if (!probe.files?.includes(path)) throw new Error(`${probe.id} does not ask for ${path}`);
      return recording.files?.[path];
    },
    stat: (path) => {
      if (!probe.paths?.includes(path)) throw new Error(`${probe.id} does not ask for ${path}`);
      const found = recording.paths?.[path];
      return found && { type: 'file', mode: found.mode ?? 0o644, bytes: found.bytes ?? 1 };
    },
    result: (name) => {
      const command = probe.commands?.[name];
      if (!command) throw new Error(`${probe.id} does not ask for ${name}`);
      const said = recording.commands?.[name];
      const missing = { code: 127, stdout: '', stderr: `${command.argv[0]}: not found\n`, timedOut: false };
      if (said === undefined) return missing;
      return {
        code: 0,
        stderr: '',
        timedOut: false,
        stdout: '',
        ...(typeof said === 'string' ? { stdout: said } : said),
      };
    },
  };
  return probe.parse(seen);
}

/** Debian 12 with Xen 4.17 on a machine with VT-x. */
export const XL_INFO = `host                   : xena
release                : 6.1.0-28-amd64
version                : #1 SMP PREEMPT_DYNAMIC Debian 6.1.119-1 (2024-11-22)
machine                : x86_64
nr_cpus                : 8
max_cpu_id             : 7
nr_nodes               : 1
cores_per_socket       : 4
threads_per_core       : 2
cpu_mhz                : 3392.292
hw_caps                : bfebfbff:77faf3ff:2c100800:00000121:0000000f:009c6fbf:00000000:00000100
virt_caps              : pv hvm hvm_directio pv_directio hap iommu_hap_pt_share gnttab-v1 gnttab-v2
total_memory           : 32652
free_memory            : 16384
sharing_freed_memory   : 0
sharing_used_memory    : 0
outstanding_claims     : 0
free_cpus              : 0
xen_major              : 4
xen_minor              : 17
xen_extra              : .7
xen_version            : 4.17.7
xen_caps               : xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64 
xen_scheduler          : credit2
xen_pagesize           : 4096
platform_params        : virt_start=0xffff800000000000
xen_changeset          : 
xen_commandline        : placeholder dom0_mem=2G,max:2G com1=115200,8n1 console=com1,vga no-real-mode edd=off
cc_compiler            : x86_64-linux-gnu-gcc (Debian 12.2.0-14) 12.2.0
cc_compile_by          : pkg-xen-devel
cc_compile_domain      : lists.alioth.debian.org
cc_compile_date        : Sat Nov  9 09:40:14 UTC 2024
build_id               : 7d1a1e6aa5f8d0b9d5c9ff7b2a2d2d1d1c5a7d10
xend_config_format     : 4
`;

export const XL_LIST = `Name                                        ID   Mem VCPUs	State	Time(s)
Domain-0                                     0  2048     8     r-----    1204.6
web1                                         3   512     2     -b----      18.3
a-guest-whose-name-is-longer-than-the-column    12   256     1     --p---       0.2
`;

export const XL_LIST_LONG = JSON.stringify([
  { domid: 0, config: { c_info: { type: 'pv', name: 'Domain-0' }, b_info: { max_memkb: 2097152 } } },
  {
    domid: 3,
    config: {
      c_info: { type: 'pvh', name: 'web1', uuid: '0cbd5e73-6d3b-4a3b-8a43-3d0f7d2a9c11' },
      b_info: { max_vcpus: 2, max_memkb: 524288, target_memkb: 524288 },
      disks: [
        { pdev_path: '/dev/vg0/web1-disk', vdev: 'xvda', format: 'raw', removable: 1, readwrite: 1 },
        { vdev: 'hdc', format: 'empty', is_cdrom: 1 },
      ],
      nics: [{ devid: 0, mac: '00:16:3E:12:34:56', bridge: 'xenbr0' }],
    },
  },
]);
