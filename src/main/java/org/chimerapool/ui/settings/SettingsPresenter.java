package org.chimerapool.ui.settings;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.settings.ChangeOutcome;
import org.chimerapool.settings.Draft;
import org.chimerapool.settings.Review;
import org.chimerapool.settings.Settings;
import org.chimerapool.ui.access.Trail;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// Reads and changes settings, and writes down who did; whether they may is decided by [Settings].
@Component
class SettingsPresenter {

  private static final int HISTORY = 100;

  private final Settings settings;
  private final Trail trail;
  private final Clock clock;

  SettingsPresenter(Settings settings, Trail trail, Clock clock) {
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
  }

  SettingsModel read() {
    return new SettingsModel(
        clock.instant(), settings.read(), Reading.of(() -> settings.history(HISTORY)));
  }

  /// Cheap enough for the page's thread.
  Review review(Draft draft) {
    return settings.review(draft);
  }

  /// What is wrong with one value by itself and among the others, as they stand.
  Review check(long revision, Map<String, Optional<String>> changes) {
    return settings.review(new Draft(revision, changes, Draft.Cause.EDIT));
  }

  ChangeOutcome apply(Actor visitor, Draft draft) {
    ChangeOutcome outcome = settings.apply(visitor, draft);
    if (outcome instanceof ChangeOutcome.Applied applied) {
      applied
          .review()
          .lines()
          .forEach(
              line ->
                  trail.record(
                      visitor, AuditAction.SETTING_CHANGED, line.key(), line.from(), line.to()));
    }
    return outcome;
  }

  Optional<Draft> undo(long change) {
    return settings.undo(change);
  }

  String export() {
    return settings.export();
  }

  /// @throws org.chimerapool.settings.UnreadableYaml when it is none
  Draft imported(String yaml) {
    return settings.imported(yaml);
  }
}
