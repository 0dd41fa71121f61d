package org.chimerapool.gamification.play;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.chimerapool.gamification.board.Fairness;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of badges and leaderboards.
///
/// @param interval pause between two looks at the days
/// @param seasonMonths length of a season, a divisor of 12
/// @param minShares accepted shares for a place on a leaderboard
/// @param ratioDays days for a place by luck or uptime
/// @param pull days of average luck or uptime that are added to everybody's own
/// @param simulatedToo whether virtual miners stay on leaderboards, at their end, when others mine
@Validated
@ConfigurationProperties("chimera.gamification")
record GameSettings(
    @DefaultValue("20s") Duration interval,
    @Min(1) @Max(12) @DefaultValue("3") int seasonMonths,
    @Min(1) @DefaultValue("100") long minShares,
    @Min(1) @Max(31) @DefaultValue("3") int ratioDays,
    @Min(0) @Max(100) @DefaultValue("3") double pull,
    @DefaultValue("false") boolean simulatedToo) {

  GameSettings {
    if (seasonMonths >= 1 && 12 % seasonMonths != 0) {
      throw new IllegalArgumentException(
          "chimera.gamification.season-months is 1, 2, 3, 4, 6 or 12, not " + seasonMonths);
    }
  }

  Fairness fairness() {
    return new Fairness(minShares, ratioDays, pull, simulatedToo);
  }
}
