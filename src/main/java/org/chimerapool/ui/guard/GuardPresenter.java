package org.chimerapool.ui.guard;

import java.time.Clock;
import java.util.List;
import org.chimerapool.pool.Ban;
import org.chimerapool.pool.Bans;
import org.chimerapool.stratum.GuardFigures;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.Tone;
import org.springframework.stereotype.Component;

/// Computes the page of limits and bans.
@Component
class GuardPresenter {

  static final int BUSIEST = 10;
  static final int OFFENCES = 12;

  private final GuardFigures figures;
  private final Bans bans;
  private final Clock clock;

  GuardPresenter(GuardFigures figures, Bans bans, Clock clock) {
    this.figures = figures;
    this.bans = bans;
    this.clock = clock;
  }

  GuardModel read() {
    List<GuardFigures.LimitFigures> limits = figures.limits();
    List<Ban> all = bans.all();
    return new GuardModel(
        clock.instant(),
        answer(limits, all),
        limits,
        figures.busiest(BUSIEST),
        figures.offences(OFFENCES),
        all,
        figures.trusted(),
        figures.strikesToBan());
  }

  private static Answer answer(List<GuardFigures.LimitFigures> limits, List<Ban> bans) {
    long refused = limits.stream().mapToLong(GuardFigures.LimitFigures::lastMinute).sum();
    Answer said =
        refused == 0
            ? Answer.of(Tone.GOOD, "guard.answer.quiet")
            : Answer.of(Tone.WARN, "guard.answer.busy", refused);
    return said.with("guard.answer.bans", bans.size());
  }
}
