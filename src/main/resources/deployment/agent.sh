
# --- The runtime: the same in every deployment ------------------------------------------------------------------------

export -n LC_ALL 2>/dev/null
LC_ALL=C
umask 077
trap '' HUP PIPE
PHASE=-1 STEP=-1 SEQ=0 LOST=0 CODE=0 ATTEMPT=1 SENDER=
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SPOOL=$DIR/log.ndjson
GAP=${CHIMERA_GAP:-1}
PATIENCE=${CHIMERA_PATIENCE:-86400}

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

# put LEVEL TEXT [more JSON members]: one line into the spool. On a full disk lines are counted and told of later.
put() {
  TEXT=$2
  mask
  SHOWN=$TEXT
  if [ ${#TEXT} -gt 8000 ]; then TEXT="${TEXT:0:8000} (cut here)"; fi
  escape
  if [ "$LOST" -gt 0 ] && write warn "$LOST lines are missing here: the disk was full" ",\"lost\":$LOST"; then LOST=0; fi
  if [ "$LOST" -gt 0 ] || ! write "$1" "$TEXT" "${3:-}"; then LOST=$((LOST + 1)); fi
}

write() {
  now
  if printf '{"seq":%d,"ts":%s,"phase":%d,"step":%d,"level":"%s","msg":"%s"%s}\n' \
    $((SEQ + 1)) "$NOW" "$PHASE" "$STEP" "$1" "$2" "${3:-}" 2>/dev/null >&3; then
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

say() { put "$1" "$2" "${3:-}"; printf '%s\n' "$SHOWN" 2>/dev/null; }

cancelled() { [ -e "$DIR/cancel" ]; }

# One line of a step's output. "::progress 3/7" and "::progress 43%" move the bar and are no text.
output() {
  local line=${1##*$'\r'}
  [ -n "$line" ] || line=${1%$'\r'} line=${line##*$'\r'}
  if [[ $line =~ ^::progress\ +([0-9]{1,9})/([0-9]{1,9})$ ]] && [ "${BASH_REMATCH[2]#"${BASH_REMATCH[2]%%[1-9]*}"}" ]; then
    put debug "${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}" ",\"done\":$((10#${BASH_REMATCH[1]})),\"total\":$((10#${BASH_REMATCH[2]}))"
  elif [[ $line =~ ^::progress\ +([0-9]{1,3})%$ ]]; then
    put debug "${BASH_REMATCH[1]} %" ",\"done\":$((10#${BASH_REMATCH[1]})),\"total\":100"
  else
    put out "$line"
    printf '  %s\n' "$SHOWN" 2>/dev/null
  fi
}

# execute COMMAND DEADLINE: runs it without a terminal, every line of its output into the spool; its exit code into CODE.
# Killed with all its children when the deadline passes (124) or the run is cancelled (130).
execute() {
  local line partial='' quiet=0 killed=0 status
  rm -f "$DIR/code" "$DIR/pid"
  exec 4< <(
    LC_ALL=C.UTF-8 timeout -k 10 "$2" bash -c "$1" 2>&1 3>&- 5>&- </dev/null &
    echo $! >"$DIR/pid"
    wait $!
    echo $? >"$DIR/code.new"
    mv "$DIR/code.new" "$DIR/code"
  )
  while :; do
    if IFS= read -r -t 1 -u 4 line; then
      output "$partial$line"
      partial=''
      quiet=0
    else
      status=$?
      partial+=$line
      if [ $status -le 128 ]; then
        [ -z "$partial" ] || output "$partial"
        break
      fi
      if [ -e "$DIR/code" ]; then quiet=$((quiet + 1)); fi
      # What the step left running in the background may hold its output open: that is not waited for.
      if [ $quiet -ge 2 ]; then break; fi
    fi
    if [ $killed = 0 ] && [ "$STOPPABLE" = yes ] && cancelled; then
      kill -TERM -- "-$(cat "$DIR/pid" 2>/dev/null)" 2>/dev/null && killed=1
    fi
  done
  exec 4<&-
  until [ -e "$DIR/code" ]; do
    if [ $killed = 0 ] && [ "$STOPPABLE" = yes ] && cancelled; then
      kill -TERM -- "-$(cat "$DIR/pid" 2>/dev/null)" 2>/dev/null && killed=1
    fi
    sleep 0.2
  done
  CODE=$(cat "$DIR/code" 2>/dev/null) || CODE=1
  [[ $CODE =~ ^[0-9]+$ ]] || CODE=1
  if [ $killed = 1 ]; then CODE=130; fi
}
STOPPABLE=yes

worth_a_retry() { # exit code, list of codes ("": every one)
  local each
  [ -n "$2" ] || return 0
  for each in $2; do [ "$each" != "$1" ] || return 0; done
  return 1
}

# step N: tries until it is done or not worth another try. CODE is the last exit code.
step() {
  local try=1 pause=${STEP_BACKOFF[$1]}
  PHASE=${STEP_PHASE[$1]} STEP=$1
  if [ -n "${STEP_CHECK[$1]}" ]; then
    execute_quietly "${STEP_CHECK[$1]}" "${STEP_DEADLINE[$1]}"
    if [ "$CODE" = 0 ]; then
      say info "${STEP_NAME[$1]}: already as it should be" ',"event":"step_skipped"'
      return 0
    fi
  fi
  while :; do
    say info "${STEP_NAME[$1]}" ",\"event\":\"step_started\",\"try\":$try"
    execute "${STEP_RUN[$1]}" "${STEP_DEADLINE[$1]}"
    if [ "$CODE" = 0 ] && [ -n "${STEP_CHECK[$1]}" ]; then
      execute "${STEP_CHECK[$1]}" "${STEP_DEADLINE[$1]}"
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

execute_quietly() {
  timeout -k 10 "$2" bash -c "$1" >/dev/null 2>&1 </dev/null 3>&- 5>&-
  CODE=$?
}

wait_for() { # seconds, unless cancelled
  local left=$1
  while [ "$left" -gt 0 ]; do
    cancelled && return 1
    sleep 1
    left=$((left - 1))
  done
}

# Undoes what was begun, the last first; says what could not be undone.
roll_back() {
  local i failed=0
  STOPPABLE=no
  printf '%s' "$1" >"$DIR/undoing"
  for ((i = $1; i >= 0; i--)); do
    [ -n "${STEP_ROLLBACK[$i]}" ] && [ -e "$DIR/begun.$i" ] || continue
    PHASE=${STEP_PHASE[$i]} STEP=$i
    say warn "Undoing: ${STEP_NAME[$i]}" ',"event":"undo_started"'
    execute "${STEP_ROLLBACK[$i]}" "${STEP_DEADLINE[$i]}"
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

# The facts that the console shows beside the run, and the reasons for them.
context() {
  local os='' version='' pretty='' memory=0 disk=0 manager='' init='' virtual='' each
  if [ -r /etc/os-release ]; then
    os=$(. /etc/os-release 2>/dev/null; printf %s "${ID:-}")
    version=$(. /etc/os-release 2>/dev/null; printf %s "${VERSION_ID:-}")
    pretty=$(. /etc/os-release 2>/dev/null; printf %s "${PRETTY_NAME:-}")
  fi
  while read -r each memory _; do [ "$each" != MemTotal: ] || break; done </proc/meminfo 2>/dev/null
  disk=$(df -Pk / 2>/dev/null | { read -r _; read -r _ _ _ each _; printf %s "${each:-0}"; })
  for each in apt-get dnf yum apk pacman zypper; do
    if command -v $each >/dev/null 2>&1; then manager=$each; break; fi
  done
  if [ -d /run/systemd/system ]; then init=systemd; elif command -v rc-service >/dev/null 2>&1; then init=openrc; fi
  if [ -e /.dockerenv ] || grep -qs -e docker -e lxc /proc/1/cgroup; then virtual=container; fi
  for each in os version pretty manager init virtual; do
    TEXT=${!each}
    escape
    printf -v "$each" %s "$TEXT"
  done
  TEXT=$(uname -n 2>/dev/null || cat /proc/sys/kernel/hostname)
  escape
  put info "Running on $TEXT: ${pretty:-an unknown system}, $(uname -m), $(nproc) cores" \
    ",\"event\":\"context\",\"ctx\":{\"host\":\"$TEXT\",\"os\":\"$os\",\"version\":\"$version\",\"name\":\"$pretty\",\"arch\":\"$(uname -m)\",\"kernel\":\"$(uname -r)\",\"cores\":$(nproc),\"memoryKb\":${memory:-0},\"diskFreeKb\":${disk:-0},\"packages\":\"$manager\",\"init\":\"$init\",\"virtual\":\"$virtual\",\"user\":\"$(id -u)\"}"
}

# Sends what is in the spool, in order, from where the console wants it. Goes on until the console has all of it.
send() {
  local offset=0 batch reply word next complete pause fails=0
  while :; do
    batch=$(tail -c +$((offset + 1)) "$SPOOL" 2>/dev/null | head -c 200000; printf .)
    batch=${batch%.}
    if [[ $batch == *$'\n'* ]]; then batch=${batch%$'\n'*}$'\n'; else batch=''; fi
    next='' complete=no pause=$GAP
    reply=$(printf %s "$batch" | curl -sS -f -m 30 -K "$DIR/curl.conf" -H "chimera-offset: $offset" --data-binary @- \
      "$CHIMERA_URL/deploy/runs/$CHIMERA_RUN/log" 2>"$DIR/curl.err")
    for word in $reply; do
      case $word in
        next=*) [[ ${word#*=} =~ ^[0-9]{1,15}$ ]] && next=${word#*=} ;;
        pause=*) [[ ${word#*=} =~ ^[0-9]{1,3}$ ]] && pause=${word#*=} ;;
        command=cancel) : >"$DIR/cancel" ;;
        complete=yes) complete=yes ;;
      esac
    done
    if [ -n "$next" ]; then
      fails=0 offset=$next
      if [ $complete = yes ]; then return 0; fi
      if [ "$(stat -c %s "$SPOOL")" -gt "$offset" ]; then continue; fi
    else
      fails=$((fails < 6 ? fails + 1 : 6))
      pause=$(((1 << (fails - 1)) * GAP))
    fi
    # Whoever kills the run itself leaves nobody to speak for it: a silent run is called lost, not running.
    [ -e "$DIR/ended" ] || kill -0 $$ 2>/dev/null || return 1
    sleep "$pause"
  done
}

# After a reboot the run goes on by itself, where the machine offers a way.
survive_reboot() {
  if [ "$(id -u)" = 0 ] && [ -d /run/systemd/system ]; then
    printf '[Unit]\nDescription=Chimera deployment %s\nAfter=network-online.target\n[Service]\nType=exec\nExecStart=/usr/bin/env bash %s\n[Install]\nWantedBy=multi-user.target\n' \
      "$CHIMERA_RUN" "$DIR/run.sh" >"/etc/systemd/system/chimera-deploy-$CHIMERA_RUN.service"
    systemctl daemon-reload && systemctl -q enable "chimera-deploy-$CHIMERA_RUN.service"
  elif command -v crontab >/dev/null 2>&1; then
    (crontab -l 2>/dev/null | grep -v -F "$DIR/run.sh"; echo "@reboot bash $DIR/run.sh") | crontab -
  fi
} >/dev/null 2>&1

forget_reboot() {
  if [ -e "/etc/systemd/system/chimera-deploy-$CHIMERA_RUN.service" ]; then
    systemctl -q disable "chimera-deploy-$CHIMERA_RUN.service"
    rm -f "/etc/systemd/system/chimera-deploy-$CHIMERA_RUN.service"
  elif command -v crontab >/dev/null 2>&1 && crontab -l 2>/dev/null | grep -q -F "$DIR/run.sh"; then
    crontab -l | grep -v -F "$DIR/run.sh" | crontab -
  fi
} >/dev/null 2>&1

finish() { # exit code, result
  local sum bytes
  forget_reboot
  PHASE=-1 STEP=-1
  say info "$3" ",\"event\":\"result\",\"result\":\"$2\",\"code\":$1"
  until [ "$LOST" = 0 ]; do sleep 1; put info 'The disk has room again'; done
  sum=$(sha256sum <"$SPOOL") bytes=$(stat -c %s "$SPOOL")
  until write info 'The end of the log' ",\"event\":\"end\",\"lines\":$SEQ,\"bytes\":$bytes,\"sha256\":\"${sum%% *}\""; do sleep 1; done
  : >"$DIR/ended"
  printf '%s' "$1" >"$DIR/exit"
  deliver "$1"
}

# Waits until the console has the whole log; the exit code is the run's own in any case.
deliver() {
  local waited=0
  while kill -0 "$SENDER" 2>/dev/null && [ $waited -lt "$PATIENCE" ]; do
    sleep 1
    waited=$((waited + 1))
    if [ $waited = 60 ]; then echo "The console cannot be reached: $(cat "$DIR/curl.err"). Its log waits in $SPOOL." 2>/dev/null; fi
  done
  kill "$SENDER" 2>/dev/null
  exit "$1"
}

main() {
  local i
  exec 5>"$DIR/lock"
  if command -v flock >/dev/null 2>&1 && ! flock -n 5; then
    echo "This deployment is already running here (see $SPOOL)."
    exit 1
  fi
  cut_spool
  SEQ=$(wc -l <"$SPOOL" 2>/dev/null) || SEQ=0
  exec 3>>"$SPOOL"
  printf 'header = "authorization: Bearer %s"\nheader = "content-type: application/x-ndjson"\n' "$CHIMERA_KEY" >"$DIR/curl.conf"
  send 3>&- 4<&- 5>&- &
  SENDER=$!
  if [ -e "$DIR/ended" ]; then deliver "$(cat "$DIR/exit")"; fi
  trap ': >"$DIR/cancel"' INT TERM
  if [ "$SEQ" -gt 0 ]; then say warn 'Going on where the machine stopped' ',"event":"resumed"'; else survive_reboot; fi
  context
  if [ -e "$DIR/undoing" ]; then give_up "$(cat "$DIR/undoing")"; fi
  for ((i = 0; i < ${#STEP_NAME[@]}; i++)); do
    [ ! -e "$DIR/done.$i" ] || continue
    if cancelled; then CODE=130; break; fi
    : >"$DIR/begun.$i"
    if ! step "$i"; then break; fi
    : >"$DIR/done.$i"
    CODE=0
  done
  if [ "$CODE" = 0 ]; then finish 0 succeeded 'Everything is in place'; fi
  give_up $((i < ${#STEP_NAME[@]} ? i : i - 1))
}

# Ends a run that did not get through: step N was the last one begun.
give_up() {
  local result=failed words="Stopped at: ${STEP_NAME[$1]}"
  if cancelled; then result=cancelled; fi
  if roll_back "$1"; then finish 1 "$result" "$words"; fi
  finish 1 "${result}_not_undone" "$words; not everything could be undone"
}

main
