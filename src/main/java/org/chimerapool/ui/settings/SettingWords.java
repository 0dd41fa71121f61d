package org.chimerapool.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chimerapool.settings.Allowed;
import org.chimerapool.settings.Review;
import org.chimerapool.settings.SettingEntry;
import org.chimerapool.settings.SettingFault;
import org.chimerapool.settings.SettingSource;
import org.chimerapool.settings.UnreadableYaml;
import org.chimerapool.ui.i18n.Words;

/// Settings in the reader's language.
final class SettingWords {

  /// The groups in the order in which they are read; what is new comes last.
  private static final List<String> GROUPS =
      List.of(
          "stratum",
          "stratum_guard",
          "stratum_tls",
          "stratum_proxy",
          "pool",
          "pool_vardiff",
          "pool_resume",
          "nodes",
          "journal",
          "identity",
          "accounts",
          "limits",
          "web",
          "stats",
          "gamification",
          "deployment",
          "simulator",
          "simulation",
          "chimera",
          "database",
          "secret");

  private SettingWords() {}

  static String explanation(String key, Words words) {
    return words.say("setting." + key.replace('-', '_'));
  }

  static int place(String group) {
    int known = GROUPS.indexOf(group);
    return known < 0 ? GROUPS.size() : known;
  }

  static String group(String group, Words words) {
    return GROUPS.contains(group)
        ? words.say("settings.group." + group)
        : words.say("settings.group.other") + " · " + group;
  }

  static String source(SettingSource source, Words words) {
    return words.say(
        switch (source) {
          case ARGUMENT -> "settings.source.argument";
          case ENVIRONMENT -> "settings.source.environment";
          case CONSOLE -> "settings.source.console";
          case FILE -> "settings.source.file";
          case DEFAULT -> "settings.source.default";
        });
  }

  /// Empty where nothing keeps it from being changed.
  static String lock(SettingEntry.Lock lock, Words words) {
    return switch (lock) {
      case NONE -> "";
      case FIXED -> words.say("settings.lock.fixed");
      case OVERRULED -> words.say("settings.lock.overruled");
      case STRUCTURE -> words.say("settings.lock.structure");
    };
  }

  static String allowed(Allowed allowed, Words words) {
    List<String> parts = new ArrayList<>();
    parts.add(kind(allowed, words));
    if (!allowed.min().isEmpty()) {
      parts.add(
          words.say(
              allowed.minIncluded() ? "settings.allowed.from" : "settings.allowed.above",
              allowed.min()));
    }
    if (!allowed.max().isEmpty()) {
      parts.add(
          words.say(
              allowed.maxIncluded() ? "settings.allowed.to" : "settings.allowed.below",
              allowed.max()));
    }
    if (allowed.filled()) {
      parts.add(words.say("settings.allowed.filled"));
    }
    if (!allowed.form().isEmpty()) {
      parts.add(words.say("settings.allowed.form", allowed.form()));
    }
    return String.join(", ", parts);
  }

  private static String kind(Allowed allowed, Words words) {
    return switch (allowed.kind()) {
      case SWITCH -> words.say("settings.allowed.switch");
      case WHOLE -> words.say("settings.allowed.whole");
      case NUMBER -> words.say("settings.allowed.number");
      case DURATION -> words.say("settings.allowed.duration");
      case SIZE -> words.say("settings.allowed.size");
      case CHOICE -> words.say("settings.allowed.choice", String.join(", ", allowed.choices()));
      case PATH -> words.say("settings.allowed.path");
      case TEXT -> words.say("settings.allowed.text");
      case LIST -> words.say("settings.allowed.list");
      case STRUCTURE -> words.say("settings.allowed.structure");
    };
  }

  static String problem(Review.Problem problem, Words words) {
    List<String> details = problem.details();
    return switch (problem.kind()) {
      case VALUE -> words.say("settings.problem.value", allowed(problem.allowed(), words));
      case CONFLICT -> conflict(problem.rule(), details, problem.words(), words);
      case UNKNOWN -> words.say("settings.problem.unknown");
      case FIXED -> words.say("settings.lock.fixed");
      case OVERRULED -> words.say("settings.lock.overruled");
      case STRUCTURE -> words.say("settings.lock.structure");
      case MEANWHILE ->
          details.getLast().isEmpty()
              ? words.say("settings.problem.meanwhile.empty", details.getFirst())
              : words.say("settings.problem.meanwhile", details.getFirst(), details.getLast());
      case TEXT -> words.say("settings.problem.text", details.getFirst());
    };
  }

  static String fault(SettingFault fault, Allowed allowed, Words words) {
    return fault.rule().isEmpty()
        ? words.say("settings.problem.value", allowed(allowed, words))
        : conflict(fault.rule(), fault.details(), fault.allowed(), words);
  }

  static String cause(org.chimerapool.settings.Draft.Cause cause, Words words) {
    return words.say("settings.cause." + cause.name().toLowerCase(Locale.ROOT));
  }

  static String unreadable(UnreadableYaml yaml, Words words) {
    return words.say(
        "settings.import.unreadable",
        yaml.line() == 0
            ? yaml.reason()
            : words.say("settings.import.line", yaml.line(), yaml.reason()));
  }

  /// The sentence of a rule, or the program's own words where it has none yet.
  private static String conflict(String rule, List<String> details, String english, Words words) {
    String key = RULES.get(rule);
    return key == null
        ? words.say("settings.problem.conflict", english)
        : words.say(key, details.toArray());
  }

  private static final Map<String, String> RULES =
      Map.of(
          "journal-smaller-than-segment", "settings.conflict.journal_smaller_than_segment",
          "tls-half", "settings.conflict.tls_half",
          "not-an-address-range", "settings.conflict.not_an_address_range",
          "vardiff-limits-crossed", "settings.conflict.vardiff_limits_crossed");
}
