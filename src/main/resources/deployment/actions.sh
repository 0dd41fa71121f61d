
# --- Built-in actions: each has a part that does it, one that holds where it is done, and one that undoes what this run did

# kept KIND SUBJECT: where this run keeps what was there before, into KEPT.
kept() { KEPT=$CHIMERA_KEEP/$1.$(printf %s "$2" | sha256sum | head -c 16); }

note_once() { # text
  [ ! -e "$KEPT.was" ] || return 0
  printf '%s\n' "$1" >"$KEPT.new" && mv -f -- "$KEPT.new" "$KEPT.was"
}

# Keeps the file or link at PATH before it is changed for the first time.
keep_old() {
  kept file "$1"
  [ ! -e "$KEPT.was" ] || return 0
  if [ -d "$1" ] && [ ! -L "$1" ]; then
    echo "$1 is a folder, expected a file or nothing"
    return 65
  elif [ -e "$1" ] || [ -L "$1" ]; then
    rm -rf -- "$KEPT.old" && cp -a -- "$1" "$KEPT.old" && note_once old
  else
    note_once none
  fi
}

put_back() {
  local back
  kept file "$1"
  [ -e "$KEPT.was" ] || return 0
  if [ "$(cat "$KEPT.was")" = old ]; then
    back=$(dirname -- "$1")/.chimera-back.$$
    cp -a -- "$KEPT.old" "$back" && mv -fT -- "$back" "$1" || return 1
    echo "$1 is as it was"
  else
    rm -f -- "$1" || return 1
    echo "$1 is gone"
  fi
  rm -rf -- "$KEPT.was" "$KEPT.old"
}

owned() { # path, owner or owner:group or nothing
  case $2 in
    '') true ;;
    *:*) [ "$(stat -c %U:%G -- "$1")" = "$2" ] ;;
    *) [ "$(stat -c %U -- "$1")" = "$2" ] ;;
  esac
}

