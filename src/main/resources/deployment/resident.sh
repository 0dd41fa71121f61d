
# --- The agent: the same on every machine -----------------------------------------------------------------------------
#
#   curl -fsSL https://CONSOLE/deploy/agent | bash -s -- TOKEN        becomes one of the fleet and stays
#   … | bash -s -- TOKEN --stay                                       the same in this shell, without a service
#   bash resident.sh stay | uninstall
#
# It opens no port. It asks the console over HTTPS, signs what it asks, and acts on nothing that the console has not
# signed for this machine and this very question. It needs bash 4, curl, coreutils and openssl 1.1.1.

agent_paths() {
  if [ -n "${CHIMERA_STATE:-}" ]; then STATE=$CHIMERA_STATE
  elif [ "$(id -u)" = 0 ]; then STATE=/var/lib/chimera-deploy
  else STATE=${XDG_STATE_HOME:-${HOME:?}/.local/state}/chimera-deploy
  fi
  HOME_DIR=$STATE/agent
  UNIT=/etc/systemd/system/chimera-agent.service
}

agent_setup() {
  export -n LC_ALL 2>/dev/null
  LC_ALL=C
  umask 077
  agent_paths
  OFFSET=0 LAST_STAMP=0 PAUSE=4 REPAIRS_KEPT=0 CHECKS_SUM='' FACTS_AT=0 BUNDLES_DONE=' ' RUNS_BEGUN=' ' FAILS=0 ANSWER='' HEAD='' CONTENT=''
  TARGET=0 FINGERPRINT='' CONSOLE_SUM='' SCRATCH='' VERSIONS_TOLD=''
  HIDDEN=() GIVEN=()
  declare -gA LAST_RUN=() LAST_CODE=() LAST_WORDS=() IN_A_ROW=() TRIED=() PAUSED_UNTIL=() SPENT=()
}

# Milliseconds since 1970 by this machine's own clock, into NOW.
now() {
  local t=${EPOCHREALTIME:-}
  if [ -n "$t" ]; then t=${t/[.,]/}; NOW=${t%???}; else NOW=$(date +%s%3N); fi
}

# The log is small, and where the disk is full there is none.
note() {
  local size
  size=$(stat -c %s "$HOME_DIR/agent.log" 2>/dev/null) || size=0
  if [ "$size" -gt 262144 ]; then
    tail -c 131072 "$HOME_DIR/agent.log" >"$HOME_DIR/agent.log.new" 2>/dev/null && mv "$HOME_DIR/agent.log.new" "$HOME_DIR/agent.log"
  fi
  printf '%s %s\n' "$(date -u +%FT%TZ)" "$1" 2>/dev/null >>"$HOME_DIR/agent.log"
  printf '%s\n' "$1" 2>/dev/null
} 2>/dev/null

need() {
  local tool
  for tool in curl openssl base64 sha256sum timeout stat head tail wc mkdir; do
    if ! command -v "$tool" >/dev/null 2>&1; then
      echo "This machine has no '$tool', which the agent needs. Install it and run the same line again." >&2
      return 1
    fi
  done
  if [ "${BASH_VERSINFO[0]}" -lt 4 ]; then
    echo "Expected bash 4 or newer, found $BASH_VERSION." >&2
    return 1
  fi
}

# The key is made here and never leaves the machine.
make_key() {
  if [ ! -s "$HOME_DIR/key.pem" ]; then
    if ! openssl ecparam -name prime256v1 -genkey -noout -out "$HOME_DIR/key.pem.new" 2>"$HOME_DIR/openssl.err"; then
      echo "A key could not be made: $(head -n 1 "$HOME_DIR/openssl.err")" >&2
      return 1
    fi
    chmod 600 "$HOME_DIR/key.pem.new" && mv "$HOME_DIR/key.pem.new" "$HOME_DIR/key.pem" || return 1
  fi
  openssl ec -in "$HOME_DIR/key.pem" -pubout -outform DER -out "$HOME_DIR/key.der" 2>/dev/null || return 1
  know_keys
}

know_keys() {
  local sum
  sum=$(sha256sum <"$HOME_DIR/key.der") || return 1
  FINGERPRINT=${sum%% *}
  CONSOLE_PEM=$(printf -- '-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n' "$(wrapped "$CHIMERA_CONSOLE_KEY")")
  sum=$(printf %s "$CHIMERA_CONSOLE_KEY" | base64 -d | sha256sum) || return 1
  CONSOLE_SUM=${sum%% *}
}

