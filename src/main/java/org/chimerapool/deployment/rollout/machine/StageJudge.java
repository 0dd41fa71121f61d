package org.chimerapool.deployment.rollout.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.StageReason;
import org.chimerapool.deployment.rollout.StageSpec;
import org.chimerapool.deployment.rollout.StageSpec.GateSpec;
import org.chimerapool.deployment.spi.GateReading;

/// Judges a stage by its machines and its gates.
final class StageJudge {

  /// @param verdict PASS, FAIL or INCONCLUSIVE
  record Judgement(GateReading.Verdict verdict, StageReason reason, List<String> figures) {}

  private StageJudge() {}

  /// Whether it has failed already, with machines yet to come.
  static Optional<Judgement> failedAlready(
      StageSpec spec, List<Member> members, Map<GateSpec, GateReading> readings) {
    long bad = members.stream().filter(StageJudge::bad).count();
    long through = judged(members);
    if (spec.stopAfter() > 0 && bad >= spec.stopAfter()) {
      return fail(StageReason.FAILURES, bad, spec.stopAfter());
    }
    if (through >= spec.leastSample() && bad * 100 > spec.stopPercent() * through) {
      return fail(StageReason.SHARE, bad, through);
    }
    return spec.gates().stream()
        .filter(gate -> !gate.dryRun() && is(gate, readings, GateReading.Verdict.FAIL))
        .findFirst()
        .map(gate -> judgement(GateReading.Verdict.FAIL, gate, readings));
  }

  /// When all machines are through and the time of watching is over.
  static Judgement atTheEnd(
      StageSpec spec, List<Member> members, Map<GateSpec, GateReading> readings) {
    Optional<Judgement> failed = failedAlready(spec, members, readings);
    if (failed.isPresent()) {
      return failed.get();
    }
    long through = judged(members);
    if (through < Math.min(spec.leastSample(), members.size())) {
      return new Judgement(
          GateReading.Verdict.INCONCLUSIVE,
          StageReason.SAMPLE,
          List.of(Long.toString(through), Integer.toString(spec.leastSample())));
    }
    return spec.gates().stream()
        .filter(gate -> !gate.dryRun() && !is(gate, readings, GateReading.Verdict.PASS))
        .findFirst()
        .map(gate -> judgement(GateReading.Verdict.INCONCLUSIVE, gate, readings))
        .orElseGet(
            () ->
                new Judgement(
                    GateReading.Verdict.PASS,
                    StageReason.HOLDS,
                    List.of(succeeded(members), Long.toString(through))));
  }

  private static String succeeded(List<Member> members) {
    return Long.toString(
        members.stream().filter(each -> each.state() == MemberState.SUCCEEDED).count());
  }

  private static boolean bad(Member member) {
    return member.state().bad() && !member.spare();
  }

  /// Machines that say something about the version: not those that nobody began or somebody
  /// stopped.
  private static long judged(List<Member> members) {
    return members.stream()
        .filter(each -> each.state() == MemberState.SUCCEEDED || bad(each))
        .count();
  }

  private static boolean is(
      GateSpec gate, Map<GateSpec, GateReading> readings, GateReading.Verdict verdict) {
    GateReading reading = readings.get(gate);
    return reading != null && reading.verdict() == verdict;
  }

  private static Judgement judgement(
      GateReading.Verdict verdict, GateSpec gate, Map<GateSpec, GateReading> readings) {
    GateReading reading = readings.get(gate);
    return new Judgement(
        verdict,
        verdict == GateReading.Verdict.FAIL ? StageReason.GATE : StageReason.UNKNOWN,
        List.of(gate.gate(), reading == null ? "" : reading.words()));
  }

  private static Optional<Judgement> fail(StageReason reason, long first, long second) {
    return Optional.of(
        new Judgement(
            GateReading.Verdict.FAIL,
            reason,
            List.of(Long.toString(first), Long.toString(second))));
  }
}