moded() { # path, mode
  [ $((8#$(stat -c %a -- "$1"))) = $((8#$2)) ]
}

belongs() { # path, owner, mode
  chmod -- "$3" "$1" && { [ -z "$2" ] || chown -- "$2" "$1"; }
}

sum_of() { sha256sum | head -c 64; }

file_do() { # path, owner, mode, content
  local new
  keep_old "$1" || return
  new=$(mktemp -- "$(dirname -- "$1")/.chimera.XXXXXX") || return
  if printf %s "$4" >"$new" && belongs "$new" "$2" "$3" && mv -fT -- "$new" "$1"; then
    echo "Wrote $1"
  else
    rm -f -- "$new"
    return 1
  fi
}
file_is() {
  [ -f "$1" ] && [ ! -L "$1" ] && [ "$(sum_of <"$1")" = "$(printf %s "$4" | sum_of)" ] && owned "$1" "$2" && moded "$1" "$3"
}
file_undo() { put_back "$1"; }

folder_do() { # path, owner, mode
  local top=$1
  kept folder "$1"
  if [ -d "$1" ]; then
    note_once "old $(stat -c '%a %U:%G' -- "$1")" || return
  else
    while [ ! -e "$(dirname -- "$top")" ]; do top=$(dirname -- "$top"); done
    note_once "none $top" || return
  fi
  mkdir -p -- "$1" && belongs "$1" "$2" "$3" && echo "$1 is there"
}
folder_is() { [ -d "$1" ] && owned "$1" "$2" && moded "$1" "$3"; }
folder_undo() {
  local was rest
  kept folder "$1"
  [ -e "$KEPT.was" ] || return 0
  read -r was rest <"$KEPT.was"
  if [ "$was" = none ]; then
    rm -rf --one-file-system -- "$rest" || return 1
    echo "$rest is gone"
  else
    chmod -- "${rest%% *}" "$1" && chown -- "${rest#* }" "$1" || return 1
  fi
  rm -f -- "$KEPT.was"
}

account_do() { # name, home
  local shell
  kept account "$1"
  if id -u "$1" >/dev/null 2>&1; then note_once old; else note_once none; fi || return
  for shell in /usr/sbin/nologin /sbin/nologin /bin/false; do [ ! -x $shell ] || break; done
  if command -v useradd >/dev/null 2>&1; then
    useradd --system --user-group --no-create-home --home-dir "$2" --shell $shell "$1"
  else
    addgroup -S "$1" 2>/dev/null
    adduser -S -D -H -h "$2" -s $shell -G "$1" "$1"
  fi
}
account_is() { id -u "$1" >/dev/null 2>&1; }
account_undo() {
  kept account "$1"
  [ -e "$KEPT.was" ] || return 0
  if [ "$(cat "$KEPT.was")" = none ] && account_is "$1"; then
    if command -v userdel >/dev/null 2>&1; then userdel "$1"; else deluser "$1"; fi || return 1
    if getent group "$1" >/dev/null 2>&1; then groupdel "$1" || return 1; fi
    echo "The user $1 is gone"
  fi
  rm -f -- "$KEPT.was"
}

package_tool() {
  for TOOL in apt-get dnf yum apk; do if command -v $TOOL >/dev/null 2>&1; then return 0; fi; done
  echo "Expected apt-get, dnf, yum or apk on this machine and found none"
  return 78
}
packages_there() {
  local state name
  case $TOOL in
    apt-get) while read -r state name; do [ "$state" != installed ] || printf '%s\n' "$name"; done < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n') ;;
    dnf | yum) rpm -qa --qf '%{NAME}\n' ;;
    apk) apk info 2>/dev/null ;;
  esac | sort -u
}
packages_wanted() { # for apt, for dnf and yum, for apk
  case $TOOL in apt-get) WANTED=$1 ;; dnf | yum) WANTED=$2 ;; apk) WANTED=$3 ;; esac
  if [ -z "$WANTED" ]; then
    echo "The recipe names no packages for $TOOL"
    return 78
  fi
}
install_do() {
  local out status
  package_tool && packages_wanted "$@" || return
  kept install "$*"
  rm -f -- "$KEPT.was"
  [ -e "$KEPT.before" ] || { packages_there >"$KEPT.new" && mv -f -- "$KEPT.new" "$KEPT.before"; } || return
  out=$KEPT.out
  {
    case $TOOL in
      apt-get)
        export DEBIAN_FRONTEND=noninteractive
        apt-get -q -o DPkg::Lock::Timeout=120 update &&
          apt-get -qy -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold --no-install-recommends install $WANTED
        ;;
      dnf | yum) $TOOL -q -y install $WANTED ;;
      apk) apk add --no-progress $WANTED ;;
    esac
  } 2>&1 | tee "$out"
  status=${PIPESTATUS[0]}
  packages_there | comm -13 "$KEPT.before" - >"$KEPT.new" && mv -f -- "$KEPT.new" "$KEPT.was"
  [ "$status" != 0 ] || return 0
  if complains 'could not get lock|unable to (acquire|lock)|is another process using it|another app is currently holding' "$out"; then return 75; fi
  if complains 'could not resolve|failed to fetch|connection (failed|timed out|refused)|temporary failure|temporary error|could not connect' "$out"; then return 69; fi
  return "$status"
}
complains() { # pattern in lower case, file
  local line
  while IFS= read -r line || [ -n "$line" ]; do [[ ! ${line,,} =~ $1 ]] || return 0; done <"$2"
  return 1
}
install_is() {
  local each there
  package_tool && packages_wanted "$@" || return
  there=$'\n'$(packages_there)$'\n'
  for each in $WANTED; do case $there in *$'\n'"$each"$'\n'*) ;; *) return 1 ;; esac; done
}
install_undo() {
  local more
  package_tool && packages_wanted "$@" || return
  kept install "$*"
  [ -e "$KEPT.before" ] || return 0
  # Whoever was stopped in the middle has not noted what came, and may have left packages half configured.
  if [ $TOOL = apt-get ]; then DEBIAN_FRONTEND=noninteractive dpkg --configure -a --force-confold; fi
  [ -e "$KEPT.was" ] || { packages_there | comm -13 "$KEPT.before" - >"$KEPT.new" && mv -f -- "$KEPT.new" "$KEPT.was"; } || return
  [ -s "$KEPT.was" ] || { rm -f -- "$KEPT.was" "$KEPT.before"; return 0; }
  more=$(tr '\n' ' ' <"$KEPT.was")
  echo "Taking away: $more"
  case $TOOL in
    apt-get) DEBIAN_FRONTEND=noninteractive apt-get -qy -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 purge $more ;;
    dnf | yum) $TOOL -q -y remove $more ;;
    apk) apk del --no-progress $more ;;
  esac && rm -f -- "$KEPT.was" "$KEPT.before"
}

