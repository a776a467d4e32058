# shellcheck shell=bash
# Speaking to the lab's hosts: one ssh config file, used by this program, by people and by xenguide itself.

write_ssh_config() {
  local name
  for name in xena xenb; do
    printf 'Host %s\n  HostName 127.0.0.1\n  Port %s\n  User root\n' "$name" "$(port_of "$name")"
  done >"$LAB/ssh_config.new"
  cat >>"$LAB/ssh_config.new" <<END
Host *
  IdentityFile $LAB/key
  IdentitiesOnly yes
  StrictHostKeyChecking no
  UserKnownHostsFile /dev/null
  LogLevel ERROR
  ConnectTimeout 5
END
  mv "$LAB/ssh_config.new" "$LAB/ssh_config"
}

on() { # HOST [CMD...]
  local host=$1
  shift
  number_of "$host" >/dev/null
  running "$host" || die "$host is not up. Run: $CALL up"
  ssh -F "$LAB/ssh_config" "$host" "$@"
}

put() { # HOST FILE... DIR
  local host=$1
  number_of "$host" >/dev/null
  running "$host" || die "$host is not up. Run: $CALL up"
  scp -q -F "$LAB/ssh_config" "${@:2:$#-2}" "$host:${*: -1}"
}
