
# --- The runtime: the same in every deployment ------------------------------------------------------------------------

export -n LC_ALL 2>/dev/null
LC_ALL=C
umask 077
trap '' HUP PIPE
PHASE=-1 STEP=-1 SEQ=0 LOST=0 CODE=0 BASE=0 STARTED=0 SENDER= LOOKED=0 QUIET= OWED=()
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SPOOL=$DIR/log.ndjson
# Where the runs of this machine are kept: steps may keep something beside them.
export CHIMERA_STATE=${CHIMERA_STATE:-${DIR%/*}}
GAP=${CHIMERA_GAP:-1}
FIGURE='^::figure +([A-Za-z][A-Za-z0-9._-]{0,59}) +(-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?)( +([A-Za-z0-9/%._^-]{1,20}))?$'
UNFIT=0 UNFIT_WORDS=''
PATIENCE=${CHIMERA_PATIENCE:-86400}
BUSY=${CHIMERA_BUSY:-600}

# settle FILE...: what was written is on the disk afterwards, not only on its way there.
settle() { sync "$@" 2>/dev/null || sync; }

# Milliseconds since 1970 into NOW, by this machine's own clock.
now() {
  local t=${EPOCHREALTIME:-}
  if [ -n "$t" ]; then t=${t/[.,]/}; NOW=${t%???}; else NOW=$(date +%s%3N); fi
}

# Every secret of TEXT made unreadable, before anything is kept.
mask() {
  local secret
  for secret in ${SECRETS[@]+"${SECRETS[@]}"}; do TEXT=${TEXT//"$secret"/*****}; done
}

# TEXT as the content of a JSON string.
escape() {
  TEXT=${TEXT//\\/\\\\} TEXT=${TEXT//\"/\\\"} TEXT=${TEXT//$'\t'/\\t}
  if [[ $TEXT == *[[:cntrl:]]* ]]; then TEXT=${TEXT//$'\e'/\\u001b} TEXT=${TEXT//[[:cntrl:]]/\\ufffd}; fi
}

# put LEVEL TEXT [more JSON members]: one line into the spool. On a full disk lines are counted and told of later; events
# are written when there is room again.
put() {
  TEXT=$2
  mask
  SHOWN=$TEXT
  if [ ${#TEXT} -gt 8000 ]; then TEXT="${TEXT:0:8000} (cut here)"; fi
  escape
  if ! catch_up || ! write "$1" "$TEXT" "${3:-}"; then
    case ${3:-} in
      *'"event":'*) members "$1" "$TEXT" "$3" && OWED+=("$MEMBERS") ;;
      *) LOST=$((LOST + 1)) ;;
    esac
  fi
}

# Whether everything is written that a full disk did not take.
catch_up() {
  if [ "$LOST" -gt 0 ]; then
    write warn "$LOST lines are missing here: the disk was full" ",\"lost\":$LOST" || return
    LOST=0
  fi
  while [ ${#OWED[@]} -gt 0 ]; do
    append "${OWED[0]}" || return
    OWED=("${OWED[@]:1}")
  done
}

members() { MEMBERS="\"phase\":$PHASE,\"step\":$STEP,\"level\":\"$1\",\"msg\":\"$2\"${3:-}"; }

write() {
  members "$@"
  append "$MEMBERS"
}

append() {
  [ ! -e "$DIR/behind" ] || rejoin
  now
  if printf '{"seq":%d,"ts":%s,%s}\n' $((SEQ + 1)) "$NOW" "$1" 2>/dev/null >&3; then
    SEQ=$((SEQ + 1))
    return 0
  fi
  cut_spool
  return 1
}

# Takes away what is left of a line that was not written to its end.
cut_spool() {
  local size whole
  [ -s "$SPOOL" ] || return 0
  size=$(stat -c %s "$SPOOL")
  whole=$(tail -c 20000 "$SPOOL" | tr -d -c '\n' | wc -c)
  if [ "$(tail -c 1 "$SPOOL" | wc -l)" = 0 ] && [ "$whole" -gt 0 ]; then
    truncate -s $((size - $(tail -n 1 "$SPOOL" | wc -c))) "$SPOOL"
  elif [ "$whole" = 0 ]; then
    truncate -s 0 "$SPOOL"
  fi
}

# told EVENT: whether the spool ends with that event already, or nearly.
told() {
  local text
  while IFS= read -r text; do
    case $text in *'","event":"'"$1"'",'*) return 0 ;; esac
  done < <(tail -n 5 "$SPOOL" 2>/dev/null)
  return 1
}

# Where the spool begins in the whole log, in bytes into BASE and in lines into FIRST: at 0 and 1, unless it was joined anew.
base() {
  local text=''
  BASE=0 FIRST=1
  IFS= read -r text 2>/dev/null <"$SPOOL"
  if [[ $text =~ ^\{\"seq\":([0-9]{1,15}),.*\",\"event\":\"joined\",\"from\":([0-9]{1,15})\}$ ]]; then
    FIRST=${BASH_REMATCH[1]} BASE=${BASH_REMATCH[2]}
  fi
}

# joins_on NEXT LINE: whether the console can go on at byte NEXT, where line LINE begins. It cannot where it has kept more
# than this machine had when it started (the power failed, or an old snapshot was brought back), or wants what is no
# longer here. Then the run itself is asked to join its log to what the console has.
joins_on() {
  local had
  base
  if [ -e "$DIR/met" ]; then had=$(stat -c %s "$SPOOL" 2>/dev/null) || had=0; else had=$(cat "$DIR/had" 2>/dev/null) || had=0; fi
  if [ "$1" -ge "$BASE" ] && [ "$1" -le $((BASE + had)) ]; then
    [ -e "$DIR/met" ] || : >"$DIR/met"
    return 0
  fi
  printf '%s %s\n' "$1" "$2" >"$DIR/behind.new" && mv "$DIR/behind.new" "$DIR/behind"
  return 1
}

# Begins the spool anew behind what the console has kept: its first line says so, and what is new is numbered from there.
rejoin() {
  local next=0 line=1 number text wanted failed=0 ended=0
  read -r next line <"$DIR/behind" 2>/dev/null
  rm -f "$DIR/behind" "$SPOOL.new"
  base
  number=$FIRST
  exec 3>>"$SPOOL.new"
  SEQ=$((line - 1))
  write warn 'The end of this log was lost on the machine: lines may be missing here' ",\"event\":\"joined\",\"from\":$next" || failed=1
  while IFS= read -r text; do
    wanted=yes
    if [ "$next" -lt "$BASE" ]; then :
    elif [ -e "$DIR/met" ]; then [ "$number" -ge "$line" ] || wanted=no
    else [ "$number" -gt "$STARTED" ] || wanted=no
    fi
    number=$((number + 1))
    case $text in
      *'","event":"end",'*) ended=1 wanted=no ;;
      *'","event":"joined",'*) wanted=no ;;
    esac
    [ $wanted = yes ] || continue
    SEQ=$((SEQ + 1))
    printf '{"seq":%d,%s\n' "$SEQ" "${text#*,}" 2>/dev/null >&3 || failed=1
  done <"$SPOOL"
  if [ $failed = 1 ]; then
    # No room: the old spool stays, and the console asks again.
    rm -f "$SPOOL.new"
    exec 3>>"$SPOOL"
    SEQ=$((number - 1))
    return
  fi
  settle "$SPOOL.new"
  mv "$SPOOL.new" "$SPOOL"
  STARTED=0
  : >"$DIR/met"
  base
  if [ $ended = 1 ]; then write_end; fi
}

say() { put "$1" "$2" "${3:-}"; printf '%s\n' "$SHOWN" 2>/dev/null; }

cancelled() { [ -e "$DIR/cancel" ]; }

# One line of a step's output. "::progress 3/7" and "::progress 43%" move the bar and are no text; "::figure NAME NUMBER UNIT"
# is a measurement that is kept with the run.
output() {
  local line=${1##*$'\r'}
  [ -z "$QUIET" ] || return 0
  [ -n "$line" ] || line=${1%$'\r'} line=${line##*$'\r'}
  if [[ $line =~ ^::progress\ +([0-9]{1,9})/([0-9]{1,9})$ ]] && [ "${BASH_REMATCH[2]#"${BASH_REMATCH[2]%%[1-9]*}"}" ]; then
    put debug "${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}" ",\"done\":$((10#${BASH_REMATCH[1]})),\"total\":$((10#${BASH_REMATCH[2]}))"
  elif [[ $line =~ ^::progress\ +([0-9]{1,3})%$ ]]; then
    put debug "${BASH_REMATCH[1]} %" ",\"done\":$((10#${BASH_REMATCH[1]})),\"total\":100"
  elif [[ $line =~ $FIGURE ]]; then
    put info "${BASH_REMATCH[1]}: ${BASH_REMATCH[2]} ${BASH_REMATCH[6]}" \
      ",\"figure\":\"${BASH_REMATCH[1]}\",\"value\":${BASH_REMATCH[2]},\"unit\":\"${BASH_REMATCH[6]}\""
  else
    put out "$line"
    printf '  %s\n' "$SHOWN" 2>/dev/null
  fi
}

# as USER COMMAND: what runs the command as that user, into AS; where that cannot be, false and the reason into WHY. An
# empty user is whoever runs this.
as() {
  local home
  AS=(bash -c "$2")
  if [ -z "$1" ] || [ "$1" = "$(id -un 2>/dev/null)" ]; then return 0; fi
  if ! id -u "$1" >/dev/null 2>&1; then
    WHY="This step belongs to the user $1, whom this machine does not know"
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    WHY="This step belongs to the user $1, but the deployment runs as $(id -un), and only root can change that"
    return 1
  fi
  home=$(getent passwd "$1" 2>/dev/null | cut -d: -f6)
  AS=(env "HOME=${home:-/}" "USER=$1" "LOGNAME=$1" bash -c "$2")
  if command -v runuser >/dev/null 2>&1; then AS=(runuser -u "$1" -- "${AS[@]}")
  elif command -v su >/dev/null 2>&1; then AS=(su -s /bin/bash "$1" -c "$(printf '%q ' "${AS[@]}")")
  else
    WHY="This step belongs to the user $1, but this machine has neither runuser nor su"
    return 1
  fi
}

# execute COMMAND DEADLINE [USER]: runs it without a terminal, every line of its output into the spool; its exit code
# into CODE. Killed with all its children when the deadline passes (124) or the run is cancelled (130).
execute() {
  local line partial='' over='' drained=no after=0 killed=no status keeper
  if ! as "${3:-}" "$1"; then
    [ -n "$QUIET" ] || say error "$WHY"
    CODE=126
    return
  fi
  rm -f "$DIR/code" "$DIR/pid"
  # Nothing of it holds the run's lock: it may outlive the run.
  exec 4< <(
    exec 3>&- 5>&-
    umask 022
    cd /
    if [ -n "$QUIET" ]; then exec 6>/dev/null; else exec 6>&1; fi
    LC_ALL=C.UTF-8 timeout -k 10 "$2" "${AS[@]}" >&6 2>&1 6>&- </dev/null &
    echo $! >"$DIR/pid"
    wait $!
    status=$?
    echo $status >"$DIR/code.new" && mv "$DIR/code.new" "$DIR/code"
    exit $status
  )
  keeper=$!
  echo $keeper >"$DIR/keeper"
  while :; do
    attend
    if [ -z "$over" ] && over "$keeper"; then over=$SECONDS; fi
    if [ -n "$over" ]; then
      # What the step left running in the background may hold its output open, and talk on: that is not waited for. What
      # the step itself said is read first: it is what was in the pipe then, which holds 64 KiB.
      read -r -t 0 -u 4 || drained=yes
      if [ $after -ge 65536 ] || { [ $drained = yes ] && [ $((SECONDS - over)) -ge 3 ]; }; then break; fi
    fi
    if IFS= read -r -t 1 -u 4 line; then
      output "$partial$line"
      partial=''
    else
      status=$?
      partial+=$line
      if [ $status -le 128 ]; then break; fi
    fi
    [ -z "$over" ] || after=$((after + ${#line} + 1))
    stop_if_wanted
  done
  [ -z "$partial" ] || output "$partial"
  exec 4<&-
  until over "$keeper"; do
    attend
    stop_if_wanted
    sleep 0.2
  done
  wait "$keeper" 2>/dev/null
  status=$?
  CODE=$(cat "$DIR/code" 2>/dev/null) || { CODE=$status; [ "$status" -lt 128 ] || end_step; }
  [[ $CODE =~ ^[0-9]+$ ]] || CODE=1
  # A machine that goes down ends the step before this program.
  if [ "$CODE" = 143 ]; then sleep 1; fi
  if [ $killed = yes ]; then CODE=130; fi
}
STOPPABLE=yes

# Whether a command has ended: its exit code is on the disk, or nobody is there any more who would write it.
over() { [ -e "$DIR/code" ] || ! kill -0 "$1" 2>/dev/null; }

end_step() { kill -TERM -- "-$(cat "$DIR/pid" 2>/dev/null)" 2>/dev/null; }

stop_if_wanted() {
  if [ $killed = no ] && [ "$STOPPABLE" = yes ] && cancelled; then end_step && killed=yes; fi
}

execute_quietly() {
  QUIET=yes
  execute "$@"
  QUIET=
}

# What is looked after while something else is waited for: the log, and that somebody sends it.
attend() {
  [ ! -e "$DIR/behind" ] || rejoin
  [ $SECONDS != "$LOOKED" ] || return 0
  LOOKED=$SECONDS
  [ -z "$SENDER" ] || [ -e "$DIR/delivered" ] || kill -0 "$SENDER" 2>/dev/null || speak
}

speak() {
  send 3>&- 4<&- 5>&- &
  SENDER=$!
}

# The machine goes down, or somebody ends this program alone: nothing is cancelled, it goes on when it is started again.
halt() {
  end_step
  [ -z "$SENDER" ] || kill "$SENDER" 2>/dev/null
  exit 143
}

# A step that outlived the run's program must not work beside itself.
end_orphan() {
  local pid i
  pid=$(cat "$DIR/keeper" 2>/dev/null) && [ "$pid" != $$ ] && [[ $(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline") == *"$DIR/run.sh"* ]] &&
    kill -KILL "$pid"
  pid=$(cat "$DIR/pid" 2>/dev/null) || return 0
  [[ $'\n'$(tr '\0' '\n' 2>/dev/null <"/proc/$pid/environ")$'\n' == *$'\n'"CHIMERA_KEEP=$DIR/keep"$'\n'* ]] || return 0
  for ((i = 0; i < 100; i++)); do
    kill -TERM -- "-$pid" || return 0
    sleep 0.1
  done
  kill -KILL -- "-$pid"
} 2>/dev/null

# Finds out what kind of machine this is, by several indicators each, and says why. Found out once in a run.
detect() {
  local i j held yes no found
  for ((i = 0; i < ${#ENV_NAME[@]}; i++)); do
    held=0 yes='' no=''
    if found_out "${ENV_NAME[$i]} yes" || found_out "${ENV_NAME[$i]} no"; then continue; fi
    for ((j = 0; j < ${#INDICATOR_OF[@]}; j++)); do
      [ "${INDICATOR_OF[$j]}" = "$i" ] || continue
      execute_quietly "${INDICATOR_TEST[$j]}" 20
      if [ "$CODE" = 0 ]; then held=$((held + 1)) yes+="; ${INDICATOR_NAME[$j]}"; else no+="; ${INDICATOR_NAME[$j]}"; fi
    done
    CODE=0
    if [ $held -ge "${ENV_LEAST[$i]}" ]; then found=yes; else found=no; fi
    echo "${ENV_NAME[$i]} $found" >>"$DIR/environment"
    say info "${ENV_LABEL[$i]}: $found; signs that hold: $held, needed: ${ENV_LEAST[$i]}.${yes:+ For it: ${yes#; }.}${no:+ Against it: ${no#; }.}"
  done
}

found_out() { [[ $'\n'$(cat "$DIR/environment" 2>/dev/null)$'\n' == *$'\n'"$1"$'\n'* ]]; }

# fits CONDITIONS: whether a step is for this machine; the first condition that does not hold into WHY.
fits() {
  local each
  for each in $1; do
    if [ "${each#!}" = "$each" ]; then
      WHY="it is not '$each'"
      found_out "$each yes" || return 1
    else
      WHY="it is '${each#!}'"
      ! found_out "${each#!} yes" || return 1
    fi
  done
}

worth_a_retry() { # exit code, list of codes ("": every one that is no fault of the recipe or the machine itself)
  local each
  if [ -z "$2" ]; then
    case $1 in 60 | 64 | 65 | 77 | 78 | 126 | 127) return 1 ;; esac
    return 0
  fi
  for each in $2; do [ "$each" != "$1" ] || return 0; done
  return 1
}

# step N: tries until it is done or not worth another try. CODE is the last exit code.
step() {
  local try=1 pause=${STEP_BACKOFF[$1]} user=${STEP_USER[$1]:-}
  PHASE=${STEP_PHASE[$1]} STEP=$1
  if ! fits "${STEP_WHEN[$1]:-}"; then
    say info "${STEP_NAME[$1]}: left out on this machine, $WHY" ',"event":"step_left_out"'
    return 0
  fi
  if [ -n "${STEP_CHECK[$1]}" ]; then
    execute_quietly "${STEP_CHECK[$1]}" "${STEP_DEADLINE[$1]}" "$user"
    if [ "$CODE" = 0 ]; then
      say info "${STEP_NAME[$1]}: already as it should be" ',"event":"step_skipped"'
      return 0
    fi
    if [ "$CODE" = 130 ] && cancelled; then return 1; fi
  fi
  # What was as it should be before is never undone.
  : >"$DIR/begun.$1"
  settle "$DIR"
  while :; do
    say info "${STEP_NAME[$1]}" ",\"event\":\"step_started\",\"try\":$try"
    await_packages "${STEP_RUN[$1]}"
    execute "${STEP_RUN[$1]}" "${STEP_DEADLINE[$1]}" "$user"
    if [ "$CODE" = 0 ] && [ -n "${STEP_CHECK[$1]}" ]; then
      execute "${STEP_CHECK[$1]}" "${STEP_DEADLINE[$1]}" "$user"
      [ "$CODE" = 0 ] || say error "The command went well, but its check does not hold (exit code $CODE)"
    fi
    if [ "$CODE" = 0 ]; then
      put info "${STEP_NAME[$1]}: done" ',"event":"step_done","code":0'
      return 0
    fi
    if [ "$CODE" = 130 ] && cancelled; then
      put warn "${STEP_NAME[$1]}: cancelled" ',"event":"step_failed","code":130'
      return 1
    fi
    if [ "$CODE" = 124 ]; then say error "Not done within ${STEP_DEADLINE[$1]} s"; fi
    if [ $try -ge "${STEP_TRIES[$1]}" ] || ! worth_a_retry "$CODE" "${STEP_RETRY_ON[$1]}"; then
      say error "${STEP_NAME[$1]}: failed with exit code $CODE" ",\"event\":\"step_failed\",\"code\":$CODE"
      return 1
    fi
    say warn "Exit code $CODE; try $((try + 1)) of ${STEP_TRIES[$1]} in $pause s"
    wait_for "$pause" || { CODE=130; put warn "${STEP_NAME[$1]}: cancelled" ',"event":"step_failed","code":130'; return 1; }
    try=$((try + 1)) pause=$((pause * 2))
    if [ $pause -gt 300 ]; then pause=300; fi
  done
}

# Whether somebody holds the lock of Debian's package manager, and who into HOLDER.
packages_busy() {
  local lock inode pid place each
  for lock in /var/lib/dpkg/lock-frontend /var/lib/dpkg/lock /var/lib/apt/lists/lock; do
    inode=$(stat -c %i "$lock" 2>/dev/null) || continue
    while read -r _ _ _ _ pid place _; do
      [ "${place##*:}" = "$inode" ] || continue
      for each in "/proc/$pid/fd"/*; do
        if [ "$(readlink "$each" 2>/dev/null)" = "$lock" ]; then
          HOLDER="$(cat "/proc/$pid/comm" 2>/dev/null) (process $pid)"
          return 0
        fi
      done
    done 2>/dev/null </proc/locks
  done
  return 1
}

# A package manager that is at work is waited for, in sight, before a command that needs it.
await_packages() {
  local left=$BUSY
  [[ $1 =~ (^|[^a-z-])(apt|apt-get|aptitude|dpkg|install_do)[[:space:]] ]] || return 0
  while [ "$left" -gt 0 ] && packages_busy; do
    if [ $((left % 10)) = 0 ]; then say info "Busy: $HOLDER is installing packages; waiting for it, $left s at most" ',"event":"busy"'; fi
    wait_for 1 || return 0
    left=$((left - 1))
  done
}

wait_for() { # seconds, unless cancelled
  local left=$1
  while [ "$left" -gt 0 ]; do
    cancelled && return 1
    attend
    sleep 1
    left=$((left - 1))
  done
}

# Undoes what was begun, the last first; says what could not be undone.
roll_back() {
  local i failed=0
  STOPPABLE=no
  printf '%s' "$1" >"$DIR/undoing"
  settle "$DIR/undoing" "$DIR"
  for ((i = $1; i >= 0; i--)); do
    [ -n "${STEP_ROLLBACK[$i]}" ] && [ -e "$DIR/begun.$i" ] || continue
    PHASE=${STEP_PHASE[$i]} STEP=$i
    say warn "Undoing: ${STEP_NAME[$i]}" ',"event":"undo_started"'
    execute "${STEP_ROLLBACK[$i]}" "${STEP_DEADLINE[$i]}" "${STEP_USER[$i]:-}"
    if [ "$CODE" = 0 ]; then
      put info "Undone: ${STEP_NAME[$i]}" ',"event":"undone","code":0'
      rm -f "$DIR/begun.$i" "$DIR/done.$i"
    else
      failed=1
      say error "Could not be undone: ${STEP_NAME[$i]} (exit code $CODE)" ",\"event\":\"undo_failed\",\"code\":$CODE"
    fi
  done
  return $failed
}

# fact NAME VALUE [WHY]: into CTX, what the console shows beside the run, and the reason into the log.
fact() {
  TEXT=$2
  mask
  escape
  CTX+="${CTX:+,}\"$1\":\"$TEXT\""
  if [ -n "${3:-}" ]; then
    put debug "Found $1 to be ${2:-unknown}: $3"
    TEXT=$3
    mask
    escape
    CTX+=",\"$1Why\":\"$TEXT\""
  fi
}

# What this machine is, each guess from several signs, with the signs.
context() {
  local pretty='' cores
  CTX=''
  pretty=$(. /etc/os-release 2>/dev/null; printf %s "${PRETTY_NAME:-}")
  cores=$(nproc 2>/dev/null || echo 1)
  fact host "$(uname -n 2>/dev/null || cat /proc/sys/kernel/hostname)"
  fact os "$(. /etc/os-release 2>/dev/null; printf %s "${ID:-}")"
  fact version "$(. /etc/os-release 2>/dev/null; printf %s "${VERSION_ID:-}")"
  fact name "$pretty"
  fact arch "$(uname -m)"
  fact kernel "$(uname -r)"
  fact cores "$cores"
  fact user "$(id -u)"
  find_family
  find_init
  find_virtual
  find_room
  find_network
  find_packages
  put info "Running on $(uname -n): ${pretty:-an unknown system}, $(uname -m), $cores cores" ",\"event\":\"context\",\"ctx\":{$CTX}"
}

find_family() {
  local all sign family=unknown why='' manager='' each
  all=" $(. /etc/os-release 2>/dev/null; printf '%s %s' "${ID:-}" "${ID_LIKE:-}") "
  for each in apt-get dnf yum apk pacman zypper; do
    if command -v $each >/dev/null 2>&1; then manager=$each; break; fi
  done
  for each in debian:debian:/etc/debian_version:apt-get ubuntu:debian:/etc/debian_version:apt-get \
    rhel:rhel:/etc/redhat-release:dnf fedora:rhel:/etc/redhat-release:dnf centos:rhel:/etc/redhat-release:yum \
    alpine:alpine:/etc/alpine-release:apk arch:arch:/etc/arch-release:pacman suse:suse:/etc/SUSE-brand:zypper; do
    IFS=: read -r each sign file tool <<<"$each"
    why=''
    case $all in *" $each "*) why="os-release says $each" ;; esac
    [ ! -e "$file" ] || why+="${why:+, }$file is there"
    [ "$manager" != "$tool" ] || why+="${why:+, }$tool is there"
    if [ -n "$why" ]; then family=$sign; break; fi
  done
  fact family "$family" "${why:-no sign of a known one}"
  fact packages "$manager"
}

find_init() {
  local first init='' why=''
  first=$(cat /proc/1/comm 2>/dev/null)
  if [ -d /run/systemd/system ]; then init=systemd why='/run/systemd/system is there'
  elif command -v rc-service >/dev/null 2>&1; then init=openrc why='rc-service is there'
  elif command -v runsvdir >/dev/null 2>&1; then init=runit why='runsvdir is there'
  fi
  fact init "$init" "${why:-neither systemd nor OpenRC nor runit}, process 1 is ${first:-unknown}"
}

find_virtual() {
  local kind='' why='' product=''
  product=$(cat /sys/class/dmi/id/product_name 2>/dev/null)
  if [ -e /.dockerenv ]; then kind=container why='/.dockerenv is there'
  elif [ -e /run/.containerenv ]; then kind=container why='/run/.containerenv is there'
  elif [ -e /run/systemd/container ]; then kind=container why="/run/systemd/container says $(cat /run/systemd/container)"
  elif [ -n "${container:-}" ]; then kind=container why="its environment says $container"
  elif [[ $(cat /proc/1/cgroup 2>/dev/null) =~ (docker|lxc|kubepods|containerd) ]]; then kind=container why="the control group of process 1 says ${BASH_REMATCH[1]}"
  elif [[ $product =~ (KVM|VirtualBox|VMware|Virtual\ Machine|HVM|QEMU|Bochs) ]]; then kind=vm why="its board calls itself $product"
  elif [[ $(cat /proc/cpuinfo 2>/dev/null) =~ [[:space:]]hypervisor([[:space:]]|$) ]]; then kind=vm why='its processor tells of a hypervisor'
  else why='no sign of a container or a hypervisor'
  fi
  fact virtual "$kind" "$why"
}

find_room() {
  local each amount memory=0 swap=0 disk
  while read -r each amount _; do
    case $each in MemTotal:) memory=$amount ;; SwapTotal:) swap=$amount ;; esac
  done 2>/dev/null </proc/meminfo
  fact memoryKb "$memory"
  fact swapKb "$swap"
  disk=$(df -Pk / 2>/dev/null | { read -r _; read -r _ _ _ each _; printf %s "${each:-0}"; })
  fact diskFreeKb "${disk:-0}"
  disk=$(df -Pk "$DIR" 2>/dev/null | { read -r _; read -r _ _ _ each _; printf %s "${each:-0}"; })
  fact stateFreeKb "${disk:-0}"
}

find_network() {
  local name to route=no why='no way out in /proc/net/route' names=no host resolver=''
  while read -r name to _; do
    if [ "$to" = 00000000 ]; then route=yes why="by $name"; break; fi
  done 2>/dev/null </proc/net/route
  if [ $route = no ]; then
    while read -r to _ _ _ _ _ _ _ _ name; do
      if [ "$to" = 00000000000000000000000000000000 ] && [ "$name" != lo ]; then route=yes why="by $name, IPv6 only"; break; fi
    done 2>/dev/null </proc/net/ipv6_route
  fi
  fact route "$route" "$why"
  while read -r name to _; do
    if [ "$name" = nameserver ]; then resolver=$to; break; fi
  done 2>/dev/null </etc/resolv.conf
  why="${resolver:+asked are $resolver and others}"
  host=${CHIMERA_URL#*://} host=${host%%[:/]*}
  if [ -n "$resolver" ]; then names=yes; fi
  if [ -n "$host" ] && ! [[ $host =~ ^[0-9.]+$ ]] && command -v getent >/dev/null 2>&1; then
    if timeout 5 getent hosts "$host" >/dev/null 2>&1; then names=yes why="$host has an address"; else names=no why="$host has no address here"; fi
  fi
  fact names "$names" "${why:-no server of names in /etc/resolv.conf}"
}

find_packages() {
  local half=''
  if packages_busy; then fact packageState busy "$HOLDER holds the lock"
  elif command -v dpkg >/dev/null 2>&1; then
    half=$(timeout 10 dpkg --audit 2>/dev/null | head -n 1)
    if [ -n "$half" ]; then fact packageState broken "dpkg --audit says: $half"; else fact packageState good 'dpkg --audit finds nothing, the lock is free'; fi
  fi
}

# Sends what is on the disk of the spool, in order, from where the console wants it, until the console has all of it. The
# first question carries nothing: only its answer tells whether this log and what the console has fit together.
send() {
  local offset=0 size from batch reply word next line complete pause fails=0
  while :; do
    base
    size=$(stat -c %s "$SPOOL" 2>/dev/null) || size=0
    from=$((offset - BASE)) batch=''
    if [ -e "$DIR/met" ] && [ $from -ge 0 ] && [ "$size" -gt $from ]; then
      settle "$SPOOL"
      batch=$(tail -c +$((from + 1)) "$SPOOL" 2>/dev/null | head -c $((size - from < 200000 ? size - from : 200000)); printf .)
      batch=${batch%.}
      if [[ $batch == *$'\n'* ]]; then batch=${batch%$'\n'*}$'\n'; else batch=''; fi
    fi
    next='' line=1 complete=no pause=$GAP
    reply=$(printf %s "$batch" | curl -sS -f -m 30 -K "$DIR/curl.conf" -H "chimera-offset: $offset" --data-binary @- \
      "$CHIMERA_URL/deploy/runs/$CHIMERA_RUN/log" 2>"$DIR/curl.err")
    for word in $reply; do
      case $word in
        next=*) [[ ${word#*=} =~ ^[0-9]{1,15}$ ]] && next=${word#*=} ;;
        line=*) [[ ${word#*=} =~ ^[0-9]{1,15}$ ]] && line=${word#*=} ;;
        pause=*) [[ ${word#*=} =~ ^[0-9]{1,3}$ ]] && pause=${word#*=} ;;
        command=cancel) : >"$DIR/cancel" ;;
        complete=yes) complete=yes ;;
      esac
    done
    if [ -n "$next" ]; then
      fails=0
      if [ $complete = yes ]; then
        : >"$DIR/delivered"
        return 0
      fi
      # Sent back: there is no hurry to send it all again.
      if [ "$next" -lt "$offset" ]; then sleep "$pause"; fi
      offset=$next
      if joins_on "$next" "$line" && [ "$(stat -c %s "$SPOOL")" -gt $((offset - BASE)) ]; then continue; fi
    else
      fails=$((fails < 6 ? fails + 1 : 6))
      pause=$(((1 << (fails - 1)) * GAP))
    fi
    # Whoever kills the run itself leaves nobody to speak for it: a silent run is called lost, not running.
    [ -e "$DIR/ended" ] || kill -0 $$ 2>/dev/null || return 1
    sleep "$pause"
  done
}

runs() {
  local pid
  pid=$(cat "$DIR/process" 2>/dev/null) && [[ $(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline") == *"$DIR/run.sh"* ]]
}

# The other way: who comes to fetch the log. fetch NEXT LINE prints one line about the run, then what follows.
fetch() {
  local state=stopped size from
  if [ -e "$DIR/ended" ]; then state=ended
  elif runs; then state=running
  fi
  if [ ! -e "$DIR/had" ]; then
    echo "state=$state"
  elif joins_on "$1" "$2"; then
    echo "state=$state"
    size=$(stat -c %s "$SPOOL") from=$(($1 - BASE))
    if [ "$size" -gt $from ]; then
      settle "$SPOOL"
      tail -c +$((from + 1)) "$SPOOL" | head -c $((size - from < 250000 ? size - from : 250000))
    fi
  else
    echo "state=$state joining=yes"
  fi
}

# After a reboot the run goes on by itself, where the machine offers a way.
survive_reboot() {
  if [ "$(id -u)" = 0 ] && [ -d /run/systemd/system ]; then
    printf '[Unit]\nDescription=Chimera deployment %s\nAfter=network-online.target\n[Service]\nType=exec\nExecStart=/usr/bin/env bash %s\n[Install]\nWantedBy=multi-user.target\n' \
      "$CHIMERA_RUN" "$DIR/run.sh" >"/etc/systemd/system/chimera-deploy-$CHIMERA_RUN.service"
    systemctl daemon-reload && systemctl -q enable "chimera-deploy-$CHIMERA_RUN.service"
  elif command -v crontab >/dev/null 2>&1; then
    (other_jobs; echo "@reboot bash $DIR/run.sh") | crontab -
  fi
} >/dev/null 2>&1

other_jobs() {
  local job
  while IFS= read -r job; do
    case $job in *"$DIR/run.sh"*) ;; *) printf '%s\n' "$job" ;; esac
  done < <(crontab -l 2>/dev/null)
}

forget_reboot() {
  if [ -e "/etc/systemd/system/chimera-deploy-$CHIMERA_RUN.service" ]; then
    systemctl -q disable "chimera-deploy-$CHIMERA_RUN.service"
    rm -f "/etc/systemd/system/chimera-deploy-$CHIMERA_RUN.service"
  elif command -v crontab >/dev/null 2>&1 && [[ $(crontab -l 2>/dev/null) == *"$DIR/run.sh"* ]]; then
    other_jobs | crontab -
  fi
} >/dev/null 2>&1

# finish CODE RESULT WORDS: may be begun again where it was stopped in the middle.
finish() {
  local i
  # On a disk that takes no new file the result is told nevertheless.
  for ((i = 0; i < 30; i++)); do
    if printf '%s %s %s\n' "$1" "$2" "$3" 2>/dev/null >"$DIR/exit.new" && mv "$DIR/exit.new" "$DIR/exit"; then break; fi
    attend
    sleep 1
  done
  settle "$DIR/exit" "$DIR"
  PHASE=-1 STEP=-1
  if told end; then
    : >"$DIR/ended"
    deliver "$1"
  fi
  told result || say info "$3" ",\"event\":\"result\",\"result\":\"$2\",\"code\":$1"
  until catch_up; do
    attend
    sleep 1
  done
  write_end
  deliver "$1"
}

write_end() {
  local sum bytes
  while :; do
    base
    sum=$(sha256sum <"$SPOOL") bytes=$(stat -c %s "$SPOOL")
    # While it is written the log may be joined anew; then the sum is another one.
    [ ! -e "$DIR/behind" ] || { rejoin; continue; }
    if write info 'The end of the log' ",\"event\":\"end\",\"lines\":$SEQ,\"bytes\":$((BASE + bytes)),\"sha256\":\"${sum%% *}\""; then break; fi
    sleep 1
  done
  : >"$DIR/ended"
}

# Waits until the console has the whole log; the exit code is the run's own in any case.
deliver() {
  local waited=0
  while [ ! -e "$DIR/delivered" ] && [ $waited -lt "$PATIENCE" ]; do
    attend
    sleep 1
    waited=$((waited + 1))
    if [ $waited = 60 ] && [ -n "$SENDER" ]; then echo "The console cannot be reached: $(cat "$DIR/curl.err"). Its log waits in $SPOOL." 2>/dev/null; fi
  done
  [ -z "$SENDER" ] || kill "$SENDER" 2>/dev/null
  [ ! -e "$DIR/delivered" ] || forget "$1"
  exit "$1"
}

# What the run was given is needed no more: passwords and keys do not stay on the machine, and it need not go on after a
# reboot. Until then it must: whoever has not the whole log asks for it.
forget() {
  forget_reboot
  rm -f "$DIR/curl.conf"
  if printf '#!/usr/bin/env bash\nif [ "${1:-}" = fetch ]; then echo state=over; exit; else echo "This deployment is over. Its log: %s"; fi\nexit %s\n' \
    "$SPOOL" "$1" 2>/dev/null >"$DIR/over.sh"; then
    mv -f "$DIR/over.sh" "$DIR/run.sh"
  else
    rm -f "$DIR/over.sh" "$DIR/run.sh"
  fi
}

main() {
  local i words result
  exec 5>"$DIR/lock"
  if command -v flock >/dev/null 2>&1 && ! flock -n 5; then
    echo "This deployment is already running here (see $SPOOL)."
    exit 1
  fi
  echo $$ >"$DIR/process"
  end_orphan
  cut_spool
  rm -f "$DIR/met" "$DIR/behind" "$SPOOL.new"
  stat -c %s "$SPOOL" >"$DIR/had" 2>/dev/null || echo 0 >"$DIR/had"
  base
  i=$(wc -l 2>/dev/null <"$SPOOL") || i=0
  SEQ=$((FIRST - 1 + i)) STARTED=$((FIRST - 1 + i))
  exec 3>>"$SPOOL"
  settle "$DIR"
  if [ -n "$CHIMERA_URL" ]; then
    printf 'header = "authorization: Bearer %s"\nheader = "content-type: application/x-ndjson"\n' "$CHIMERA_KEY" >"$DIR/curl.conf"
    speak
  fi
  if [ -e "$DIR/exit" ]; then
    read -r i result words <"$DIR/exit"
    finish "$i" "$result" "$words"
  fi
  trap ': >"$DIR/cancel"' INT
  trap halt TERM
  if [ "$SEQ" -gt 0 ]; then say warn 'Going on where the machine stopped' ',"event":"resumed"'; else survive_reboot; fi
  context
  export CHIMERA_KEEP=$DIR/keep
  mkdir -p "$CHIMERA_KEEP"
  detect
  if [ -e "$DIR/undoing" ]; then give_up "$(cat "$DIR/undoing")"; fi
  for ((i = 0; i < ${#STEP_NAME[@]}; i++)); do
    [ ! -e "$DIR/done.$i" ] || continue
    if cancelled; then CODE=130; break; fi
    if ! step "$i"; then
      # A check that fails does not keep the others from being made.
      if [ -z "${STEP_STAGE[$i]:-}" ] || [ "$CODE" = 130 ]; then break; fi
      if [ "${STEP_BINDING[$i]}" = yes ]; then UNFIT=$((UNFIT + 1)) UNFIT_WORDS+=", ${STEP_NAME[$i]}"; fi
      CODE=0
      continue
    fi
    : >"$DIR/done.$i"
    CODE=0
  done
  if [ "$CODE" = 0 ] && [ "$UNFIT" -gt 0 ]; then CODE=1; fi
  if [ "$CODE" = 0 ]; then finish 0 succeeded 'Everything is in place'; fi
  give_up $((i < ${#STEP_NAME[@]} ? i : i - 1))
}

# Ends a run that did not get through: step N was the last one begun.
give_up() {
  local result=failed words="Stopped at: ${STEP_NAME[$1]}"
  if [ "$UNFIT" -gt 0 ]; then words="Installed, but not fit: ${UNFIT_WORDS#, }"; fi
  if cancelled; then result=cancelled; fi
  if roll_back "$1"; then finish 1 "$result" "$words"; fi
  finish 1 "${result}_not_undone" "$words; not everything could be undone"
}

case ${1:-} in
  fetch) fetch "$2" "$3" ;;
  cancel) : >"$DIR/cancel" ;;
  delivered)
    : >"$DIR/delivered"
    # Whoever still runs does this itself.
    if [ -e "$DIR/ended" ] || ! runs; then
      read -r CODE _ 2>/dev/null <"$DIR/exit" || CODE=1
      forget "$CODE"
    fi
    ;;
  *) main ;;
esac
