package org.chimerapool.deployment.spi;

/// What a gate answers.
///
/// @param words the figures behind the verdict, such as `0.4 % of 12,000 shares`; shown as they are
public record GateReading(Verdict verdict, String words) {

  public enum Verdict {
    PASS,
    FAIL,
    /// There is too little to judge by.
    INCONCLUSIVE
  }

  public static GateReading pass(String words) {
    return new GateReading(Verdict.PASS, words);
  }

  public static GateReading fail(String words) {
    return new GateReading(Verdict.FAIL, words);
  }

  public static GateReading inconclusive(String words) {
    return new GateReading(Verdict.INCONCLUSIVE, words);
  }
}
