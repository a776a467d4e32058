import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Programs in place of xl and xenstore-ls, in the folder `bin`: an hvm guest web1 runs, and what is in its two drives is kept
 * in the files hdc and hdd there. `asks`: how often it is asked in vain for its disc. What xl was called with is in `ran`.
 */
export function drivesHost(bin: string, drives: { hdc: string; hdd: string }, asks = 0): void {
  mkdirSync(bin, { recursive: true });
  const at = (name: string): string => join(bin, name);
  writeFileSync(at('hdc'), drives.hdc);
  writeFileSync(at('hdd'), drives.hdd);
  writeFileSync(at('asks'), String(asks));
  writeFileSync(at('ran'), '');
  const cd = (vdev: string) => `{"vdev":"${vdev}","pdev_path":"x","format":"raw","removable":1,"is_cdrom":1}`;
  const script = {
    xl: `echo "$*" >>${at('ran')}
case "$1 $2" in
  'list -l') [ "$3" = web1 ] || { echo "$3 is an invalid domain identifier (rc=-6)" >&2; exit 1; }
    echo '[{"domid":3,"config":{"c_info":{"type":"hvm","name":"web1"},"disks":[${cd('hdc')},${cd('hdd')}],"on_reboot":"restart"}}]' ;;
  'list ') printf 'Name ID Mem VCPUs\\tState\\tTime(s)\\nDomain-0 0 256 1 r----- 1.0\\nweb1 3 256 1 -b---- 1.0\\n' ;;
  'cd-insert web1' | 'cd-eject web1')
    left=$(cat ${at('asks')})
    if [ "$left" -gt 0 ]; then
      echo $((left - 1)) >${at('asks')}
      echo "libxl: error: libxl_qmp.c:1837:qmp_ev_parse_error_messages: Domain 3:Device 'ide-5632' is locked and force was not specified, wait for tray to open and try again" >&2
      exit 1
    fi
    printf %s "$4" >${bin}/$3 ;;
  *) exit 1 ;;
esac`,
    'xenstore-ls': `for each in 5632:hdc 5696:hdd; do
  path=/libxl/3/device/vbd/\${each%%:*}
  echo "$path/params = \\"aio:$(cat ${bin}/\${each##*:})\\""
  echo "$path/dev = \\"\${each##*:}\\""
  echo "$path/type = \\"qdisk\\""
done`,
  };
  for (const [name, text] of Object.entries(script)) {
    writeFileSync(at(name), `#!/bin/sh\n${text}\n`);
    chmodSync(at(name), 0o755);
  }
}
