package org.chimerapool.pool.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.ShareSubmission;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.ShareVerdict.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareJudgeTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Sha256d ALGORITHM = new Sha256d();

  private final ShareJudge judge = new ShareJudge(ALGORITHM);

  /// Bounds are part of what is allowed.
  @ParameterizedTest
  @CsvSource({
    "-600, 00000000, 4, ",
    "7000, 1fffe000, 4, ",
    "-601, 00000000, 4, TIME_TOO_OLD",
    "7001, 00000000, 4, TIME_TOO_NEW",
    "0, 20000000, 4, BAD_VERSION_BITS",
    "0, 00001000, 4, BAD_VERSION_BITS",
    "0, 00000000, 5, BAD_EXTRANONCE",
    "0, 00000000, 0, BAD_EXTRANONCE",
  })
  void refusesUnhashedWhatLiesOutsideTheBounds(
      int time, String bits, int extranonce2, String reason) {
    int versionBits = Integer.parseUnsignedInt(bits, 16);
    Optional<Rejected> refusal =
        judge.precheck(assignment(1), submission(extranonce2, time, 0, versionBits), NOW);

    assertThat(refusal.map(Rejected::reason))
        .isEqualTo(Optional.ofNullable(reason).map(Reason::valueOf));
  }

  @Test
  void tellsSharesApartByEverythingThatChangesTheHeader() {
    Assignment assignment = assignment(1);
    List<ShareSubmission> shares =
        List.of(
            submission(4, 0, 0, 0),
            submission(4, 1, 0, 0),
            submission(4, 0, 1, 0),
            submission(4, 0, 0, 0x2000),
            new ShareSubmission("u", "j", new byte[] {0, 0, 0, 1}, seconds(0), 0, 0));

    for (ShareSubmission share : shares) {
      assertThat(judge.precheck(assignment, share, NOW)).isEmpty();
    }
    for (ShareSubmission share : shares) {
      assertThat(judge.precheck(assignment, share, NOW).map(Rejected::reason))
          .contains(Reason.DUPLICATE);
    }
  }

  @Test
  void remembersOnlySoManySharesOfOneJob() {
    Assignment assignment = assignment(1);
    int noted = 0;
    while (noted <= Assignment.MAX_SHARES && isNoted(assignment, submission(4, 0, noted, 0))) {
      noted++;
    }
    assertThat(noted).isEqualTo(Assignment.MAX_SHARES);
    assertThat(isNoted(assignment, submission(4, 0, -1, 0))).isFalse();

    assignment.forget(submission(4, 0, 5, 0));
    assertThat(isNoted(assignment, submission(4, 0, -1, 0))).isTrue();
  }

  /// A block is noted also then, once; of blocks too there is an end.
  @Test
  void notesBlocksBeyondTheSharesOfOneJob() {
    Assignment assignment = assignment(1);
    for (int nonce = 0; nonce < Assignment.MAX_SHARES; nonce++) {
      assertThat(isNoted(assignment, submission(4, 0, nonce, 0))).isTrue();
    }
    for (int nonce = 0; nonce < Assignment.MAX_BLOCKS_BEYOND; nonce++) {
      assertThat(judge.noteBlock(assignment, submission(4, 1, nonce, 0), NOW)).isEmpty();
    }
    assertThat(judge.noteBlock(assignment, submission(4, 1, 0, 0), NOW).map(Rejected::reason))
        .contains(Reason.DUPLICATE);
    assertThat(judge.noteBlock(assignment, submission(4, 2, 0, 0), NOW).map(Rejected::reason))
        .contains(Reason.NOT_TAKEN);
  }

  /// The comparison is exact to the last bit; only the words are rounded.
  @ParameterizedTest
  @CsvSource({
    "1, 00000000ffff0000000000000000000000000000000000000000000000000000, ",
    "1, 00000000ffff0000000000000000000000000000000000000000000000000001, 'difficulty 1, expected 1'",
    "1, 00000000ffff8000000000000000000000000000000000000000000000000000, 'difficulty 0.9999, expected 1'",
    "2, 00000000ffff0000000000000000000000000000000000000000000000000000, 'difficulty 1, expected 2'",
    "0.5, 00000001fffe0000000000000000000000000000000000000000000000000000, ",
    "0.00012345, ffff000000000000000000000000000000000000000000000000000000000000, 'difficulty 0.0000000002328, expected 0.0001234'",
    "123456, 00000000000000000000000000000000000000000000000000000000000000ff, ",
  })
  void comparesHashWithTheDifficultyOfTheJob(double difficulty, String hash, String refusal) {
    assertThat(
            judge.check(assignment(difficulty), Hash256.ofDisplayHex(hash)).map(Rejected::detail))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  private boolean isNoted(Assignment assignment, ShareSubmission share) {
    assertThat(judge.precheck(assignment, share, NOW)).isEmpty();
    return judge.isNoted(assignment, share);
  }

  private static Assignment assignment(double difficulty) {
    Difficulty wanted = Difficulty.of(difficulty);
    return new Assignment(
        job(),
        wanted,
        Target.ofDifficulty(wanted, ALGORITHM.difficultyOne()),
        new byte[4],
        0x1fffe000);
  }

  private static Job job() {
    BlockTemplate template =
        new BlockTemplate(
            1,
            0x20000000,
            Hash256.ZERO,
            0x1b00ffff,
            NOW,
            NOW.minusSeconds(600),
            Amount.of(1, CoinId.of("TST")),
            List.of(),
            new byte[0]);
    return new Job(
        "j",
        template,
        new byte[0],
        new byte[8],
        0,
        new byte[0],
        List.of(),
        4,
        template.networkTarget(),
        true,
        NOW);
  }

  private static ShareSubmission submission(int extranonce2, int time, int nonce, int bits) {
    return new ShareSubmission("u", "j", new byte[extranonce2], seconds(time), nonce, bits);
  }

  private static int seconds(int later) {
    return (int) NOW.plusSeconds(later).getEpochSecond();
  }
}
