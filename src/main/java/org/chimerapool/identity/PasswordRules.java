package org.chimerapool.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which passwords are taken: length and not the first guess of everybody, no rules of composition
/// (NIST SP 800-63B-4, 3.1.1.2, which asks for 15 characters where the password may be all there
/// is).
public final class PasswordRules {

  /// In characters (code points).
  public static final int MIN_LENGTH = 15;

  /// In characters (code points). Longer ones are refused, never cut.
  public static final int MAX_LENGTH = 128;

  /// What the commonest long passwords are made of, once digits and signs at their ends are gone.
  private static final List<String> COMMON =
      List.of(
          "password",
          "passwort",
          "passphrase",
          "qwertyuiop",
          "qwertzuiop",
          "asdfghjkl",
          "qwerty",
          "qwertz",
          "letmein",
          "welcome",
          "iloveyou",
          "administrator",
          "admin",
          "changeme",
          "football",
          "baseball",
          "princess",
          "sunshine",
          "superman",
          "startrek",
          "whatever",
          "trustno",
          "bitcoin",
          "satoshi",
          "nakamoto",
          "satoshinakamoto",
          "mining",
          "miner",
          "chimera",
          "chimerapool",
          "miningpool",
          "hunter",
          "dragon",
          "monkey",
          "abcdefghijkl",
          "correcthorsebatterystaple",
          "geheim",
          "hallo",
          "willkommen",
          "schatz");

  private static final String RUNS =
      "abcdefghijklmnopqrstuvwxyz 01234567890123456789012345678901234567890 "
          + "qwertyuiopasdfghjklzxcvbnm qwertzuiopasdfghjklyxcvbnm 09876543210987654321098765432109";

  private PasswordRules() {}

  /// What is wrong with a password.
  public enum Fault {
    TOO_SHORT,
    TOO_LONG,
    COMMON,
    LIKE_LOGIN
  }

  public static Optional<Fault> check(String password, String login) {
    int length = password.codePointCount(0, password.length());
    if (length < MIN_LENGTH) {
      return Optional.of(Fault.TOO_SHORT);
    }
    if (length > MAX_LENGTH) {
      return Optional.of(Fault.TOO_LONG);
    }
    String folded = password.toLowerCase(Locale.ROOT);
    if (!login.isBlank()
        && folded.replace(login.strip().toLowerCase(Locale.ROOT), "").length() < 4) {
      return Optional.of(Fault.LIKE_LOGIN);
    }
    return isCommon(folded) ? Optional.of(Fault.COMMON) : Optional.empty();
  }

  private static boolean isCommon(String folded) {
    String core = folded.replaceAll("[^\\p{L}]+$|^[^\\p{L}]+", "");
    return folded.codePoints().distinct().count() < 4
        || RUNS.contains(folded)
        || COMMON.contains(core)
        || COMMON.stream().anyMatch(word -> isRepeated(folded, word));
  }

  private static boolean isRepeated(String folded, String word) {
    return folded.contains(word) && folded.replace(word, "").length() < 3;
  }
}