wrapped() { local rest=$1; while [ ${#rest} -gt 64 ]; do echo "${rest:0:64}"; rest=${rest:64}; done; echo "$rest"; }

# ask PATH BODY [curl options]: one signed question; the answer's text into HEAD and CONTENT when it is the console's own.
# Codes: 0 answered, 1 away or not to be believed, 2 not known or refused, 3 shut out.
ask() {
  local path=$1 body=$2 try reply status sum signature stamp
  shift 2
  for try in 1 2 3; do
    now
    stamp=$((NOW + OFFSET))
    if [ "$stamp" -le "$LAST_STAMP" ]; then stamp=$((LAST_STAMP + 1)); fi
    LAST_STAMP=$stamp
    sum=$(printf %s "$body" | sha256sum)
    sum=${sum%% *}
    signature=$(printf 'chimera request\n%s\n%s\n%s\n%s\n%s\n%s\n' "$path" "$TARGET" "$FINGERPRINT" "$stamp" "$sum" "$CONSOLE_SUM" |
      openssl dgst -sha256 -sign "$HOME_DIR/key.pem" | base64 -w 0)
    reply=$(printf %s "$body" | curl -sS -m 40 -H "chimera-machine: $TARGET $FINGERPRINT $stamp $sum $CONSOLE_SUM $signature" \
      -H 'content-type: text/plain' "$@" --data-binary @- -w '\n%{http_code}' "$CHIMERA_URL/deploy/agent/$path" 2>&1)
    status=${reply##*$'\n'} reply=${reply%$'\n'*}
    case $status in
      200) believe "$reply" "$path" "$stamp"; return ;;
      409)
        # The console says what its clock shows: from here on its time counts, this machine's clock may be wrong.
        if [[ $reply =~ time=([0-9]{1,15})\ after=([0-9]{1,15}) ]]; then
          now
          OFFSET=$((BASH_REMATCH[1] - NOW))
          LAST_STAMP=${BASH_REMATCH[2]}
          ANSWER="the clocks differ"
        else
          ANSWER=$reply
          return 1
        fi
        ;;
      410) ANSWER=$reply; return 3 ;;
      400 | 401 | 403 | 404 | 413) ANSWER=$reply; return 2 ;;
      *) ANSWER=${reply:0:300}; return 1 ;;
    esac
  done
  return 1
}

