package org.chimerapool.ui.rollouts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.PlanFault;
import org.chimerapool.deployment.rollout.RolloutLine;
import org.chimerapool.deployment.rollout.RolloutState;
import org.chimerapool.deployment.rollout.StageSpec;
import org.chimerapool.deployment.rollout.StageState;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.StateMark;
import org.chimerapool.ui.kit.Tone;

/// Rollouts in words.
final class RolloutWords {

  private RolloutWords() {}

  static StateMark mark(RolloutState state, Words words) {
    return new StateMark(tone(state), icon(state), words.say(key("rollout.state.", state)));
  }

  static Tone tone(RolloutState state) {
    return switch (state) {
      case RUNNING, FINISHED -> Tone.GOOD;
      case PAUSED, ABORTING, ROLLED_BACK -> Tone.WARN;
      case ROLLING_BACK -> Tone.BAD;
      case PLANNED, ABORTED -> Tone.OFF;
    };
  }

  private static String icon(RolloutState state) {
    return switch (state) {
      case PLANNED -> Icons.WAITS;
      case RUNNING -> Icons.RUNS;
      case PAUSED -> Icons.PAUSED;
      case ABORTING, ROLLING_BACK, ROLLED_BACK -> Icons.DRAINS;
      case FINISHED -> Icons.TICK;
      case ABORTED -> Icons.STOPPED;
    };
  }

  static StateMark mark(MemberState state, Words words) {
    return new StateMark(tone(state), icon(state), words.say(key("rollout.member.", state)));
  }

  static Tone tone(MemberState state) {
    return switch (state) {
      case RUNNING, STAGED, SUCCEEDED -> Tone.GOOD;
      case BACK_WAITING, GOING_BACK, ROLLED_BACK, REPLACED -> Tone.WARN;
      case FAILED, OVERDUE, BACK_FAILED -> Tone.BAD;
      case WAITING, CANCELLED, SKIPPED -> Tone.OFF;
    };
  }

  private static String icon(MemberState state) {
    return switch (state) {
      case WAITING, STAGED -> Icons.WAITS;
      case RUNNING -> Icons.RUNS;
      case SUCCEEDED -> Icons.TICK;
      case BACK_WAITING, GOING_BACK, ROLLED_BACK -> Icons.DRAINS;
      case FAILED, BACK_FAILED -> Icons.REFUSALS;
      case OVERDUE -> Icons.SESSIONS;
      case CANCELLED, SKIPPED, REPLACED -> Icons.STOPPED;
    };
  }

  static StateMark mark(StageState state, Words words) {
    return new StateMark(tone(state), icon(state), words.say(key("rollout.stage.", state)));
  }

  static Tone tone(StageState state) {
    return switch (state) {
      case RUNNING, SOAKING, PASSED -> Tone.GOOD;
      case INCONCLUSIVE, OVERRULED -> Tone.WARN;
      case FAILED -> Tone.BAD;
      case WAITING -> Tone.OFF;
    };
  }

  private static String icon(StageState state) {
    return switch (state) {
      case WAITING, SOAKING -> Icons.WAITS;
      case RUNNING -> Icons.RUNS;
      case PASSED -> Icons.TICK;
      case FAILED -> Icons.REFUSALS;
      case INCONCLUSIVE -> Icons.PAUSED;
      case OVERRULED -> Icons.USERS;
    };
  }

  static String key(String prefix, Enum<?> value) {
    return prefix + value.name().toLowerCase(Locale.ROOT);
  }

  /// Which rule decided, in a sentence.
  static String because(String reason, List<String> figures, Words words) {
    return reason.isEmpty()
        ? ""
        : words.say(
            "rollout.because." + reason.toLowerCase(Locale.ROOT), padded(named(figures, words)));
  }

  /// A gate's code becomes its name.
  private static List<String> named(List<String> figures, Words words) {
    return figures.stream().map(each -> gate(each, words)).toList();
  }

  static String gate(String code, Words words) {
    return switch (code) {
      case "pool-rejects" -> words.say("rollout.gate.pool-rejects");
      case "pool-hashrate" -> words.say("rollout.gate.pool-hashrate");
      case String other -> other;
    };
  }

  /// What happened, in a sentence.
  static String happened(Happening happening, List<String> stages, Words words) {
    String stage =
        happening.stage() >= 0 && happening.stage() < stages.size()
            ? stages.get(happening.stage())
            : "";
    return switch (happening.kind()) {
      case STAGE_PASSED, STAGE_FAILED, STAGE_INCONCLUSIVE -> {
        List<String> figures = happening.figures();
        yield words.say(key("rollout.event.", happening.kind()), stage)
            + (figures.isEmpty()
                ? ""
                : " " + because(figures.getFirst(), figures.subList(1, figures.size()), words));
      }
      case STAGE_BEGUN, STAGE_SOAKS, STAGE_OVERRULED, ROLLBACK_BEGUN ->
          words.say(key("rollout.event.", happening.kind()), stage);
      case PLANNED,
          STARTED,
          PAUSED,
          RESUMED,
          ABORT_WANTED,
          ABORTED,
          HELD,
          RELEASED,
          SWITCHED,
          MEMBER_RETRIED,
          MEMBER_OVERDUE,
          MEMBER_LATE,
          MEMBER_REPLACED,
          ROLLBACK_WANTED,
          ROLLED_BACK,
          FINISHED ->
          words.say(key("rollout.event.", happening.kind()), padded(happening.figures()));
    };
  }

  static String fault(PlanFault fault, Words words) {
    return words.say(key("rollout.fault.", fault.kind()), padded(fault.figures()));
  }

  private static Object[] padded(List<String> figures) {
    List<Object> all = new ArrayList<>(figures);
    while (all.size() < 3) {
      all.add("");
    }
    return all.toArray();
  }

  /// The rules of a stage in a sentence.
  static String rules(StageSpec spec, Formats formats) {
    Words words = formats.words();
    List<String> rules = new ArrayList<>();
    if (spec.barrier()) {
      rules.add(words.say("rollout.rule.barrier", spec.spares()));
    }
    if (spec.stopAfter() > 0) {
      rules.add(words.say("rollout.rule.after", spec.stopAfter()));
    }
    if (spec.stopPercent() < 100) {
      rules.add(words.say("rollout.rule.percent", spec.stopPercent(), spec.leastSample()));
    }
    if (spec.soak().isPositive()) {
      rules.add(words.say("rollout.rule.soak", formats.span(spec.soak())));
    }
    return String.join(" · ", rules);
  }

  /// How much is done, 0 to 1.
  static double done(RolloutLine line) {
    int all = line.machines();
    int open =
        line.counts().entrySet().stream()
            .filter(each -> !each.getKey().through())
            .mapToInt(each -> each.getValue())
            .sum();
    return all == 0 ? 0 : (double) (all - open) / all;
  }

  static Tone toneOfProgress(RolloutLine line) {
    boolean bad = line.count(MemberState.FAILED) + line.count(MemberState.OVERDUE) > 0;
    return bad && tone(line.state()) == Tone.GOOD ? Tone.WARN : tone(line.state());
  }
}
