package org.chimerapool.chain.adapter.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.chimerapool.chain.NodeAnswer;
import org.chimerapool.chain.NodeAnswer.Verdict;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.SubmitReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SubmitRoundTest {

  @Test
  void isAcceptedAsSoonAsOneNodeTookIt() {
    assertThat(
            SubmitRound.outcome(
                List.of(refused("a", "high-hash"), taken("b"), silent("c", "is starting"))))
        .isEqualTo(new SubmitOutcome.Accepted());
  }

  @Test
  void believesNodeThatKnowsTheBlockMoreThanOneThatFindsItBad() {
    assertThat(SubmitRound.outcome(List.of(refused("a", "bad-txns"), refused("b", "duplicate"))))
        .isEqualTo(new SubmitOutcome.Refused("duplicate"));
    assertThat(SubmitRound.outcome(List.of(silent("a", "x"), refused("b", "bad-txns"))))
        .isEqualTo(new SubmitOutcome.Refused("bad-txns"));
  }

  @Test
  void isUnknownWhenNobodyAnswered() {
    assertThat(SubmitRound.outcome(List.of(silent("a", "is starting"), silent("b", "is busy"))))
        .isEqualTo(new SubmitOutcome.Unknown("a is starting; b is busy"));
    assertThat(SubmitRound.outcome(List.of())).isInstanceOf(SubmitOutcome.Unknown.class);
  }

  @Test
  void isUnknownWhenTheOnlyAnswersAreOfNodesThatLackTheBlockBefore() {
    assertThat(
            SubmitRound.outcome(
                List.of(refused("behind", "prev-blk-not-found"), silent("good", "fell silent"))))
        .isEqualTo(new SubmitOutcome.Unknown("behind prev-blk-not-found; good fell silent"));
    assertThat(
            SubmitRound.outcome(
                List.of(refused("behind", "prev-blk-not-found"), refused("good", "bad-txns"))))
        .isEqualTo(new SubmitOutcome.Refused("bad-txns"));
  }

  @Test
  void handsTheBlockToAllAtOnce() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    SubmitReport report =
        new SubmitRound(NodeTiming.USUAL, () -> {})
            .run(List.of(meeting("a", both), meeting("b", both)), "00");
    assertThat(report.answers()).extracting(NodeAnswer::verdict).containsOnly(Verdict.TAKEN);
  }

  @Test
  void doesNotWaitForSilentNodeOnceTheBlockIsTaken() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(2);
    SubmitReport report =
        new SubmitRound(NodeTiming.USUAL, () -> {})
            .run(List.of(meeting("slow", never), taker("quick")), "00");
    assertThat(report.outcome()).isEqualTo(new SubmitOutcome.Accepted());
    assertThat(report.answers())
        .extracting(NodeAnswer::node, NodeAnswer::verdict)
        .containsExactly(tuple("quick", Verdict.TAKEN), tuple("slow", Verdict.SILENT));
    never.countDown();
  }

  private static SubmitRound.Taker taker(String name) {
    return meeting(name, new CountDownLatch(0));
  }

  /// Takes the block once all have been handed it.
  private static SubmitRound.Taker meeting(String name, CountDownLatch all) {
    return new SubmitRound.Taker() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<String> submit(String block) throws InterruptedException {
        all.countDown();
        all.await();
        return Optional.empty();
      }
    };
  }

  private static NodeAnswer taken(String node) {
    return new NodeAnswer(node, Verdict.TAKEN, "", Duration.ZERO);
  }

  private static NodeAnswer refused(String node, String reason) {
    return new NodeAnswer(node, Verdict.REFUSED, reason, Duration.ZERO);
  }

  private static NodeAnswer silent(String node, String reason) {
    return new NodeAnswer(node, Verdict.SILENT, reason, Duration.ZERO);
  }
}