# believe REPLY PATH STAMP: only what the pinned key signed, for this machine, this question and this moment.
believe() {
  local signature=${1%%$'\n'*} text=${1#*$'\n'} line
  HEAD='' CONTENT=''
  if [[ $signature != 'sig '* ]] ||
    ! printf %s "$text" | openssl dgst -sha256 -verify <(printf '%s\n' "$CONSOLE_PEM") -signature <(printf %s "${signature#sig }" | base64 -d) >/dev/null 2>&1; then
    ANSWER='the answer is not signed with the key of the console that this machine belongs to'
    return 1
  fi
  HEAD=${text%%$'\n\n'*}
  CONTENT=${text#*$'\n\n'}
  if [[ $'\n'$HEAD$'\n' != *$'\n'"key $FINGERPRINT"$'\n'* || $'\n'$HEAD$'\n' != *$'\n'"about $2"$'\n'* || $'\n'$HEAD$'\n' != *$'\n'"re $3"$'\n'* ]]; then
    ANSWER='the answer is for another machine or another question'
    return 1
  fi
  return 0
}

# told WORD: what the head of the answer says of it, the first time, into TOLD.
told() {
  local rest=$'\n'$HEAD$'\n'
  TOLD=''
  [[ $rest == *$'\n'"$1 "* ]] || return 1
  TOLD=${rest#*$'\n'"$1 "}
  TOLD=${TOLD%%$'\n'*}
}

one_line() {
  LINE=${1//[[:cntrl:]]/ }
  LINE=${LINE:0:280}
}

# What this machine is, one line each, into BODY.
facts() {
  local os='' each key value memory=0 free='' size='' virtual='' model='' disks='' gpu='' name
  if [ -r /etc/os-release ]; then os=$(. /etc/os-release 2>/dev/null; printf %s "${PRETTY_NAME:-}"); fi
  while read -r key value _; do if [ "$key" = MemTotal: ]; then memory=$value; break; fi; done </proc/meminfo 2>/dev/null
  while IFS=: read -r key value; do if [[ $key == 'model name'* ]]; then model=${value# }; break; fi; done </proc/cpuinfo 2>/dev/null
  { read -r _; read -r _ size _ free _; } < <(df -Pk / 2>/dev/null)
  for each in /sys/block/*; do
    [ -r "$each/size" ] || continue
    name=${each##*/}
    case $name in loop* | ram* | zram* | dm-* | md*) continue ;; esac
    value=$(cat "$each/size" 2>/dev/null) || value=0
    if [ "${value:-0}" -gt 0 ]; then disks+="${disks:+, }$name $((value / 1953125)) GB"; fi
  done
  if command -v systemd-detect-virt >/dev/null 2>&1; then virtual=$(systemd-detect-virt 2>/dev/null)
  elif [ -e /.dockerenv ]; then virtual=docker
  fi
  if command -v nvidia-smi >/dev/null 2>&1; then
    gpu=$(timeout 10 nvidia-smi --query-gpu=name --format=csv,noheader 2>/dev/null | head -n 8 | tr '\n' ',')
  elif command -v lspci >/dev/null 2>&1; then
    while IFS= read -r each; do
      case $each in *VGA* | *'3D controller'* | *Display*) gpu+="${gpu:+, }${each#*: }" ;; esac
    done < <(timeout 10 lspci 2>/dev/null)
  fi
  one_line "$(uname -n 2>/dev/null || cat /proc/sys/kernel/hostname)"
  BODY+="host $LINE"$'\n'"fact host $LINE"$'\n'
  for each in "os $os" "kernel $(uname -r)" "arch $(uname -m)" "cores $(nproc)" "cpu $model" "memoryKb $memory" "diskKb $size" "diskFreeKb $free" \
    "disks $disks" "virtual $virtual" "gpu ${gpu%,}" "openssl $(openssl version 2>/dev/null)" "bash $BASH_VERSION" "user $(id -u)"; do
    if [ "${each#* }" != '' ]; then one_line "$each"; BODY+="fact $LINE"$'\n'; fi
  done
  versions
}

# What is installed: what recipes have noted, and what well-known programs say of themselves.
versions() {
  local each name text
  for each in "$STATE"/versions/*; do
    [ -r "$each" ] || continue
    one_line "${each##*/} $(head -n 1 "$each")"
    BODY+="version $LINE"$'\n'
  done
  for name in kaspad bitcoind litecoind dockerd nginx psql java; do
    command -v "$name" >/dev/null 2>&1 || continue
    [ -e "$STATE/versions/$name" ] && continue
    text=$(timeout 10 "$name" --version 2>&1 </dev/null) || text=$(timeout 10 "$name" -v 2>&1 </dev/null)
    if [[ $text =~ ([0-9]+\.[0-9]+[0-9A-Za-z.+-]*) ]]; then BODY+="version $name ${BASH_REMATCH[1]}"$'\n'; fi
  done
}

# What recipes have noted is told with the next question, not a minute later.
other_versions() {
  local each line all=''
  for each in "$STATE"/versions/*; do
    [ -r "$each" ] || continue
    line=''
    read -r line <"$each"
    all+="${each##*/} $line"$'\n'
  done
  [ "$all" != "$VERSIONS_TOLD" ] || return 1
  VERSIONS_TOLD=$all
}

# What stays when the machine makes a new key: its own id, not told as it is.
identity() {
  local id='' sum
  for id in /etc/machine-id /var/lib/dbus/machine-id; do if [ -s "$id" ]; then break; fi; id=''; done
  if [ -n "${CHIMERA_IDENTITY:-}" ]; then sum=$(printf 'chimera %s' "$CHIMERA_IDENTITY" | sha256sum)
  elif [ -n "$id" ]; then sum=$(printf 'chimera %s' "$(cat "$id")" | sha256sum)
  else return 0
  fi
  BODY+="identity ${sum%% *}"$'\n'
}

enrol() {
  local token=$1 code tries=0
  BODY="key $(base64 -w 0 <"$HOME_DIR/key.der")"$'\n'
  identity
  facts
  while :; do
    ask enrol "$BODY" -H "authorization: Bearer $token"
    case $? in
      0) break ;;
      1)
        tries=$((tries + 1))
        if [ $tries -gt 60 ]; then echo "Not enrolled: $ANSWER" >&2; return 1; fi
        note "Not heard by the console: $ANSWER. Trying again in 5 s."
        sleep 5
        ;;
      *) echo "Not enrolled: $ANSWER" >&2; return 1 ;;
    esac
  done
  told target || return 1
  [[ $TOLD =~ ^[0-9]{1,18}$ ]] || return 1
  TARGET=$TOLD
  if told time; then now; OFFSET=$((TOLD - NOW)); fi
  told code
  code=$TOLD
  own_code
  if [ "$code" != "$OWN_CODE" ]; then
    note "The console saw other keys than this machine: somebody stands between the two. Nothing was kept."
    return 1
  fi
  told state
  remember || { echo "The folder $HOME_DIR cannot be written." >&2; return 1; }
  if [ "$TOLD" = accepted ]; then
    note "This machine belongs to the fleet now. Its code: $code"
  else
    note "This machine waits until somebody accepts it in the console. Compare the code there: $code"
  fi
}

