package org.chimerapool.stats;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chimerapool.kernel.Chore;
import org.springframework.stereotype.Component;

/// Keeps the rollups up to date: the last two days every half a minute, everything at the start and
/// every six hours. In bounded steps, so that a long past does not hold the database. For one
/// thread.
@Component
class RollUpJob implements Chore.Source {
  static final Duration PERIOD = Duration.ofSeconds(30);

  private static final Duration LATE_SHARES = Duration.ofDays(2);
  private static final Duration WHOLE = Duration.ofHours(6);
  private static final int STEP = 24;

  private final RollUps rollUp;
  private final Clock clock;
  private final Chore chore;
  private Instant next = Instant.EPOCH;
  private Instant nextWhole = Instant.EPOCH;

  RollUpJob(RollUps rollUp, Clock clock) {
    this.rollUp = rollUp;
    this.clock = clock;
    this.chore = new Chore("stats.rollup", PERIOD, clock);
  }

  @Override
  public List<Chore> chores() {
    return List.of(chore);
  }

  /// One step, if it is time; while more is due than a step takes, it is time again at once.
  void run() {
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      next = now.plus(PERIOD);
      chore.run(() -> step(now));
    }
  }

  private void step(Instant now) {
    boolean whole = !now.isBefore(nextWhole);
    int due = rollUp.catchUp(whole ? Instant.EPOCH : now.minus(LATE_SHARES), STEP);
    if (due == STEP) {
      next = now;
    } else if (whole) {
      nextWhole = now.plus(WHOLE);
    }
  }
}
