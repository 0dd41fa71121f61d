#!/bin/sh
# Real servers for tests, out of Debian unstable, in a folder of its own: a TimescaleDB (Apache edition) and bitcoind
# (Bitcoin Knots). Building the folder needs root and debootstrap and takes a minute or two.
#
#   debian.sh build FOLDER                      builds what is missing of the folder
#   debian.sh timescale start FOLDER PORT PASSWORD
#                                               starts the database on 127.0.0.1:PORT and prints its JDBC URL; user
#                                               postgres, database chimera_test. Made afresh at each start
#   debian.sh timescale stop FOLDER             stops it
#   debian.sh bitcoind program FOLDER           prints the program to start: it needs no root and takes all options
#   debian.sh bitcoind start FOLDER NAME PORT PASSWORD [OPTION...]
#                                               starts a regtest node on loopback and prints its RPC URL; user chimera,
#                                               RPC on PORT, peers on PORT+1, ZMQ hashblock on PORT+2. NAME tells several
#                                               nodes apart and keeps their chains
#   debian.sh bitcoind stop FOLDER NAME         stops it and keeps its chain
#   debian.sh remove FOLDER                     stops everything and deletes the folder
#
# FOLDER "-" stands for ${TMPDIR:-/tmp}/chimera-debian. The tests that need these servers run with:
#
#   debian=src/test/debian/debian.sh
#   CHIMERA_TEST_TIMESCALE_URL=$($debian timescale start - 25432 secret) \
#   CHIMERA_TEST_TIMESCALE_USER=postgres CHIMERA_TEST_TIMESCALE_PASSWORD=secret \
#   CHIMERA_TEST_BITCOIND=$($debian bitcoind program -) ./mvnw verify
#
# The packages come from the mirror that the host's own apt uses, each installed for itself: where one is broken, only its
# server is missing. Exit status 3: the host or the folder lacks something, which is named.
set -eu

POSTGRES=postgresql-18-timescaledb
BITCOIN=bitcoin-knots
BIN=/usr/lib/postgresql/18/bin
DATA=/var/lib/postgresql/chimera-test
NODES=/var/lib/chimera-nodes
PROGRAM=/bitcoind.sh

lacks() {
  echo "debian.sh: $1" >&2
  exit 3
}

wrong() {
  echo "debian.sh: $1" >&2
  exit 2
}

# The first Debian archive among the host's sources, in either format of apt.
mirror() {
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    [ -r "$file" ] || continue
    case $file in
      *.sources) sed -n 's/^URIs:[[:space:]]*//p' "$file" | tr -s ' ' '\n' ;;
      *) sed -n 's/^deb[[:space:]]*\(\[[^]]*\]\)\{0,1\}[[:space:]]*\([^[:space:]]*\).*/\2/p' "$file" ;;
    esac
  done | grep -E '/debian/?$' | head -n 1
}

build() {
  [ -d "$folder" ] || debian
  for package in $POSTGRES $BITCOIN; do
    install "$package"
  done
  [ -x "$folder/usr/bin/bitcoind" ] && program
  return 0
}

use_proxy_of_apt() {
  if command -v apt-config >/dev/null; then
    eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
    if [ -n "${http_proxy:-}" ]; then export http_proxy; fi
  fi
}

debian() {
  [ "$(id -u)" = 0 ] || lacks "needs root to build $folder"
  command -v debootstrap >/dev/null || lacks "needs the package debootstrap"
  archive=$(mirror)
  [ -n "$archive" ] || lacks "no Debian archive among the host's apt sources"
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -r "$keyring" ] || lacks "needs the package debian-archive-keyring"
  use_proxy_of_apt
  rm -rf "$folder.building"
  if ! debootstrap --variant=minbase --keyring="$keyring" --include=ca-certificates sid "$folder.building" "$archive" \
      > "$folder.log" 2>&1; then
    tail -n 20 "$folder.log" >&2
    lacks "debootstrap failed, see $folder.log"
  fi
  # Nothing that is installed may start by itself.
  printf '#!/bin/sh\nexit 101\n' > "$folder.building/usr/sbin/policy-rc.d"
  chmod 755 "$folder.building/usr/sbin/policy-rc.d"
  mv "$folder.building" "$folder"
}