# Made of both keys, as the console makes it.
own_code() {
  local sum
  sum=$({ printf %s "$CHIMERA_CONSOLE_KEY" | base64 -d; cat "$HOME_DIR/key.der"; } | sha256sum)
  OWN_CODE=${sum:0:4}-${sum:4:4}-${sum:8:4}
}

remember() {
  {
    printf 'TARGET=%q\nCHIMERA_URL=%q\nCHIMERA_CONSOLE_KEY=%q\n' "$TARGET" "$CHIMERA_URL" "$CHIMERA_CONSOLE_KEY" >"$HOME_DIR/settings.new" &&
      mv "$HOME_DIR/settings.new" "$HOME_DIR/settings"
  } 2>/dev/null
}

# --- What it does all the time ----------------------------------------------------------------------------------------

stay() {
  local result
  exec 9>"$HOME_DIR/lock"
  if command -v flock >/dev/null 2>&1 && ! flock -n 9; then
    [ "${CHIMERA_QUIET:-}" ] || echo "The agent is running on this machine already."
    return 0
  fi
  printf '%s' "$$" 2>/dev/null >"$HOME_DIR/pid"
  trap '' HUP PIPE
  resume_runs
  load_checks "$(cat "$HOME_DIR/checks.sh" 2>/dev/null)"
  while :; do
    look_at_health
    poll
    result=$?
    case $result in
      0) FAILS=0 ;;
      3)
        note "This machine does not belong to the fleet any more. Asking again in an hour. ('bash $HOME_DIR/resident.sh uninstall' takes the agent away.)"
        rest 3600
        continue
        ;;
      *)
        FAILS=$((FAILS < 6 ? FAILS + 1 : 6))
        if [ $FAILS = 1 ]; then note "Not heard by the console: $ANSWER"; fi
        PAUSE=$((PAUSE > (1 << FAILS) ? PAUSE : (1 << FAILS)))
        ;;
    esac
    rest $((PAUSE + (FAILS > 1 ? RANDOM % 4 : 0)))
  done
}

# Seconds; health goes on being looked at meanwhile.
rest() {
  local until
  until=$((SECONDS + ${CHIMERA_GAP:-$1}))
  while [ $SECONDS -lt $until ]; do
    sleep 1
    look_at_health
  done
  [ "${CHIMERA_GAP:-1}" != 0 ] || sleep 0.2
}

poll() {
  local line run bundle id
  now
  BODY="clock $NOW"$'\n'
  if other_versions || [ $((SECONDS - FACTS_AT)) -ge 60 ] || [ "$FACTS_AT" = 0 ]; then facts; FACTS_AT=$((SECONDS + 1)); fi
  for id in "${!LAST_CODE[@]}"; do
    BODY+="check $id ${LAST_RUN[$id]} ${LAST_CODE[$id]} ${SPENT[$id]:-no} ${LAST_WORDS[$id]}"$'\n'
  done
  while IFS= read -r line; do
    if [ -n "$line" ]; then BODY+="repair $line"$'\n'; fi
  done < <(tail -n +$((REPAIRS_KEPT + 1)) "$HOME_DIR/repairs" 2>/dev/null | head -n 50)
  ask poll "$BODY" || return
  if told time; then now; OFFSET=$((TOLD - NOW)); fi
  if told pause && [[ $TOLD =~ ^[0-9]{1,4}$ ]]; then PAUSE=$TOLD; fi
  if told console; then follow_console "$TOLD"; fi
  told state
  [ "$TOLD" = accepted ] || return 0
  if told repairs && [[ $TOLD =~ ^[0-9]{1,15}$ ]]; then REPAIRS_KEPT=$TOLD; fi
  if told run; then run=$TOLD; else run=''; fi
  if told bundle; then bundle=$TOLD; else bundle=''; fi
  told program
  if [ -n "$TOLD" ] && [ "$TOLD" != "$PROGRAM_SUM" ]; then renew_program "$TOLD"; fi
  if told_checks; then fetch_checks; fi
  if [[ $run =~ ^[0-9]{1,18}$ ]]; then fetch_run "$run"; fi
  if [[ $bundle =~ ^[0-9]{1,18}$ ]]; then send_bundle "$bundle"; fi
  return 0
}

told_checks() { told checks && [ "$TOLD" != "$CHECKS_SUM" ]; }

# The old key has signed this: the console goes on with another one.
follow_console() {
  [[ $1 =~ ^[A-Za-z0-9+/=]{80,200}$ ]] || return 0
  CHIMERA_CONSOLE_KEY=$1
  know_keys
  if remember; then note 'The console has a new key; this machine follows.'; fi
}

