package org.chimerapool.ui.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriedKeyTest {

  private final TriedKey tried = new TriedKey();

  @Test
  void keepsTheKeyOfTheHostThatWasAsked() {
    int question = tried.ask();

    assertThat(tried.answered(question, Optional.of("ssh-ed25519 A"))).isTrue();
    assertThat(tried.key()).contains("ssh-ed25519 A");
  }

  @Test
  void forgetsItWithTheAddress() {
    assertThat(tried.answered(tried.ask(), Optional.of("ssh-ed25519 A"))).isTrue();

    tried.forget();

    assertThat(tried.key()).isEmpty();
  }

  @Test
  void doesNotHearAnAnswerAboutAnotherAddressOrAnEarlierOne() {
    int first = tried.ask();
    int second = tried.ask();

    assertThat(tried.answered(first, Optional.of("ssh-ed25519 A"))).isFalse();
    tried.forget();
    assertThat(tried.answered(second, Optional.of("ssh-ed25519 B"))).isFalse();
    assertThat(tried.key()).isEmpty();
  }
}
