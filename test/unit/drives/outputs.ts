/**
 * What xl, xenstore-ls and qemu's monitor say, as their sources print it (Xen 4.17: tools/xl/xl_info.c and libxl_types.idl,
 * xenstore_client.c; QEMU 7.2: block/monitor/block-hmp-cmds.c).
 */

/** `xl list -l install1`: an emulated PC with two drives, the second empty. libxl leaves out what has its default. */
export const LIST_HVM = `[
    {
        "domid": 3,
        "config": {
            "c_info": {
                "type": "hvm",
                "name": "install1",
                "uuid": "5c4c8e5e-42ba-4d29-a1c5-5e4a3d8e0a11",
                "run_hotplug_scripts": "True"
            },
            "b_info": {
                "max_vcpus": 2,
                "max_memkb": 2097152,
                "target_memkb": 2097152,
                "device_model_version": "qemu_xen",
                "type.hvm": { "bios": "seabios", "boot": "dc" }
            },
            "disks": [
                {
                    "pdev_path": "/dev/vg0/install1-disk",
                    "vdev": "xvda",
                    "backend": "phy",
                    "format": "raw",
                    "removable": 1,
                    "readwrite": 1
                },
                {
                    "pdev_path": "/srv/iso/a.iso",
                    "vdev": "hdc",
                    "backend": "qdisk",
                    "format": "raw",
                    "removable": 1,
                    "is_cdrom": 1
                },
                {
                    "pdev_path": "",
                    "vdev": "hdd",
                    "backend": "qdisk",
                    "format": "empty",
                    "removable": 1,
                    "is_cdrom": 1
                }
            ],
            "nics": [ { "devid": 0, "mac": "00:16:3e:12:34:56", "bridge": "xenbr0" } ],
            "on_soft_reset": "soft_reset"
        }
    }
]
`;

/** `xenstore-ls -f /libxl/3/device/vbd`. */
export const STORE_HVM = String.raw`/libxl/3/device/vbd/51712 = ""
/libxl/3/device/vbd/51712/frontend = "/local/domain/3/device/vbd/51712"
/libxl/3/device/vbd/51712/backend = "/local/domain/0/backend/vbd/3/51712"
/libxl/3/device/vbd/51712/params = "/dev/vg0/install1-disk"
/libxl/3/device/vbd/51712/script = "/etc/xen/scripts/block"
/libxl/3/device/vbd/51712/frontend-id = "3"
/libxl/3/device/vbd/51712/online = "1"
/libxl/3/device/vbd/51712/removable = "1"
/libxl/3/device/vbd/51712/bootable = "1"
/libxl/3/device/vbd/51712/state = "1"
/libxl/3/device/vbd/51712/dev = "xvda"
/libxl/3/device/vbd/51712/type = "phy"
/libxl/3/device/vbd/51712/mode = "w"
/libxl/3/device/vbd/51712/device-type = "disk"
/libxl/3/device/vbd/51712/discard-enable = "1"
/libxl/3/device/vbd/51712/specification = "xen"
/libxl/3/device/vbd/5632 = ""
/libxl/3/device/vbd/5632/frontend = "/local/domain/3/device/vbd/5632"
/libxl/3/device/vbd/5632/backend = "/local/domain/0/backend/qdisk/3/5632"
/libxl/3/device/vbd/5632/params = "aio:/srv/iso/Fr\xc3\xbchling a:b \\ 2.iso"
/libxl/3/device/vbd/5632/frontend-id = "3"
/libxl/3/device/vbd/5632/online = "1"
/libxl/3/device/vbd/5632/removable = "1"
/libxl/3/device/vbd/5632/bootable = "1"
/libxl/3/device/vbd/5632/state = "1"
/libxl/3/device/vbd/5632/dev = "hdc"
/libxl/3/device/vbd/5632/type = "qdisk"
/libxl/3/device/vbd/5632/mode = "r"
/libxl/3/device/vbd/5632/device-type = "cdrom"
/libxl/3/device/vbd/5632/specification = "xen"
/libxl/3/device/vbd/5696 = ""
/libxl/3/device/vbd/5696/params = "aio:"
/libxl/3/device/vbd/5696/dev = "hdd"
/libxl/3/device/vbd/5696/type = "qdisk"
/libxl/3/device/vbd/5696/mode = "r"
/libxl/3/device/vbd/5696/device-type = "cdrom"
`;

/** `xl qemu-monitor-command install1 'info block'`: a drive that the guest holds, one that is empty and open. */
export const TRAYS = `ide-5632 (#block392): /dev/fdset/0 (raw, read-only)\r
    Attached to:      ide-5632\r
    Removable device: locked, tray closed\r
    Cache mode:       writeback\r
\r
ide-5696: [not inserted]\r
    Attached to:      ide-5696\r
    Removable device: not locked, tray open\r
\r
xvda (#block171): /dev/vg0/install1-disk (raw)\r
    Attached to:      /machine/unattached/device[24]\r
    Cache mode:       writeback\r
`;

export const UNKNOWN = (name: string): string => `${name} is an invalid domain identifier (rc=-6)\n`;

export const LOCKED = (devid: number): string =>
  `libxl: error: libxl_qmp.c:1837:qmp_ev_parse_error_messages: Domain 3:Device 'ide-${devid}' is locked and force was not specified, wait for tray to open and try again\n`;

/** Of a disk that a guest has mounted, after 10 s. */
export const IN_USE = (devid: number): string =>
  `libxl: error: libxl_device.c:1111:device_backend_callback: Domain 3:unable to remove device with path /local/domain/0/backend/vbd/3/${devid}
libxl: error: libxl_device.c:1481:device_addrm_aocomplete: Domain 3:Unable to remove vbd with id ${devid}
libxl_device_disk_safe_remove failed.
`;

/** `/var/log/xen/xl-NAME.log` of a guest that was not to be started anew. */
export const logOf = (domid: number, code: number, action = 'destroy'): string =>
  `Waiting for domain install1 (domid ${domid}) to die [pid 4711]
Domain ${domid} has shut down, reason code ${code} 0x${code.toString(16)}
Action for shutdown reason code ${code} is ${action}
Domain ${domid} needs to be cleaned up: destroying the domain
Done. ${action === 'destroy' ? 'Exiting' : 'Rebooting'} now
`;