# A newer agent: its checksum was signed, and it must be a program that bash can read.
renew_program() {
  local file=$HOME_DIR/resident.sh.new
  [ "$PROGRAM_SUM" != "" ] || return 0
  curl -fsS -m 60 -o "$file" "$CHIMERA_URL/deploy/agent" 2>/dev/null || return 0
  if echo "$1  $file" | sha256sum -c --status 2>/dev/null && bash -n "$file" 2>/dev/null && mv "$file" "$HOME_DIR/resident.sh"; then
    note 'A newer agent was fetched; it takes over.'
    exec 9>&-
    CHIMERA_QUIET=yes exec bash "$HOME_DIR/resident.sh" stay
  fi
}

# --- Runs -------------------------------------------------------------------------------------------------------------

fetch_run() {
  local dir=$STATE/$1
  [[ $RUNS_BEGUN != *" $1 "* ]] || return 0
  if [ ! -s "$dir/run.sh" ]; then
    ask run "$1" || { note "Run $1 could not be fetched: $ANSWER"; return 0; }
    told run
    [ "$TOLD" = "$1" ] || return 0
    if ! { mkdir -p "$dir" && printf %s "$CONTENT" >"$dir/run.sh.new" && mv "$dir/run.sh.new" "$dir/run.sh"; } 2>/dev/null; then
      rm -f "$dir/run.sh.new"
      note "Run $1 waits: there is no room on the disk for it."
      return 0
    fi
  fi
  RUNS_BEGUN+="$1 "
  note "Run $1 begins."
  begin_run "$dir"
}

# It outlives the agent, and its exit code says later that it does not have to be begun again.
begin_run() {
  secrets_of "$(cat "$1/run.sh")"
  GIVEN+=(${FOUND[@]+"${FOUND[@]}"})
  if [ ${#GIVEN[@]} -gt 100 ]; then GIVEN=("${GIVEN[@]: -100}"); fi
  : 2>/dev/null >"$1/by-agent"
  if command -v setsid >/dev/null 2>&1; then
    setsid bash -c 'bash "$1/run.sh" && code=0 || code=$?; printf %s "$code" >"$1/finished"' - "$1" </dev/null >/dev/null 2>&1 9>&- &
  else
    (trap '' HUP; bash "$1/run.sh" && code=0 || code=$?; printf %s "$code" >"$1/finished") </dev/null >/dev/null 2>&1 9>&- &
  fi
}

resume_runs() {
  local dir
  for dir in "$STATE"/[0-9]*/; do
    dir=${dir%/}
    if [ -s "$dir/run.sh" ] && [ -e "$dir/by-agent" ] && [ ! -e "$dir/finished" ]; then
      RUNS_BEGUN+="${dir##*/} "
      note "Run ${dir##*/} goes on."
      begin_run "$dir"
    fi
  done
}

# --- Health and repairs -----------------------------------------------------------------------------------------------

fetch_checks() {
  ask checks '' || return 0
  load_checks "$CONTENT"
  printf %s "$CONTENT" 2>/dev/null >"$HOME_DIR/checks.sh"
}

load_checks() {
  local sum i id known=' '
  CHECK_ID=() CHECK_NAME=() CHECK_RUN=() CHECK_EVERY=() CHECK_LIMIT=() REPAIR_RUN=() REPAIR_MOST=() REPAIR_WINDOW=()
  [ -n "$1" ] || return 0
  eval "$1"
  sum=$(printf %s "$1" | sha256sum)
  CHECKS_SUM=${sum%% *}
  remember_repairs
  for id in "${CHECK_ID[@]}"; do known+="$id "; done
  for id in "${!LAST_CODE[@]}"; do
    if [[ $known != *" $id "* ]]; then unset "LAST_CODE[$id]" "LAST_RUN[$id]" "LAST_WORDS[$id]" "IN_A_ROW[$id]"; fi
  done
}

# An agent that was started again has not forgotten how often it tried.
remember_repairs() {
  local seq id at what rest
  TRIED=()
  now
  while read -r seq id at what rest; do
    [[ $seq$id$at =~ ^[0-9]+$ ]] || continue
    case $what in
      repaired | failed)
        if [ "$NOW" -ge "$at" ]; then TRIED[$id]="${TRIED[$id]:-} $((SECONDS - (NOW - at) / 1000))"; fi
        SPENT[$id]=no
        ;;
      spent) SPENT[$id]=yes ;;
    esac
  done < <(tail -n 200 "$HOME_DIR/repairs" 2>/dev/null)
}