installed() {
  [ "$(chroot "$folder" dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Once per folder: a package that does not install is noted and not tried again.
install() {
  if [ -f "$folder/chimera-has-$1" ] || [ -f "$folder/chimera-lacks-$1" ]; then return 0; fi
  [ "$(id -u)" = 0 ] || lacks "needs root to install $1 in $folder"
  use_proxy_of_apt
  # Packages want to see /proc while they install; in a mount namespace nothing of it stays.
  DEBIAN_FRONTEND=noninteractive unshare --mount sh -c '
    mount -t proc proc "$1/proc" || true
    chroot "$1" apt-get install -qy --no-install-recommends -o Dpkg::Use-Pty=0 "$2"' - "$folder" "$1" \
    >> "$folder.log" 2>&1 || true
  # Not by the status of apt: it also tells of what was broken before.
  if installed "$1"; then
    touch "$folder/chimera-has-$1"
  else
    tail -n 5 "$folder.log" > "$folder/chimera-lacks-$1"
    echo "debian.sh: $1 does not install, see $folder.log" >&2
  fi
}

needs() {
  [ -f "$folder/chimera-lacks-$1" ] && lacks "$1 did not install: $(cat "$folder/chimera-lacks-$1")"
  return 0
}

# Starts bitcoind with the libraries of the folder, from outside and as anybody.
program() {
  cat > "$folder$PROGRAM" <<'RUN'
#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
for loader in "$here"/lib64/ld-linux-*.so.* "$here"/lib/ld-linux-*.so.* "$here"/lib/*/ld-linux-*.so.*; do
  [ -x "$loader" ] && break
done
libraries=
for libc in "$here"/usr/lib/*/libc.so.6; do
  libraries=${libc%/libc.so.6}
done
exec "$loader" --library-path "$libraries" "$here/usr/bin/bitcoind" "$@"
RUN
  chmod 755 "$folder$PROGRAM"
}

# Runs a command in the folder as its user postgres.
inside() {
  chroot "$folder" /bin/su postgres -s /bin/sh -c "$1"
}

initialise() {
  inside "umask 077; printf '%s\n' '$password' > /tmp/password
    $BIN/initdb -D $DATA -U postgres -A scram-sha-256 --pwfile=/tmp/password -E UTF-8 --locale=C.UTF-8
    rm /tmp/password
    cat >> $DATA/postgresql.conf" >> "$folder.log" 2>&1 <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_preload_libraries = 'timescaledb'
timescaledb.telemetry_level = off
max_locks_per_transaction = 256
timezone = 'UTC'
CONF
}

start_timescale() {
  build
  needs "$POSTGRES"
  [ "$(id -u)" = 0 ] || lacks "needs root to start the server in $folder"
  stop_timescale
  # A test database: made afresh, so that the password given is the one that holds.
  rm -rf "${folder:?}$DATA"
  initialise
  if ! inside "$BIN/pg_ctl -D $DATA -w -t 60 -l /tmp/server.log -o '-p $port' start" >> "$folder.log" 2>&1; then
    tail -n 20 "$folder/tmp/server.log" >&2 || true
    lacks "the server does not start on port $port, see $folder/tmp/server.log"
  fi
  inside "PGPASSWORD='$password' $BIN/createdb -h 127.0.0.1 -p $port -U postgres chimera_test" >> "$folder.log" 2>&1
  echo "jdbc:postgresql://127.0.0.1:$port/chimera_test"
}

# By the process number that this server wrote down, never by name.
stop_timescale() {
  if [ -f "$folder$DATA/postmaster.pid" ]; then
    inside "$BIN/pg_ctl -D $DATA -m fast -w -t 60 stop" >> "$folder.log" 2>&1 || true
  fi
}

start_bitcoind() {
  build
  needs "$BITCOIN"
  stop_bitcoind
  node=$folder$NODES/$name
  mkdir -p "$node"
  "$folder$PROGRAM" -regtest "-datadir=$node" -daemonwait -pid=chimera.pid -server -listen -dnsseed=0 -fixedseeds=0 \
    -rpcbind=127.0.0.1 -rpcallowip=127.0.0.1 "-rpcport=$port" -rpcuser=chimera "-rpcpassword=$password" \
    "-bind=127.0.0.1:$((port + 1))" "-zmqpubhashblock=tcp://127.0.0.1:$((port + 2))" -fallbackfee=0.0001 "$@" \
    > "$node/start.log" 2>&1 || { tail -n 20 "$node/start.log" >&2; lacks "bitcoind does not start, see $node/start.log"; }
  echo "http://127.0.0.1:$port"
}

# By the process number that this node wrote down, never by name.
stop_bitcoind() {
  file=$folder$NODES/$name/regtest/chimera.pid
  [ -f "$file" ] || return 0
  pid=$(cat "$file")
  kill "$pid" 2>/dev/null || true
  for _ in $(seq 60); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 1
  done
  rm -f "$file"
}

remove() {
  stop_timescale
  for node in "$folder$NODES"/*; do
    name=${node##*/}
    [ ! -d "$node" ] || stop_bitcoind
  done
  case $folder in
    *chimera*) rm -rf "$folder" "$folder.log" "$folder.building" ;;
    *) rm -rf "${folder:?}$DATA" "${folder:?}$NODES" ;;
  esac
}

usage() {
  sed -n '2,29s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

check() { # what, the value, what it may not have, in words
  case $2 in *[!$3]* | '') wrong "$1 is made of $4, not '$2'" ;; esac
}

[ $# -ge 2 ] || usage
command=$1
case $command in
  build | remove) folder=$2; shift 2 ;;
  timescale | bitcoind)
    [ $# -ge 3 ] || usage
    command="$1 $2"
    folder=$3
    shift 3
    ;;
esac
[ "${folder:-}" = - ] && folder=${TMPDIR:-/tmp}/chimera-debian
case $command in
  build) build ;;
  'timescale start')
    [ $# -eq 2 ] || usage
    port=$1 password=$2
    check "a port" "$port" 0-9 digits
    check "a password" "$password" A-Za-z0-9 "letters and digits"
    start_timescale
    ;;
  'timescale stop') stop_timescale ;;
  'bitcoind program')
    build
    needs "$BITCOIN"
    echo "$folder$PROGRAM"
    ;;
  'bitcoind start')
    [ $# -ge 3 ] || usage
    name=$1 port=$2 password=$3
    shift 3
    check "a name" "$name" A-Za-z0-9- "letters, digits and hyphens"
    check "a port" "$port" 0-9 digits
    check "a password" "$password" A-Za-z0-9 "letters and digits"
    start_bitcoind "$@"
    ;;
  'bitcoind stop')
    [ $# -eq 1 ] || usage
    name=$1
    check "a name" "$name" A-Za-z0-9- "letters, digits and hyphens"
    stop_bitcoind
    ;;
  remove) remove ;;
  *) usage ;;
esac
