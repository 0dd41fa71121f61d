package org.chimerapool.deployment.script;

import java.net.URI;

/// What `curl … | bash` receives: it looks whether the machine has what is needed, fetches the
/// run's script, compares its checksum and starts it. Nothing is done before its last line came.
public final class Bootstrap {

  private Bootstrap() {}

  /// @param sha256 of the run's script, in hex
  public static String of(String title, URI console, String code, String sha256, long run) {
    return """
        #!/usr/bin/env bash
        # Chimera deployment: %s
        # Fetches the script of this deployment, checks it and runs it. It asks nothing and keeps everything in one folder:
        # /var/lib/chimera-deploy for root, ~/.local/state/chimera-deploy for others, or what CHIMERA_STATE names.
        chimera_deployment() {
          local url=%s code=%s sum=%s run=%s state dir tool machine
          for tool in curl sha256sum timeout stat head tail truncate wc tr; do
            if ! command -v "$tool" >/dev/null 2>&1; then
              echo "This machine has no '$tool', which a deployment needs. Install it and run the same line again." >&2
              return 1
            fi
          done
          if [ "${BASH_VERSINFO[0]}" -lt 4 ]; then
            echo "Expected bash 4 or newer, found $BASH_VERSION." >&2
            return 1
          fi
          if [ -n "${CHIMERA_STATE:-}" ]; then state=$CHIMERA_STATE
          elif [ "$(id -u)" = 0 ]; then state=/var/lib/chimera-deploy
          else state=${XDG_STATE_HOME:-${HOME:?}/.local/state}/chimera-deploy
          fi
          dir=$state/$run
          umask 077
          if ! mkdir -p "$dir"; then
            echo "The folder $dir cannot be made." >&2
            return 1
          fi
          if [ ! -s "$state/machine" ]; then
            cat /proc/sys/kernel/random/uuid >"$state/machine" || return 1
          fi
          machine=$(cat "$state/machine")
          if [ ! -s "$dir/run.sh" ]; then
            if ! curl -fsS --retry 5 -X POST -H "chimera-machine: $machine" -o "$dir/run.sh.new" "$url/deploy/$code/script"; then
              echo "The deployment could not be fetched: it may be over, cancelled or taken by another machine." >&2
              return 1
            fi
            if ! echo "$sum  $dir/run.sh.new" | sha256sum -c --status; then
              echo "The deployment did not arrive as it was sent; run the same line again." >&2
              return 1
            fi
            mv "$dir/run.sh.new" "$dir/run.sh" || return 1
          fi
          exec bash "$dir/run.sh" </dev/null
        }
        chimera_deployment
        """
        .formatted(
            title.replaceAll("\\p{Cntrl}+", " "),
            Quoted.word(console.toString()),
            Quoted.word(code),
            Quoted.word(sha256),
            Quoted.word(Long.toString(run)));
  }
}
