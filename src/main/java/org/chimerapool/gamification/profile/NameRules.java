package org.chimerapool.gamification.profile;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chimerapool.gamification.ProfileOutcome;

/// What a display name may be. Everybody sees it, so nobody may pass for somebody else with it:
/// one script, no invisible or turning characters (Unicode TR 39), nothing that looks like an
/// address or like those who run the pool.
final class NameRules {

  private static final int MIN = 3;
  private static final int MAX = 24;

  /// Letters with their marks, digits, single blanks and a few signs; begins with a letter or
  // digit.
  private static final Pattern FORM =
      Pattern.compile(
          "[\\p{L}\\p{Nd}]\\p{Mn}{0,2}(( ?[-_.'’] ?| )?[\\p{L}\\p{Nd}]\\p{Mn}{0,2})*+\\.?");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(bc1|tb1|bcrt1|ltc1|sim1|kaspa|dash:|bitcoincash|0x).*|.*[A-Za-z0-9]{20,}.*");

  /// Nobody's name may have these in it, as they look.
  private static final List<String> WITHIN =
      List.of("chimera", "admin", "operator", "moderator", "official", "support", "satoshi");

  /// Nobody's name may be one of these, as they look.
  private static final Set<String> WHOLE =
      Set.copyOf(
          List.of(
              look("owner"),
              look("pool"),
              look("the pool"),
              look("system"),
              look("root"),
              look("anonymous"),
              look("null"),
              look("staff"),
              look("team"),
              look("virtual miner")));

  private NameRules() {}

  /// The form in which a name is kept.
  static String tidy(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
  }

  /// What is wrong with a tidy name.
  static Optional<ProfileOutcome> fault(String name) {
    int length = name.codePointCount(0, name.length());
    if (length < MIN || length > MAX || name.length() > MAX) {
      return Optional.of(ProfileOutcome.LENGTH);
    }
    if (!FORM.matcher(name).matches() || isMixed(name)) {
      return Optional.of(ProfileOutcome.CHARACTERS);
    }
    if (ADDRESS.matcher(name).matches()) {
      return Optional.of(ProfileOutcome.LIKE_AN_ADDRESS);
    }
    String look = look(name);
    if (WHOLE.contains(look) || WITHIN.stream().map(NameRules::look).anyMatch(look::contains)) {
      return Optional.of(ProfileOutcome.RESERVED);
    }
    return Optional.empty();
  }

  static String look(String name) {
    return NameLook.of(name);
  }

  /// Letters of more than one script; Japanese is written in three.
  private static boolean isMixed(String name) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    name.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of).forEach(scripts::add);
    scripts.remove(UnicodeScript.COMMON);
    if (scripts.contains(UnicodeScript.HIRAGANA) || scripts.contains(UnicodeScript.KATAKANA)) {
      scripts.remove(UnicodeScript.HAN);
      scripts.remove(UnicodeScript.HIRAGANA);
      scripts.remove(UnicodeScript.KATAKANA);
      return !scripts.isEmpty();
    }
    return scripts.size() > 1 || scripts.isEmpty();
  }
}
