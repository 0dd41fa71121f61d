package org.chimerapool.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
  private final LiveFeed<Integer> feed = new LiveFeed<>();
  private final List<Integer> heard = new ArrayList<>();

  @Test
  void forgetsWhatWasPublishedBetweenTwoTicks() {
    feed.subscribe(heard::add);
    feed.publish(1);
    feed.publish(2);
    feed.tick();

    assertThat(heard).containsExactly(2);
  }

  @Test
  void deliversAValueOnceOnly() {
    feed.subscribe(heard::add);
    feed.publish(1);
    feed.tick();
    feed.tick();

    assertThat(heard).containsExactly(1);
  }

  @Test
  void keepsTheLatestForThoseWhoComeLater() {
    assertThat(feed.latest()).isEmpty();
    feed.publish(1);
    feed.tick();
    feed.subscribe(heard::add);

    assertThat(feed.latest()).contains(1);
    assertThat(heard).isEmpty();
  }

  @Test
  void fallsSilentForAClosedRegistration() {
    Registration registration = feed.subscribe(heard::add);
    feed.subscribe(heard::add);
    registration.close();
    registration.close();
    feed.publish(1);
    feed.tick();

    assertThat(heard).containsExactly(1);
  }

  @Test
  void letsAListenerLeaveWhileItIsCalled() {
    List<Registration> own = new ArrayList<>();
    own.add(
        feed.subscribe(
            value -> {
              heard.add(value);
              own.getFirst().close();
            }));
    feed.publish(1);
    feed.tick();
    feed.publish(2);
    feed.tick();

    assertThat(heard).containsExactly(1);
  }
}
