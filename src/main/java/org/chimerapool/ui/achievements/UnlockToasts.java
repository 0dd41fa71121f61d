package org.chimerapool.ui.achievements;

import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chimerapool.gamification.Unlock;
import org.chimerapool.gamification.Unlocks;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.live.LiveUpdates;

/// Says in passing that a miner has just earned a badge. Has no look of its own.
public final class UnlockToasts extends Div {

  private Optional<Instant> told = Optional.empty();

  /// @param wanted the pool that the console is about
  public UnlockToasts(
      Pools pools, Unlocks unlocks, Supplier<Optional<PoolId>> wanted, LiveUpdates updates) {
    setVisible(false);
    updates.follow(
        this,
        () ->
            PoolChoice.find(pools, wanted.get())
                .map(pool -> unlocks.latest(pool.description().id(), 1))
                .orElse(List.of()),
        this::show);
  }

  /// The first look only learns what there is already.
  private void show(List<Unlock> latest) {
    Instant newest = latest.stream().map(Unlock::at).findFirst().orElse(Instant.EPOCH);
    if (told.filter(newest::isAfter).isPresent()) {
      latest.forEach(UnlockToasts::say);
    }
    told = Optional.of(newest);
  }

  private static void say(Unlock unlock) {
    Formats formats = PageFormats.current();
    String who = unlock.name().orElseGet(() -> CopyableText.shorten(unlock.address(), 6));
    Toast.say(
        formats.words().say("unlock.toast", who, BadgeWords.title(unlock.rule(), formats)));
  }
}
