package org.chimerapool.onboarding;

import java.util.regex.Pattern;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stratum.StratumStatus;
import org.springframework.stereotype.Component;

/// Knows under which name rigs reach the pools.
@Component
public class PublicAddress {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");

  private final PublicHostSettings settings;
  private final StratumStatus stratum;

  PublicAddress(PublicHostSettings settings, StratumStatus stratum) {
    this.settings = settings;
    this.stratum = stratum;
  }

  /// @param visited the name under which the visitor reached the page, a stranger's word: a rig
  /// beside them reaches the pool likewise
  public StratumAddress of(PoolId pool, String visited) {
    return new StratumAddress(host(visited), stratum.port(pool), stratum.offersTls());
  }

  private String host(String visited) {
    if (!settings.publicHost().isEmpty()) {
      return settings.publicHost();
    }
    String bare =
        visited.startsWith("[") && visited.endsWith("]")
            ? visited.substring(1, visited.length() - 1)
            : visited;
    return HOST.matcher(bare).matches() ? bare : "localhost";
  }
}
