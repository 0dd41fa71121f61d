package org.chimerapool.simulation.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.chimerapool.deployment.log.Answer;
import org.junit.jupiter.api.Test;

class SpoolAnswerTest {

  @Test
  void understandsWhatTheConsoleSays() {
    SpoolAnswer more = SpoolAnswer.of(new Answer(4_711, 12, false, false, 3).words(1));
    assertThat(more.next()).hasValue(4_711);
    assertThat(more.cancel()).isFalse();
    assertThat(more.complete()).isFalse();

    SpoolAnswer last = SpoolAnswer.of(new Answer(90, 3, true, true, 0).words(5));
    assertThat(last.next()).hasValue(90);
    assertThat(last.cancel()).isTrue();
    assertThat(last.complete()).isTrue();
  }

  @Test
  void saysThatSomethingElseIsNoAnswer() {
    assertThat(SpoolAnswer.of("<html>Bad gateway</html>").next()).isEmpty();
    assertThat(SpoolAnswer.of("next=many complete=yes").next()).isEmpty();
  }
}
