package org.chimerapool.ui.fleet;

import java.util.List;
import java.util.stream.Collectors;
import org.chimerapool.deployment.fleet.CheckStanding;
import org.chimerapool.deployment.fleet.Drift;
import org.chimerapool.deployment.fleet.HealthReason;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetHealth;
import org.chimerapool.deployment.fleet.TargetState;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.StateMark;
import org.chimerapool.ui.kit.Tone;

/// What is said of machines.
final class FleetWords {

  private FleetWords() {}

  static StateMark mark(Target target, Words words) {
    return switch (target.state()) {
      case PENDING ->
          new StateMark(Tone.WARN, Icons.WAITS, words.say("fleet.state." + key(target.state())));
      case REVOKED ->
          new StateMark(Tone.OFF, Icons.STOPPED, words.say("fleet.state." + key(target.state())));
      case ACCEPTED ->
          new StateMark(
              tone(target.health()),
              icon(target.health()),
              words.say("fleet.health." + FleetFilter.key(target.health())));
    };
  }

  private static String key(TargetState state) {
    return FleetFilter.key(state);
  }

  static Tone tone(TargetHealth health) {
    return switch (health) {
      case UNKNOWN -> Tone.OFF;
      case GOOD -> Tone.GOOD;
      case WARNING -> Tone.WARN;
      case BAD -> Tone.BAD;
    };
  }

  private static String icon(TargetHealth health) {
    return switch (health) {
      case UNKNOWN -> Icons.WAITS;
      case GOOD -> Icons.TICK;
      case WARNING -> Icons.SESSIONS;
      case BAD -> Icons.REFUSALS;
    };
  }

  static StateMark mark(CheckStanding.Standing standing, Words words) {
    String word = words.say("fleet.check." + FleetFilter.key(standing));
    return switch (standing) {
      case GOOD -> new StateMark(Tone.GOOD, Icons.TICK, word);
      case DOUBTFUL -> new StateMark(Tone.WARN, Icons.SESSIONS, word);
      case BAD, NEEDS_PERSON -> new StateMark(Tone.BAD, Icons.REFUSALS, word);
    };
  }

  static String reasons(List<HealthReason> reasons, Words words) {
    return reasons.stream()
        .map(each -> words.say("fleet.reason." + FleetFilter.key(each.code()), each.about()))
        .collect(Collectors.joining(" · "));
  }

  static String drift(Drift drift, Words words) {
    return drift.reported().isEmpty()
        ? words.say("fleet.drift.gone", drift.component(), drift.expected())
        : words.say("fleet.drift.other", drift.component(), drift.expected(), drift.reported());
  }

  static String versions(Target target) {
    return FleetFilter.versions(target).sorted().collect(Collectors.joining(", "));
  }

  /// Cores and memory in a few words; empty where nothing was reported.
  static String hardware(Target target, Formats formats) {
    String cores = target.hardware().getOrDefault("cores", "");
    String memory = target.hardware().getOrDefault("memoryKb", "");
    String gpu = target.hardware().getOrDefault("gpu", "");
    String about = cores.isEmpty() ? "" : formats.words().say("fleet.cores", cores);
    if (memory.matches("[0-9]{1,15}")) {
      about += " · " + kilobytes(memory, formats);
    }
    return gpu.isEmpty() ? about : about + " · " + gpu;
  }

  static String kilobytes(String number, Formats formats) {
    return number.matches("[0-9]{1,15}")
        ? formats.bytes(Long.parseLong(number) * 1_024).toString()
        : number;
  }
}
