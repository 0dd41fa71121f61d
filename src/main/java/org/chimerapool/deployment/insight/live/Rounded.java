package org.chimerapool.deployment.insight.live;

import java.time.Duration;
import org.chimerapool.deployment.insight.Eta;

/// Times as people say them, so that a page does not change each half second.
final class Rounded {

  private Rounded() {}

  static Eta of(Eta eta) {
    return new Eta(of(eta.likely()), of(eta.soonest()), of(eta.latest()), eta.sample());
  }

  /// To 5 s below two minutes, to 30 s below ten, to minutes above.
  static Duration of(Duration exact) {
    long seconds = exact.toSeconds();
    long step = seconds < 120 ? 5 : seconds < 600 ? 30 : 60;
    return Duration.ofSeconds((seconds + step - 1) / step * step);
  }
}
