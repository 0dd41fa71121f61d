package org.chimerapool.ui.settings;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.settings.SettingEntry;
import org.chimerapool.settings.SettingsPage;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.Problem;
import org.chimerapool.ui.kit.Tone;

/// What about the settings wants a look.
final class SettingProblems {

  private SettingProblems() {}

  static List<Problem> of(SettingsPage page) {
    List<Problem> problems = new ArrayList<>();
    page.unreadable()
        .ifPresent(
            why ->
                problems.add(
                    new Problem(
                        Tone.BAD,
                        Phrase.of("settings.unreadable", why),
                        Phrase.of("settings.broken.next"),
                        "")));
    if (!page.faults().isEmpty()) {
      problems.add(
          new Problem(
              Tone.BAD,
              Phrase.of("settings.broken", page.faults().size()),
              Phrase.of("settings.broken.next"),
              "console/settings?show=faulty"));
    }
    page.faults().stream()
        .filter(
            fault ->
                page.entries().stream().noneMatch(entry -> entry.key().equals(fault.property())))
        .forEach(
            fault ->
                problems.add(
                    new Problem(
                        Tone.WARN,
                        Phrase.of("settings.fault.unknown", fault.property()),
                        Phrase.of("settings.broken.next"),
                        "")));
    long waiting = page.entries().stream().filter(SettingEntry::pending).count();
    if (waiting > 0) {
      problems.add(
          new Problem(
              Tone.WARN,
              Phrase.of("settings.waiting", waiting),
              Phrase.of("settings.waiting.next"),
              "console/settings?show=pending"));
    }
    return List.copyOf(problems);
  }
}
