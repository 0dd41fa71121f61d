#!/bin/sh
# Hosts for tests, on this machine and for it alone: each has a network of its own (one cable to here), its own processes,
# its own /run, its own state of deployments and its own sshd. Needs root, iproute2, util-linux and openssh-server.
#
#   hosts.sh up FOLDER NUMBER PUBLICKEY [ROOM]   switches host NUMBER (1 to 250) on and prints its address; what its folder
#                                                holds is kept. ROOM: its state has this much room only, as "3m", and
#                                                forgets all when it is switched off. Users: root, and operator
#   hosts.sh off FOLDER NUMBER                   as if somebody pulled its plug
#   hosts.sh cut FOLDER NUMBER                   takes its cable away
#   hosts.sh mend FOLDER NUMBER                  puts it back
#   hosts.sh run FOLDER NUMBER COMMAND           runs a command of bash on it
#   hosts.sh newkey FOLDER NUMBER                it shows another host key when it is switched on again
#   hosts.sh remove FOLDER NUMBER                switches it off and forgets it
#
# Exit status 3: the machine lacks something, which is named.
set -eu

lacks() {
  echo "hosts.sh: $1" >&2
  exit 3
}

[ $# -ge 3 ] || { sed -n '2,17s/^# \{0,1\}//p' "$0" >&2; exit 2; }
command=$1 folder=$2 number=$3
shift 3
case $number in *[!0-9]* | '') echo "hosts.sh: a host has a number, not '$number'" >&2; exit 2 ;; esac
[ "$(id -u)" = 0 ] || lacks "needs root"
for tool in ip unshare nsenter ssh-keygen setsid; do
  command -v "$tool" >/dev/null || lacks "needs the command $tool"
done
[ -x /usr/sbin/sshd ] || lacks "needs the package openssh-server"

net=chimera-host-$number near=chh$number far=chg$number
host=$folder/$number
DEPLOYED=/var/lib/chimera-deploy

switched_on() { [ -f "$host/pid" ] && kill -0 "$(cat "$host/pid")" 2>/dev/null; }

off() {
  ip link set "$near" down 2>/dev/null || true
  if switched_on; then
    kill -9 "$(cat "$host/pid")"
    while switched_on; do sleep 0.05; done
  fi
  rm -f "$host/pid"
  ip netns delete "$net" 2>/dev/null || true
  ip link delete "$near" 2>/dev/null || true
}

up() {
  off
  mkdir -p "$host/state" "$host/ssh" "$host/root" "$DEPLOYED"
  printf '%s\n' "$1" >"$host/ssh/authorized_keys"
  [ -f "$host/key" ] || ssh-keygen -q -t ed25519 -N '' -f "$host/key"
  # Root has a home of its own too: nothing of this machine's profile runs there.
  grep -v -e '^operator:' -e '^root:' /etc/passwd >"$host/passwd"
  printf 'root:x:0:0::%s:/bin/bash\n' "$host/root" >>"$host/passwd"
  printf 'operator:x:64001:64001::/srv/operator:/bin/bash\n' >>"$host/passwd"
  grep -v '^operator:' /etc/group >"$host/group"
  printf 'operator:x:64001:\n' >>"$host/group"
  grep -v '^operator:' /etc/shadow >"$host/shadow"
  printf 'operator:*:19000:0:99999:7:::\n' >>"$host/shadow"
  chmod 640 "$host/shadow"
  cat >"$host/sshd_config" <<CONF
ListenAddress 10.213.$number.2
HostKey $host/key
AuthorizedKeysFile /srv/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
PidFile none
CONF
  ip netns add "$net"
  ip link add "$near" type veth peer name "$far"
  ip link set "$far" netns "$net"
  ip address add "10.213.$number.1/30" dev "$near"
  ip link set "$near" up
  ip -n "$net" address add "10.213.$number.2/30" dev "$far"
  ip -n "$net" link set lo up
  ip -n "$net" link set "$far" up
  room=${2:-}
  # shellcheck disable=SC2016
  setsid ip netns exec "$net" unshare --mount --pid --fork --kill-child --mount-proc sh -c '
    mount --make-rprivate /
    for each in passwd group shadow; do mount --bind "$1/$each" "/etc/$each"; done
    if [ -n "$3" ]; then mount -t tmpfs -o "size=$3" tmpfs "$2"; else mount --bind "$1/state" "$2"; fi
    mount -t tmpfs -o mode=755 tmpfs /srv && mkdir /srv/operator && chown 64001:64001 /srv/operator
    cp "$1/ssh/authorized_keys" /srv/authorized_keys && chmod 644 /srv/authorized_keys
    mount -t tmpfs -o mode=755 tmpfs /run && mkdir -p /run/sshd
    if [ -d /var/spool/cron ]; then mount -t tmpfs tmpfs /var/spool/cron; fi
    exec /usr/sbin/sshd -D -e -f "$1/sshd_config"' - "$host" "$DEPLOYED" "$room" \
    </dev/null >>"$host/sshd.log" 2>&1 &
  echo $! >"$host/pid"
  for _ in $(seq 100); do
    if ip netns exec "$net" sh -c "exec 3<>/dev/tcp/10.213.$number.2/22" 2>/dev/null \
      || ip netns exec "$net" bash -c "exec 3<>/dev/tcp/10.213.$number.2/22" 2>/dev/null; then
      echo "10.213.$number.2"
      return
    fi
    sleep 0.1
  done
  lacks "the sshd of host $number does not start: $(tail -n 3 "$host/sshd.log")"
}

case $command in
  up) up "$@" ;;
  off) off ;;
  cut) ip link set "$near" down ;;
  mend) ip link set "$near" up ;;
  run)
    inside=$(cat "/proc/$(cat "$host/pid")/task/$(cat "$host/pid")/children")
    exec nsenter -t "${inside%% *}" -m -n -p env -i PATH="$PATH" HOME=/root bash -c "$1"
    ;;
  newkey) rm -f "$host/key" "$host/key.pub" ;;
  remove)
    off
    rm -rf "${host:?}"
    rmdir "$DEPLOYED" 2>/dev/null || true
    ;;
  *) echo "hosts.sh: unknown command $command" >&2; exit 2 ;;
esac
