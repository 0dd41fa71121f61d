package org.chimerapool.api.v1;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.Evidence;
import org.chimerapool.pool.LikelyCause;
import org.chimerapool.pool.Refusal;
import org.jspecify.annotations.Nullable;

/// A refused share with what probably went wrong.
///
/// @param cause its kind
/// @param facts what the cause rests on, by name; durations in seconds
/// @param header of the block that the share stood for, hex
/// @param hash of that header
/// @param wanted difficulty that it had to meet
/// @param achieved difficulty of its hash
record ExplainedView(
    RefusalView refusal,
    String cause,
    Map<String, Object> facts,
    @Nullable String header,
    @Nullable String hash,
    @Nullable Double wanted,
    @Nullable Double achieved) {

  static ExplainedView of(Refusal refusal, LikelyCause cause) {
    Evidence evidence = refusal.evidence();
    return new ExplainedView(
        RefusalView.of(refusal),
        Names.of(cause.getClass()),
        facts(cause),
        evidence == null ? null : HexFormat.of().formatHex(evidence.header()),
        evidence == null || evidence.hash() == null ? null : evidence.hash().toDisplayHex(),
        evidence == null ? null : evidence.wanted().value(),
        evidence == null || evidence.achieved() == null ? null : evidence.achieved().value());
  }

  private static Map<String, Object> facts(LikelyCause cause) {
    return switch (cause) {
      case LikelyCause.LateAfterBlock(Duration after) -> Map.of("after", seconds(after));
      case LikelyCause.WorksOnOldBlock(Duration after) -> Map.of("after", seconds(after));
      case LikelyCause.SentTwice(Duration apart) -> Map.of("apart", seconds(apart));
      case LikelyCause.SentAgainAfterReconnect(Duration apart) -> Map.of("apart", seconds(apart));
      case LikelyCause.PreviousDifficulty(Difficulty previous, Difficulty wanted, double meets) ->
          Map.of("previous", previous.value(), "wanted", wanted.value(), "meets", meets);
      case LikelyCause.BelowDifficulty(Difficulty achieved, Difficulty wanted, double meets) ->
          Map.of("achieved", achieved.value(), "wanted", wanted.value(), "meets", meets);
      case LikelyCause.Arranged(LikelyCause.Mistake mistake, Difficulty achieved) ->
          Map.of("mistake", Names.of(mistake), "achieved", achieved.value());
      case LikelyCause.OtherAlgorithm(String algorithm, Difficulty achieved) ->
          Map.of("algorithm", algorithm, "achieved", achieved.value());
      case LikelyCause.NotThisHeader(Difficulty achieved, Difficulty wanted) ->
          Map.of("achieved", achieved.value(), "wanted", wanted.value());
      case LikelyCause.JobBeforeReconnect(Duration connected) ->
          Map.of("connected", seconds(connected));
      case LikelyCause.JobLongGone gone -> Map.of();
      case LikelyCause.JobNeverGiven never -> Map.of();
      case LikelyCause.ClockOff(Duration ahead) -> Map.of("ahead", seconds(ahead));
      case LikelyCause.VersionNotNegotiated(int bits) -> Map.of("bits", bits);
      case LikelyCause.VersionOutsideMask(int bits, int mask) -> Map.of("bits", bits, "mask", mask);
      case LikelyCause.WrongExtranonceLength(int sent, int expected) ->
          Map.of("sent", sent, "expected", expected);
      case LikelyCause.NameNotAuthorized(String user) -> Map.of("user", user);
      case LikelyCause.PoolBusy busy -> Map.of();
      case LikelyCause.Unknown unknown -> Map.of();
    };
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }
}