look_at_health() {
  local i id code
  for ((i = 0; i < ${#CHECK_ID[@]}; i++)); do
    id=${CHECK_ID[$i]}
    [ $((SECONDS - ${DUE[$id]:--999999})) -ge "${CHECK_EVERY[$i]}" ] || continue
    DUE[$id]=$SECONDS
    attempt "${CHECK_LIMIT[$i]}" "${CHECK_RUN[$i]}"
    code=$CODE
    if [ "$code" = 124 ]; then LINE="not done within ${CHECK_LIMIT[$i]} s"; fi
    now
    LAST_RUN[$id]=$NOW LAST_CODE[$id]=$code LAST_WORDS[$id]=$LINE
    if [ "$code" = 0 ]; then
      IN_A_ROW[$id]=0 SPENT[$id]=no
    else
      IN_A_ROW[$id]=$((${IN_A_ROW[$id]:-0} + 1))
      if [ "${IN_A_ROW[$id]}" -ge 2 ] && [ -n "${REPAIR_RUN[$i]}" ]; then repair "$i" "$id"; fi
    fi
  done
}
declare -A DUE=()

# attempt LIMIT COMMAND: its exit code into CODE, the last line that it printed into LINE. What it leaves running in the
# background is not waited for; its output goes to memory, so that a full disk changes nothing.
attempt() {
  local line
  if [ ! -d "${SCRATCH:-}" ]; then SCRATCH=$(mktemp -d -p /dev/shm chimera.XXXXXXXX 2>/dev/null) || SCRATCH=$HOME_DIR; fi
  timeout -k 5 "$1" bash -c "$2" >"$SCRATCH/out" 2>&1 </dev/null 9>&-
  CODE=$?
  line=$(tail -c 2000 "$SCRATCH/out" 2>/dev/null)
  : 2>/dev/null >"$SCRATCH/out"
  line=${line##*$'\n'}
  hide
  one_line "$line"
}

# At most so many tries within the window, each later than the one before; then a person is needed.
repair() {
  local i=$1 id=$2 try recent='' count=0 what
  for try in ${TRIED[$id]:-}; do
    if [ $((SECONDS - try)) -lt "${REPAIR_WINDOW[$i]}" ]; then recent+=" $try" count=$((count + 1)); fi
  done
  TRIED[$id]=$recent
  if [ "$count" -ge "${REPAIR_MOST[$i]}" ]; then
    if [ "${SPENT[$id]:-no}" = no ]; then
      SPENT[$id]=yes
      repaired "$id" spent "$count of ${REPAIR_MOST[$i]} repairs within ${REPAIR_WINDOW[$i]} s did not help"
    fi
    return
  fi
  SPENT[$id]=no
  if [ "$count" = 0 ]; then PAUSED_UNTIL[$id]=0; fi
  [ $SECONDS -ge "${PAUSED_UNTIL[$id]:-0}" ] || return
  TRIED[$id]="$recent $SECONDS"
  PAUSED_UNTIL[$id]=$((SECONDS + (CHECK_EVERY[i] << count)))
  note "Repairing: ${CHECK_NAME[$i]} (try $((count + 1)) of ${REPAIR_MOST[$i]})"
  attempt 600 "${REPAIR_RUN[$i]}"
  what=failed
  if [ "$CODE" = 0 ]; then what=repaired; fi
  one_line "try $((count + 1)) of ${REPAIR_MOST[$i]}, exit code $CODE: $LINE"
  repaired "$id" $what "$LINE"
}

# The log of repairs: the console says up to which line it has it.
repaired() {
  local seq
  now
  # A full disk may have cut the last line short: the next one begins on a line of its own all the same.
  if [ -n "$(tail -c 1 "$HOME_DIR/repairs" 2>/dev/null)" ]; then printf '\n' 2>/dev/null >>"$HOME_DIR/repairs"; fi
  seq=$(wc -l 2>/dev/null <"$HOME_DIR/repairs") || seq=0
  printf '%d %d %s %s %s\n' $((seq + 1)) "$1" "$NOW" "$2" "$3" 2>/dev/null >>"$HOME_DIR/repairs"
}

# --- Diagnostics ------------------------------------------------------------------------------------------------------

send_bundle() {
  local text
  [[ $BUNDLES_DONE != *" $1 "* ]] || return 0
  text=$(bundle 2>/dev/null | head -c 1900000)
  ask "bundle/$1" "$text" || { note "The bundle was not taken: $ANSWER"; return 0; }
  BUNDLES_DONE+="$1 "
  note 'A diagnostic bundle was sent.'
}

bundle() {
  local dir
  {
    section 'When' date -u
    section 'System' uname -a
    section 'Up since' uptime
    section 'Memory' head -n 12 /proc/meminfo
    section 'Load' cat /proc/loadavg
    section 'Pressure' cat /proc/pressure/cpu /proc/pressure/memory /proc/pressure/io
    section 'Disks' df -Pk
    section 'Inodes' df -Pi
    section 'Mounts' head -n 100 /proc/mounts
    if command -v ip >/dev/null 2>&1; then
      section 'Addresses' ip -brief address
      section 'Routes' ip route
    else
      section 'Network' cat /proc/net/dev
    fi
    section 'Names' cat /etc/resolv.conf
    if command -v ss >/dev/null 2>&1; then section 'Listening' ss -lntu; fi
    if command -v ps >/dev/null 2>&1; then section 'Processes' ps -eo pid,ppid,user,stat,etime,rss,comm; fi
    if [ -d /run/systemd/system ]; then section 'Failed services' systemctl --failed --no-pager; fi
    if command -v journalctl >/dev/null 2>&1; then section 'Journal' journalctl -n 2000 --no-pager -p notice; fi
    if command -v dmesg >/dev/null 2>&1; then section 'Kernel' dmesg; fi
    section 'Agent' tail -n 500 "$HOME_DIR/agent.log"
    section 'Repairs' tail -n 200 "$HOME_DIR/repairs"
    for dir in "$STATE"/[0-9]*/; do
      [ -e "${dir}log.ndjson" ] && section "Run ${dir%/}" tail -n 300 "${dir}log.ndjson"
    done
  } | masked
}

section() {
  local title=$1
  shift
  printf '\n=== %s\n' "$title"
  timeout 20 "$@" 2>&1 | tail -c 300000
}

# Nothing that looks like a secret leaves the machine: what runs were given, keys, and what stands behind telling words.
# A run that is over keeps no secrets: those that began since this agent did are remembered here, older ones by the console,
# which hides them before it keeps anything.
masked() {
  local line inside=no
  learn_secrets
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in *'-----BEGIN '*'PRIVATE KEY'*) inside=yes; echo '***** (a private key)'; continue ;; esac
    if [ $inside = yes ]; then
      case $line in *'-----END '*) inside=no ;; esac
      continue
    fi
    hide
    printf '%s\n' "$line"
  done
}

learn_secrets() {
  local script
  HIDDEN=()
  for script in "$STATE"/[0-9]*/run.sh; do
    [ -r "$script" ] || continue
    secrets_of "$(cat "$script")"
    HIDDEN+=(${FOUND[@]+"${FOUND[@]}"})
  done
}

# In the caller's "line".
hide() {
  local secret
  local word='[Pp][Aa][Ss][Ss][Ww]([Oo][Rr])?[Dd]|[Pp]assphrase|[Ss][Ee][Cc][Rr][Ee][Tt]|[Tt][Oo][Kk][Ee][Nn]|[Aa][Pp][Ii]_?[Kk][Ee][Yy]|[Mm]nemonic|[Ss]eed'
  local behind="(($word)[A-Za-z0-9_-]*[\"']?[[:space:]]*[=:][[:space:]]*[\"']?)([^\"'[:space:],;*][^\"'[:space:],;]*)"
  local bearer='([Bb]earer[[:space:]]+)([A-Za-z0-9._~+/=-]{6,})'
  local url='([a-z][a-z0-9+.-]*://[^/:@[:space:]]*:)([^/@[:space:]*][^/@[:space:]]*)@'
  for secret in ${HIDDEN[@]+"${HIDDEN[@]}"} ${GIVEN[@]+"${GIVEN[@]}"}; do line=${line//"$secret"/*****}; done
  while [[ $line =~ $behind ]]; do line=${line//"${BASH_REMATCH[0]}"/"${BASH_REMATCH[1]}*****"}; done
  if [[ $line =~ $bearer ]]; then line=${line//"${BASH_REMATCH[2]}"/*****}; fi
  while [[ $line =~ $url ]]; do line=${line//"${BASH_REMATCH[0]}"/"${BASH_REMATCH[1]}*****@"}; done
}

# What a run's script names as secret, line by line into FOUND.
secrets_of() {
  local rest=$1 end=$')\n\nSTEP_NAME=(' each SECRETS=()
  FOUND=()
  [[ $rest == *$'\nSECRETS=('*"$end"* ]] || return 0
  rest=${rest#*$'\nSECRETS=('}
  rest=${rest%%"$end"*}
  eval "SECRETS=($rest)" 2>/dev/null || return 0
  while IFS= read -r each; do if [ ${#each} -ge 6 ]; then FOUND+=("$each"); fi; done < <(printf '%s\n' ${SECRETS[@]+"${SECRETS[@]}"})
}

# --- Coming and going -------------------------------------------------------------------------------------------------

# So that it is there after a reboot: a service, or cron, and where there is neither, this shell.
settle() {
  if [ "$(id -u)" = 0 ] && [ -d /run/systemd/system ]; then
    printf '[Unit]\nDescription=Chimera agent\nAfter=network-online.target\nWants=network-online.target\n[Service]\nEnvironment=CHIMERA_STATE=%s\nExecStart=/usr/bin/env bash %s stay\nRestart=always\nRestartSec=5\nKillMode=process\n[Install]\nWantedBy=multi-user.target\n' \
      "$STATE" "$HOME_DIR/resident.sh" >"$UNIT" &&
      systemctl daemon-reload && systemctl -q enable chimera-agent && systemctl restart chimera-agent &&
      { note 'The agent runs as the service chimera-agent.'; return 0; }
  fi
  if command -v crontab >/dev/null 2>&1; then
    if (crontab -l 2>/dev/null | grep -v -F "$HOME_DIR/resident.sh"
      echo "* * * * * CHIMERA_QUIET=yes CHIMERA_STATE='$STATE' bash '$HOME_DIR/resident.sh' stay >/dev/null 2>&1") | crontab -; then
      note 'The agent is started by cron within a minute, and again should it end.'
      return 0
    fi
  fi
  note "This machine has neither systemd nor cron for this user: the agent runs until it is switched off. Start it with: bash $HOME_DIR/resident.sh stay"
  if command -v setsid >/dev/null 2>&1; then
    setsid bash "$HOME_DIR/resident.sh" stay </dev/null >/dev/null 2>&1 &
  else
    bash "$HOME_DIR/resident.sh" stay </dev/null >/dev/null 2>&1 &
  fi
}

uninstall() {
  local pid
  if [ -s "$HOME_DIR/settings" ]; then
    . "$HOME_DIR/settings"
    know_keys && ask leave '' && echo 'The console knows that this machine leaves.'
  fi
  if [ -e "$UNIT" ]; then
    systemctl -q disable --now chimera-agent
    rm -f "$UNIT"
    systemctl daemon-reload
  fi
  if command -v crontab >/dev/null 2>&1 && crontab -l 2>/dev/null | grep -q -F "$HOME_DIR/resident.sh"; then
    crontab -l | grep -v -F "$HOME_DIR/resident.sh" | crontab -
  fi
  pid=$(cat "$HOME_DIR/pid" 2>/dev/null)
  if [[ $pid =~ ^[0-9]+$ ]] && [ "$pid" != $$ ] && [[ $(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline") == *resident.sh* ]]; then kill "$pid" 2>/dev/null; fi
  rm -rf "$HOME_DIR"
  echo 'The agent is gone. What was installed stays, and so do the logs of its runs.'
}

program_sum() {
  local sum
  PROGRAM_SUM=''
  if [ -s "$HOME_DIR/resident.sh" ]; then
    sum=$(sha256sum <"$HOME_DIR/resident.sh")
    PROGRAM_SUM=${sum%% *}
  fi
}

agent_main() {
  local token='' here=no each
  need || return 1
  agent_setup
  case ${1:-} in
    stay | uninstall)
      if [ ! -s "$HOME_DIR/settings" ]; then echo 'This machine is not enrolled.' >&2; return 1; fi
      if [ "$1" = uninstall ]; then uninstall; return; fi
      . "$HOME_DIR/settings"
      know_keys || return 1
      program_sum
      stay
      return
      ;;
  esac
  for each in "$@"; do
    case $each in
      --stay) here=yes ;;
      ???????????????????????????) token=$each ;;
      -*) echo "Expected a token and maybe --stay, got '$each'." >&2; return 1 ;;
      *) token=$each ;;
    esac
  done
  token=${token:-${CHIMERA_TOKEN:-}}
  if ! mkdir -p "$HOME_DIR"; then echo "The folder $HOME_DIR cannot be made." >&2; return 1; fi
  if [ -s "$HOME_DIR/settings" ] && [ -z "$token" ]; then
    echo 'This machine is enrolled already.'
    . "$HOME_DIR/settings"
    know_keys || return 1
  else
    if [ -z "$token" ]; then
      echo "Expected a token: … | bash -s -- TOKEN. Make one in the console under Fleet." >&2
      return 1
    fi
    make_key && enrol "$token" || return 1
  fi
  if ! curl -fsS --retry 3 -m 60 -o "$HOME_DIR/resident.sh.new" "$CHIMERA_URL/deploy/agent" || ! bash -n "$HOME_DIR/resident.sh.new"; then
    echo 'The agent could not be fetched whole; run the same line again.' >&2
    return 1
  fi
  mv "$HOME_DIR/resident.sh.new" "$HOME_DIR/resident.sh" || return 1
  if [ $here = yes ]; then exec bash "$HOME_DIR/resident.sh" stay; fi
  settle
}

agent_main "$@"
