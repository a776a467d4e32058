# shellcheck shell=bash
# One emulated machine: start, wait, stop. The process id file is the emulator's own, so that a lab whose `up` was
# killed is still known; a stale file, or one whose number another process has by now, is not taken for a lab.

running() { # NAME
  local pid
  pid=$(cat "$LAB/$1.pid" 2>/dev/null) || return 1
  [ -n "$pid" ] && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "-pidfile $LAB/$1.pid "
}

# `-smap,-smep`: a pv dom0 dies in iret with them under QEMU 7.2's emulation. `-rdtscp`: pvh and hvm guests die of it
# ("SVM Insn len emulation failed"). `+svm,+npt`: pvh and hvm guests. The mitigations only cost time here.
# Its disks are the layers that state.sh has put there: the system, vg0, and a spare one.
emulator() { # NAME [MORE-OPTIONS...]
  local name=$1 n wire=listen
  shift
  n=$(number_of "$name")
  [ "$name" = xena ] || wire=connect
  rm -f "$LAB/$name.qmp.in" "$LAB/$name.qmp.out"
  mkfifo "$LAB/$name.qmp.in" "$LAB/$name.qmp.out"
  qemu-system-x86_64 -name "$name" -pidfile "$LAB/$name.pid" -daemonize \
    -M q35 -accel tcg,thread=multi,tb-size=512 -smp "$MACHINE_CPUS" -m "$MACHINE_MB" \
    -cpu Opteron_G3,+svm,+npt,-smap,-smep,+nx,+pdpe1gb,+x2apic,-rdtscp \
    -display none -vga none -serial "file:$LAB/$name.console" -qmp "pipe:$LAB/$name.qmp" \
    -kernel "$LAB/xen" \
    -append "dom0_mem=${DOM0_MB}M,max:${DOM0_MB}M dom0_max_vcpus=1 com1=115200,8n1 console=com1 loglvl=all guest_loglvl=all spec-ctrl=no xpti=no" \
    -initrd "$LAB/vmlinuz root=/dev/vda rw console=hvc0 net.ifnames=0 mitigations=off systemd.hostname=$name,$LAB/initrd.img" \
    -drive "file=$LAB/$name.qcow2,if=none,id=d0,cache=unsafe,discard=unmap" -device virtio-blk-pci,drive=d0,serial=lab-system \
    -drive "file=$LAB/$name.vg.qcow2,if=none,id=d1,cache=unsafe,discard=unmap" -device virtio-blk-pci,drive=d1,serial=lab-vg0 \
    -drive "file=$LAB/$name.spare.qcow2,if=none,id=d2,cache=unsafe,discard=unmap" -device virtio-blk-pci,drive=d2,serial=lab-spare \
    -netdev "user,id=n0,hostfwd=tcp:127.0.0.1:$(port_of "$name")-:22" -device "virtio-net-pci,netdev=n0,mac=52:54:00:00:00:0$n" \
    -netdev "socket,id=n1,$wire=127.0.0.1:$(wire_port)" -device "virtio-net-pci,netdev=n1,mac=52:54:00:00:01:0$n" \
    "$@" 9>&- >"$LAB/$name.log" 2>&1 || die "the emulator did not start: $(tail -n 3 "$LAB/$name.log")"
}

# A host that answers: sets its clock (a saved state wakes up in the past) and what depends on its name.
wait_ready() { # NAME
  local start=$SECONDS
  while [ $((SECONDS - start)) -lt "${XEN_LAB_WAIT:-300}" ]; do
    running "$1" || die "$1 stopped while starting; see $LAB/$1.console and $LAB/$1.log"
    if ssh -F "$LAB/ssh_config" "$1" "date -s @$(date +%s) >/dev/null && lab-prepare" 2>"$LAB/$1.ready.log"; then
      say "$1 answered after $((SECONDS - start)) s"
      return
    fi
    sleep 1
  done
  die "$1 did not come up in ${XEN_LAB_WAIT:-300} s; see $LAB/$1.console and $LAB/$1.ready.log"
}

stop() { # NAME
  if running "$1"; then
    local pid
    pid=$(cat "$LAB/$1.pid")
    kill "$pid"
    for _ in $(seq 50); do running "$1" || break; sleep 0.2; done
    if running "$1"; then kill -9 "$pid"; fi
    say "$1 is down"
  fi
  rm -f "$LAB/$1.pid" "$LAB/$1.qcow2" "$LAB/$1.vg.qcow2" "$LAB/$1.spare.qcow2" "$LAB/$1".qmp.*
}
