# shellcheck shell=bash
# A host that has booted once is saved, memory and disks, and `up` goes on from there: seconds instead of half a minute.
# Layers of a disk: dom0.img (built) <- NAME.booted.qcow2 (as saved) <- NAME.qcow2 (of this run, thrown away); the same
# for the disk of vg0 (NAME.vg.qcow2) and the spare one (NAME.spare.qcow2), which begin empty.

# Same emulator, same machine, same disk: only then does a saved state fit.
state_id() { # NAME
  { echo "$1 $MACHINE_MB $MACHINE_CPUS $VG_SIZE $SPARE_SIZE"; qemu-system-x86_64 --version; cat "$LAB/built" "$LAB_SOURCE/machine.sh"; } | sha256sum
}

saved() { [ -f "$LAB/$1.state" ] && [ "$(cat "$LAB/$1.state.id" 2>/dev/null)" = "$(state_id "$1")" ]; }

cold_start() { # NAME
  qemu-img create -q -f qcow2 -b dom0.img -F raw "$LAB/$1.qcow2"
  qemu-img create -q -f qcow2 "$LAB/$1.vg.qcow2" "$VG_SIZE"
  qemu-img create -q -f qcow2 "$LAB/$1.spare.qcow2" "$SPARE_SIZE"
  emulator "$1"
}

start() { # NAME
  stop "$1" # leftovers of a run that ended without `down`
  if ! saved "$1"; then
    say "$1: first boot, about half a minute"
    cold_start "$1"
    wait_ready "$1"
    save "$1"
  fi
  local disk
  for disk in '' .vg .spare; do
    qemu-img create -q -f qcow2 -b "$1.booted$disk.qcow2" -F qcow2 "$LAB/$1$disk.qcow2"
  done
  emulator "$1" -incoming "exec:zstd -dc $LAB/$1.state"
}

save() { # NAME  the running host is stopped and becomes the saved one
  local pid disk
  rm -f "$LAB/$1.state.id"
  ssh -F "$LAB/ssh_config" "$1" 'sync; echo 3 > /proc/sys/vm/drop_caches'
  ask "$1" qmp_capabilities >/dev/null
  ask "$1" migrate-set-parameters '{"max-bandwidth": 4294967296}' >/dev/null
  ask "$1" migrate "{\"uri\": \"exec:zstd -q -f -1 -o $LAB/$1.state\"}" >/dev/null
  until ask "$1" query-migrate | grep -q '"status": "completed"'; do
    if ask "$1" query-migrate | grep -q '"status": "failed"'; then die "saving $1 failed: $(ask "$1" query-migrate)"; fi
    sleep 0.3
  done
  pid=$(cat "$LAB/$1.pid")
  ask "$1" quit >/dev/null
  while [ -d "/proc/$pid" ]; do sleep 0.1; done
  for disk in '' .vg .spare; do mv "$LAB/$1$disk.qcow2" "$LAB/$1.booted$disk.qcow2"; done
  state_id "$1" >"$LAB/$1.state.id"
}

# One command to the emulator's machine protocol (QMP) and its answer. Events and the greeting are skipped.
# The pipes are opened for both ways: opened for one, a pipe without an emulator at its other end waits for ever.
ask() { # NAME COMMAND [ARGUMENTS-AS-JSON]
  local line deadline=$((SECONDS + 60)) answer=''
  exec 7<>"$LAB/$1.qmp.in" 8<>"$LAB/$1.qmp.out"
  printf '{"execute": "%s", "arguments": %s}\n' "$2" "${3:-{\}}" >&7
  while [ -z "$answer" ]; do
    if IFS= read -r -t 1 line <&8; then
      case $line in '{"return"'* | '{"error"'*) answer=$line ;; esac
    elif ! running "$1"; then
      die "$1 ended before it answered $2; see $LAB/$1.log"
    elif [ "$SECONDS" -gt "$deadline" ]; then
      die "the emulator did not answer $2 within a minute"
    fi
  done
  exec 7>&- 8>&-
  case $answer in '{"error"'*) die "the emulator refused $2: $answer" ;; esac
  printf '%s\n' "$answer"
}
