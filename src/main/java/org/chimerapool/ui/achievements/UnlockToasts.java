package org.chimerapool.ui.achievements;

import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.gamification.Unlock;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Toast;

/// Says in passing that a miner has just earned a badge. Has no look of its own.
public final class UnlockToasts extends Div {

  private Optional<Instant> told = Optional.empty();

  UnlockToasts() {
    getElement().setAttribute("hidden", true);
  }

  /// The first look only learns what there is already.
  void show(List<Unlock> latest) {
    Instant newest = latest.stream().map(Unlock::at).findFirst().orElse(Instant.EPOCH);
    if (told.filter(newest::isAfter).isPresent()) {
      latest.forEach(UnlockToasts::say);
    }
    told = Optional.of(newest);
  }

  private static void say(Unlock unlock) {
    Formats formats = PageFormats.current();
    String who = unlock.name().orElseGet(() -> CopyableText.shorten(unlock.address(), 6));
    Toast.say(formats.words().say("unlock.toast", who, BadgeWords.title(unlock.rule(), formats)));
  }
}
