package org.chimerapool.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Judges a draft against the settings as they stand. Pure.
final class Reviewer {

  static final int LONGEST = 2_000;

  private final Catalogue catalogue;
  private final Sources sources;
  private final Map<String, String> used;
  private final Set<Class<?>> followed;
  private final Map<String, Touch> touched;

  /// The last change of a setting since the start.
  record Touch(long revision, String login) {}

  /// @param used what was set in the console and counts
  /// @param followed records that somebody takes up while the program runs
  Reviewer(
      Catalogue catalogue,
      Sources sources,
      Map<String, String> used,
      Set<Class<?>> followed,
      Map<String, Touch> touched) {
    this.catalogue = catalogue;
    this.sources = sources;
    this.used = used;
    this.followed = followed;
    this.touched = touched;
  }

  Review judge(Draft draft) {
    List<Review.Problem> problems = new ArrayList<>();
    draft.changes().forEach((key, to) -> standsAgainst(key, to, draft).ifPresent(problems::add));
    Map<String, String> wanted = wanted(draft, used);
    Sources after = sources.withConsole(wanted);
    if (problems.isEmpty()) {
      SettingsCheck.faults(after, List.copyOf(catalogue.records(draft.changes().keySet())))
          .forEach(fault -> problems.add(problem(fault)));
    }
    return new Review(lines(draft, after), List.copyOf(problems));
  }

  /// What would be set in the console.
  static Map<String, String> wanted(Draft draft, Map<String, String> before) {
    Map<String, String> wanted = new HashMap<>(before);
    draft
        .changes()
        .forEach(
            (key, to) ->
                to.map(String::strip)
                    .ifPresentOrElse(text -> wanted.put(key, text), () -> wanted.remove(key)));
    return wanted;
  }

  boolean isLive(Catalogue.Known known) {
    return known.setting().isLive() && followed.contains(known.type());
  }

  SettingEntry.Lock lock(Catalogue.Known known) {
    if (known.setting().isFixed()) {
      return SettingEntry.Lock.FIXED;
    }
    if (known.allowed().kind() == Allowed.Kind.STRUCTURE) {
      return SettingEntry.Lock.STRUCTURE;
    }
    return sources.source(known.setting().name()).overrulesConsole()
        ? SettingEntry.Lock.OVERRULED
        : SettingEntry.Lock.NONE;
  }

  static String text(Sources sources, Setting setting) {
    return sources.text(setting).or(setting::defaultText).orElse("");
  }

  private Optional<Review.Problem> standsAgainst(String key, Optional<String> to, Draft draft) {
    Optional<Catalogue.Known> known = catalogue.find(key);
    Touch last = touched.get(key);
    if (last != null && last.revision() > draft.revision()) {
      String now = known.map(each -> shown(each.setting(), sources)).orElse("");
      return Optional.of(Review.Problem.of(key, Review.Kind.MEANWHILE, last.login(), now));
    }
    if (to.isEmpty()) {
      return Optional.empty();
    }
    if (known.isEmpty()) {
      return Optional.of(Review.Problem.of(key, Review.Kind.UNKNOWN));
    }
    if (to.get().length() > LONGEST || to.get().chars().anyMatch(Character::isISOControl)) {
      return Optional.of(Review.Problem.of(key, Review.Kind.TEXT, Integer.toString(LONGEST)));
    }
    return switch (lock(known.get())) {
      case NONE -> Optional.empty();
      case FIXED -> Optional.of(Review.Problem.of(key, Review.Kind.FIXED));
      case OVERRULED -> Optional.of(Review.Problem.of(key, Review.Kind.OVERRULED));
      case STRUCTURE -> Optional.of(Review.Problem.of(key, Review.Kind.STRUCTURE));
    };
  }

  private List<Review.Line> lines(Draft draft, Sources after) {
    return catalogue.all().stream()
        .filter(known -> draft.changes().containsKey(known.setting().name()))
        .map(known -> line(known, draft, after))
        .filter(line -> line.secret() || line.reset() || !line.from().equals(line.to()))
        .toList();
  }

  private Review.Line line(Catalogue.Known known, Draft draft, Sources after) {
    Setting setting = known.setting();
    boolean reset = draft.changes().getOrDefault(setting.name(), Optional.empty()).isEmpty();
    return new Review.Line(
        setting.name(),
        shown(setting, sources),
        shown(setting, after),
        reset,
        isLive(known),
        setting.isSecret());
  }

  private static String shown(Setting setting, Sources from) {
    return setting.isSecret() ? "" : text(from, setting);
  }

  private Review.Problem problem(SettingFault fault) {
    Allowed allowed =
        catalogue
            .find(fault.property())
            .map(Catalogue.Known::allowed)
            .orElse(Allowed.of(Allowed.Kind.TEXT, List.of()));
    boolean alone = fault.rule().isEmpty() && catalogue.find(fault.property()).isPresent();
    return new Review.Problem(
        fault.property(),
        alone ? Review.Kind.VALUE : Review.Kind.CONFLICT,
        allowed,
        fault.rule(),
        fault.details(),
        fault.allowed());
  }
}
