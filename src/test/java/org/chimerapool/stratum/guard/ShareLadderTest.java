package org.chimerapool.stratum.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.stratum.guard.ShareLadder.Advice;
import org.junit.jupiter.api.Test;

class ShareLadderTest {

  private final ShareLadder ladder = new ShareLadder(new GuardSettings.Shares(50, 20));

  @Test
  void doesNothingBeforeThereAreEnoughShares() {
    assertThat(refused(Reason.ABOVE_TARGET, 19)).isEmpty();
  }

  @Test
  void goesOneStepFurtherWithEachBadWindow() {
    assertThat(refused(Reason.ABOVE_TARGET, 60))
        .containsExactly(
            new Advice(ShareStep.WORK_AGAIN, 1),
            new Advice(ShareStep.WARN, 1),
            new Advice(ShareStep.SEND_AWAY, 1));
  }

  @Test
  void forgivesOneBadWindowForEachGoodOne() {
    refused(Reason.DUPLICATE, 40);
    good(40);

    assertThat(refused(Reason.DUPLICATE, 20))
        .extracting(Advice::step)
        .containsExactly(ShareStep.WORK_AGAIN);
  }

  @Test
  void bearsLessThanTheLimit() {
    for (int i = 0; i < 50; i++) {
      good(11);
      assertThat(refused(Reason.TIME_TOO_NEW, 9)).isEmpty();
    }
  }

  @Test
  void takesAFewLateSharesAtANewBlockForNothing() {
    good(15);
    assertThat(refused(Reason.STALE_JOB, 5)).isEmpty();
  }

  @Test
  void blamesNobodyForSharesThatOnlyComeLate() {
    assertThat(refused(Reason.STALE_JOB, 60)).last().isEqualTo(new Advice(ShareStep.SEND_AWAY, 0));
  }

  @Test
  void blamesNoProxyForWorkersThatItsConnectionHasNoRoomFor() {
    assertThat(refused(Reason.UNAUTHORIZED, 180))
        .last()
        .isEqualTo(new Advice(ShareStep.SEND_AWAY, 0));
  }

  @Test
  void doesNotCountWhatThePoolCouldNotTake() {
    assertThat(refused(Reason.NOT_TAKEN, 1000)).isEmpty();
  }

  private void good(int times) {
    for (int i = 0; i < times; i++) {
      ladder.good();
    }
  }

  private List<Advice> refused(Reason reason, int times) {
    List<Advice> advice = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Advice next = ladder.refused(reason);
      if (next.step() != ShareStep.NOTHING) {
        advice.add(next);
      }
    }
    return advice;
  }
}
