package org.chimerapool.ui.kit;

import java.time.Instant;
import org.chimerapool.stats.WorkerPulse;

/// A worker's state in tones and words.
public final class WorkerWords {

  private static final double MANY_REFUSED = 0.02;

  private WorkerWords() {}

  public static Tone tone(WorkerPulse worker) {
    return switch (worker.status()) {
      case MINING -> Tone.GOOD;
      case TROUBLED -> Tone.WARN;
      case OFFLINE -> Tone.BAD;
    };
  }

  public static String state(WorkerPulse worker, Formats formats) {
    return formats
        .words()
        .say(
            switch (worker.status()) {
              case MINING -> "worker.mining";
              case TROUBLED -> "worker.troubled";
              case OFFLINE -> "worker.offline";
            });
  }

  /// The rig's name, or a word for a rig without one.
  public static String rig(WorkerPulse worker, Formats formats) {
    String rig = worker.worker().rig();
    return rig.isEmpty() ? formats.words().say("worker.unnamed") : rig;
  }

  /// Refused over all shares of the last hour, 0 to 1.
  public static double refusedRatio(WorkerPulse worker) {
    long all = worker.shares() + worker.refusedTotal();
    return all == 0 ? 0 : (double) worker.refusedTotal() / all;
  }

  /// What is worth saying at the end of a worker's line: how long it is away, or what is refused.
  public static String remark(WorkerPulse worker, Formats formats, Instant now) {
    if (worker.status() == WorkerPulse.Status.OFFLINE) {
      return worker
          .lastShareAt()
          .map(at -> formats.span(java.time.Duration.between(at, now)))
          .map(span -> formats.words().say("worker.offline.for", span))
          .orElseGet(() -> formats.words().say("worker.offline"));
    }
    return formats.percent(refusedRatio(worker)).toString();
  }

  public static Tone remarkTone(WorkerPulse worker) {
    return switch (worker.status()) {
      case OFFLINE -> Tone.BAD;
      case TROUBLED -> Tone.WARN;
      case MINING -> refusedRatio(worker) > MANY_REFUSED ? Tone.WARN : Tone.OFF;
    };
  }

  /// The spark's values with the minutes before the first share left out.
  public static java.util.List<Double> trend(WorkerPulse worker) {
    return worker.spark().stream().dropWhile(value -> value == 0).toList();
  }
}