download_do() { # path, SHA-256, bytes a second or nothing, owner, mode, addresses
  local to=$1 sum=$2 limit=$3 owner=$4 mode=$5 part status=64 url found nearer=()
  shift 5
  # What the console says about this run: how fast, and from where first.
  if [ -z "$limit" ] && [ "${CHIMERA_RATE:-0}" != 0 ]; then limit=$CHIMERA_RATE; fi
  for url in ${CHIMERA_MIRRORS:-}; do nearer+=("${url%/}/${!###*/}"); done
  keep_old "$to" || return
  part=$(dirname -- "$to")/.chimera-part.$(basename -- "$to")
  for url in ${nearer[@]+"${nearer[@]}"} "$@"; do
    case $url in
      '') continue ;;
      /*) url=file://$url ;;
      http://* | https://* | file:///*) ;;
      *)
        echo "Expected an address that begins with https://, http:// or a path, not $url"
        status=64
        continue
        ;;
    esac
    echo "Fetching $url${limit:+, at most $limit bytes a second}"
    curl -fsSL --retry 2 --proto =http,https,file --proto-redir =http,https --connect-timeout 15 --speed-limit 100 --speed-time 60 \
      -C - ${limit:+--limit-rate "$limit"} -o "$part" "$url"
    status=$?
    case $status in
      22 | 33 | 36) # Perhaps it cannot be continued.
        if [ -s "$part" ] && [ "$(sum_of <"$part")" = "$sum" ]; then
          status=0
        elif [ -s "$part" ]; then
          rm -f -- "$part"
          curl -fsSL --retry 2 --proto =http,https,file --proto-redir =http,https --connect-timeout 15 --speed-limit 100 --speed-time 60 \
            ${limit:+--limit-rate "$limit"} -o "$part" "$url"
          status=$?
        fi
        ;;
    esac
    [ $status = 0 ] || continue
    [ -e "$part" ] || : >"$part"
    found=$(sum_of <"$part")
    if [ "$found" = "$sum" ]; then
      belongs "$part" "$owner" "$mode" && mv -fT -- "$part" "$to" && echo "$to is there, $(stat -c %s -- "$to") bytes"
      return
    fi
    echo "$url is not what was announced: expected SHA-256 $sum, got $found"
    rm -f -- "$part"
    status=65
  done
  return $status
}
download_is() { [ -f "$1" ] && [ "$(sum_of <"$1")" = "$2" ] && owned "$1" "$4" && moded "$1" "$5"; }
download_undo() {
  rm -f -- "$(dirname -- "$1")/.chimera-part.$(basename -- "$1")"
  put_back "$1"
}

unpack_do() { # archive, folder, leading folders left out, owner
  local new=$2.chimera-new
  kept unpack "$2"
  if [ -e "$2" ]; then
    echo "$2 is there and holds something else: unpack into a folder of its own and switch a link"
    return 65
  fi
  note_once none || return
  rm -rf -- "$new"
  mkdir -- "$new" || return
  case $1 in
    *.zip) unzip -q "$1" -d "$new" ;;
    *) tar -xf "$1" -C "$new" --strip-components="$3" --no-same-owner ;;
  esac || { rm -rf -- "$new"; return 1; }
  sum_of <"$1" >"$new/.chimera-archive" && { [ -z "$4" ] || chown -R -- "$4" "$new"; } && mv -T -- "$new" "$2" && echo "$2 is unpacked"
}
unpack_is() { [ -f "$1" ] && [ "$(cat "$2/.chimera-archive" 2>/dev/null)" = "$(sum_of <"$1")" ]; }
unpack_undo() {
  kept unpack "$2"
  rm -rf -- "$2.chimera-new"
  [ -e "$KEPT.was" ] || return 0
  rm -rf --one-file-system -- "$2" && rm -f -- "$KEPT.was" && echo "$2 is gone"
}

link_do() { # path, what it leads to
  local new
  keep_old "$1" || return
  new=$(dirname -- "$1")/.chimera-link.$$
  ln -sfn -- "$2" "$new" && mv -fT -- "$new" "$1" && echo "$1 leads to $2"
}
link_is() { [ -L "$1" ] && [ "$(readlink -- "$1")" = "$2" ]; }
link_undo() { put_back "$1"; }

# words COMMAND: its words into WORDS, as systemd takes them from ExecStart: quotes and backslashes hold words together,
# and nothing else in it means anything. A shell must not read it: a value in it would become a command.
words() {
  local rest=$1 each quote='' word='' open=no
  WORDS=()
  while [ -n "$rest" ]; do
    each=${rest:0:1} rest=${rest:1}
    if [ "$each" = '\' ] && [ "$quote" != "'" ] && [ -n "$rest" ]; then
      word+=${rest:0:1} rest=${rest:1} open=yes
    elif [ -n "$quote" ]; then
      if [ "$each" = "$quote" ]; then quote=''; else word+=$each; fi
    else
      case $each in
        \' | '"') quote=$each open=yes ;;
        ' ' | $'\t')
          if [ $open = yes ]; then WORDS+=("$word"); fi
          word='' open=no
          ;;
        *) word+=$each open=yes ;;
      esac
    fi
  done
  if [ -n "$quote" ]; then
    echo "The command has a quote without its end: $1"
    return 65
  fi
  if [ $open = yes ]; then WORDS+=("$word"); fi
}

# Where no systemd runs, as in a container, the same command is started by the same user without one.
service_start() { # name, user, folder, command, environment
  if [ -d /run/systemd/system ]; then
    systemctl daemon-reload && systemctl -q enable "$1" && systemctl restart "$1"
    return
  fi
  if command -v systemd-analyze >/dev/null 2>&1; then
    SYSTEMD_LOG_LEVEL=err systemd-analyze verify --man=no "/etc/systemd/system/$1.service" || echo "systemd has something to say about the unit, see above"
  fi
  echo "No systemd runs here: $1 is started without it, and does not come back after a reboot"
  words "$4" || return
  service_stop "$1"
  (
    cd -- "${3:-/}" || exit 1
    # As under systemd it knows nothing of the deployment, its values and secrets.
    for each in $(compgen -e); do
      case $each in PATH | HOME | LANG | USER | LOGNAME | PWD) ;; *) unset "$each" 2>/dev/null ;; esac
    done
    while IFS= read -r each; do [ -z "$each" ] || export "${each?}"; done <<<"$5"
    if [ -n "$2" ] && [ "$2" != "$(id -un)" ]; then set -- runuser -u "$2" -- "${WORDS[@]}"; else set -- "${WORDS[@]}"; fi
    for each in $(compgen -A function); do unset -f "$each"; done
    exec setsid "$@"
  ) </dev/null >>"/var/log/$1.log" 2>&1 &
  echo $! >"/run/$1.chimera-pid"
  sleep 1
  service_runs "$1" || { echo "$1 ended at once:"; tail -n 20 "/var/log/$1.log"; return 1; }
}
service_stop() {
  local pid i
  if [ -d /run/systemd/system ]; then systemctl stop "$1"; return; fi
  pid=$(cat "/run/$1.chimera-pid" 2>/dev/null) || return 0
  kill -TERM -- "-$pid" 2>/dev/null
  for ((i = 0; i < 300; i++)); do
    kill -0 -- "-$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL -- "-$pid" 2>/dev/null
  rm -f -- "/run/$1.chimera-pid"
}
service_runs() {
  local pid
  if [ -d /run/systemd/system ]; then systemctl -q is-active "$1"; return; fi
  pid=$(cat "/run/$1.chimera-pid" 2>/dev/null) && kill -0 "$pid" 2>/dev/null
}
service_since() {
  if [ -d /run/systemd/system ]; then
    date -d "$(systemctl show -p ActiveEnterTimestamp --value "$1")" +%s
  else
    stat -c %Y -- "/run/$1.chimera-pid"
  fi
}
service_do() { # name, user, folder, command, environment, what it is started again for, unit
  kept service "$1"
  if service_runs "$1"; then note_once ran; else note_once stood; fi || return
  mkdir -p /etc/systemd/system
  file_is "/etc/systemd/system/$1.service" '' 0644 "$7" || file_do "/etc/systemd/system/$1.service" '' 0644 "$7" || return
  service_start "$1" "$2" "$3" "$4" "$5" && service_runs "$1" && echo "$1 runs"
}
service_is() {
  local each since
  file_is "/etc/systemd/system/$1.service" '' 0644 "$7" && service_runs "$1" || return
  since=$(service_since "$1") || return
  while IFS= read -r each; do
    [ -z "$each" ] || [ "$(stat -c %Y -- "$each" 2>/dev/null || echo 0)" -le "$since" ] || return 1
  done <<<"$6"
}
service_undo() {
  local was
  kept service "$1"
  [ -e "$KEPT.was" ] || return 0
  was=$(cat "$KEPT.was")
  rm -f -- "$KEPT.was"
  service_stop "$1"
  if [ "$was" = stood ] && [ -d /run/systemd/system ]; then systemctl -q disable "$1"; fi
  put_back "/etc/systemd/system/$1.service" || return
  [ -e "/etc/systemd/system/$1.service" ] || rm -f -- "/var/log/$1.log"
  if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
  if [ "$was" = ran ]; then service_start "$1" "$2" "$3" "$4" "$5"; fi
}

# Whether a service that is waited for has ended: then nobody waits longer, and its last words are shown.
service_ended() {
  [ -n "$1" ] || return 1
  if [ -d /run/systemd/system ]; then
    systemctl -q is-failed "$1" || return 1
    journalctl -q -n 20 --no-pager -o cat -u "$1"
  else
    ! service_runs "$1" || return 1
    tail -n 20 "/var/log/$1.log"
  fi
  echo "$1 has ended, see its last lines above"
}
wait_port() { # host, port, seconds, service or nothing
  local until=$((SECONDS + $3))
  until timeout 5 bash -c 'exec 9<>"/dev/tcp/$1/$2"' - "$1" "$2" 2>/dev/null; do
    ! service_ended "${4:-}" || return 1
    if [ $SECONDS -ge $until ]; then echo "Nothing answers on port $2 of $1 after $3 s"; return 1; fi
    sleep 1
  done
  echo "Port $2 of $1 answers"
}
wait_http() { # address, seconds, text that must be in the answer or nothing, service or nothing
  local until=$((SECONDS + $2)) answer
  until answer=$(curl -fsS -m 10 --proto =http,https "$1" 2>&1) && [[ $answer == *"$3"* ]]; do
    ! service_ended "${4:-}" || return 1
    if [ $SECONDS -ge $until ]; then echo "No good answer from $1 after $2 s, the last one: ${answer:0:500}"; return 1; fi
    sleep 1
  done
  echo "$1 answers"
}

export -f kept note_once keep_old put_back owned moded belongs sum_of
export -f file_do file_is file_undo folder_do folder_is folder_undo account_do account_is account_undo
export -f package_tool packages_there packages_wanted install_do install_is install_undo complains
export -f download_do download_is download_undo unpack_do unpack_is unpack_undo link_do link_is link_undo
export -f words service_start service_stop service_runs service_since service_do service_is service_undo service_ended wait_port wait_http
