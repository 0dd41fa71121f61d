#!/bin/sh
# A TimescaleDB (Apache edition) for tests, out of Debian unstable, in a folder of its own. Needs root and debootstrap.
#
#   timescale.sh start FOLDER PORT PASSWORD   builds the folder where it is missing (a minute or two), starts the server on
#                                             127.0.0.1:PORT and prints the JDBC URL; user postgres, database chimera_test
#   timescale.sh stop FOLDER                  stops it and keeps the folder
#   timescale.sh remove FOLDER                stops it and deletes the folder
#
# FOLDER "-" stands for ${TMPDIR:-/tmp}/chimera-timescale. Then run the data tests against it:
#
#   CHIMERA_TEST_TIMESCALE_URL=$(src/test/timescale/timescale.sh start - 25432 secret) \
#   CHIMERA_TEST_TIMESCALE_USER=postgres CHIMERA_TEST_TIMESCALE_PASSWORD=secret ./mvnw verify
#
# The packages come from the mirror that the host's own apt uses. Exit status 3: the host lacks something, which is named.
set -eu

PACKAGE=postgresql-18-timescaledb
BIN=/usr/lib/postgresql/18/bin
DATA=/var/lib/postgresql/chimera-test

lacks() {
  echo "timescale.sh: $1" >&2
  exit 3
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
  [ "$(id -u)" = 0 ] || lacks "needs root to build $folder"
  command -v debootstrap >/dev/null || lacks "needs the package debootstrap"
  archive=$(mirror)
  [ -n "$archive" ] || lacks "no Debian archive among the host's apt sources"
  if command -v apt-config >/dev/null; then
    eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
    if [ -n "${http_proxy:-}" ]; then export http_proxy; fi
  fi
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -r "$keyring" ] || lacks "needs the package debian-archive-keyring"
  rm -rf "$folder.building"
  mkdir -p "$folder.building/usr/sbin"
  # Nothing that is installed may start by itself.
  printf '#!/bin/sh\nexit 101\n' > "$folder.building/usr/sbin/policy-rc.d"
  chmod 755 "$folder.building/usr/sbin/policy-rc.d"
  if ! debootstrap --variant=minbase --keyring="$keyring" --include="$PACKAGE" sid "$folder.building" "$archive" \
      > "$folder.log" 2>&1; then
    tail -n 20 "$folder.log" >&2
    lacks "debootstrap failed, see $folder.log"
  fi
  mv "$folder.building" "$folder"
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

start() {
  [ -d "$folder" ] || build
  [ "$(id -u)" = 0 ] || lacks "needs root to start the server in $folder"
  stop
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
stop() {
  if [ -f "$folder$DATA/postmaster.pid" ]; then
    inside "$BIN/pg_ctl -D $DATA -m fast -w -t 60 stop" >> "$folder.log" 2>&1 || true
  fi
}

[ $# -ge 2 ] || { sed -n '2,15s/^# \{0,1\}//p' "$0" >&2; exit 2; }
command=$1
folder=$2
[ "$folder" = - ] && folder=${TMPDIR:-/tmp}/chimera-timescale
case $command in
  start)
    [ $# -eq 4 ] || { echo "timescale.sh: start needs FOLDER PORT PASSWORD" >&2; exit 2; }
    port=$3
    password=$4
    case $port in *[!0-9]* | '') echo "timescale.sh: a port is a number, not '$port'" >&2; exit 2 ;; esac
    case $password in *[!A-Za-z0-9]* | '') echo "timescale.sh: a password of letters and digits, please" >&2; exit 2 ;; esac
    start
    ;;
  stop) stop ;;
  remove)
    stop
    case $folder in *chimera*) rm -rf "$folder" "$folder.log" "$folder.building" ;; *) rm -rf "${folder:?}$DATA" ;; esac
    ;;
  *) echo "timescale.sh: start, stop or remove, not '$command'" >&2; exit 2 ;;
esac
