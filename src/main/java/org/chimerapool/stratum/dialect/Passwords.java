package org.chimerapool.stratum.dialect;

import java.util.Optional;
import org.chimerapool.kernel.Difficulty;

/// Reads wishes out of a password: `d=1024`, alone or among others set apart by `,` or `;`.
///
/// `d=` fixes the difficulty of the connection, as in Miningcore (static difficulty) and the pools
/// that rented hashrate is pointed at: vardiff moves it neither up nor down. It is brought within
/// what pool, device and block allow, and the miner is told in words what it got. The last worker
/// that brings a `d=` decides for its connection, over any `mining.suggest_difficulty`. A floor
/// above which vardiff goes on working is `minimum-difficulty` of `mining.configure` (BIP 310).
final class Passwords {

  private static final int MAX_NUMBER = 32;

  private Passwords() {}

  /// The difficulty that the password asks for; empty where it asks for none that makes sense.
  static Optional<Difficulty> difficulty(String password) {
    int start = 0;
    for (int i = 0; i <= password.length(); i++) {
      if (i == password.length() || password.charAt(i) == ',' || password.charAt(i) == ';') {
        String option = password.substring(start, i).strip();
        if (option.startsWith("d=")) {
          return positive(option.substring(2));
        }
        start = i + 1;
      }
    }
    return Optional.empty();
  }

  /// The number as a difficulty, if it is one.
  static Optional<Difficulty> positive(String number) {
    if (number.length() > MAX_NUMBER) {
      return Optional.empty();
    }
    try {
      return positive(Double.parseDouble(number));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<Difficulty> positive(double number) {
    return number > 0 && number < Double.POSITIVE_INFINITY
        ? Optional.of(Difficulty.of(number))
        : Optional.empty();
  }
}
