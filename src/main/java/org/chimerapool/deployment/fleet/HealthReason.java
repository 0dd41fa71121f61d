package org.chimerapool.deployment.fleet;

/// Why a machine is not simply well.
///
/// @param about the check's or component's name; may be empty
public record HealthReason(Code code, String about) {

  /// What it is, and how much it counts.
  public enum Code {
    NEVER_SEEN(TargetHealth.UNKNOWN, "not heard of yet"),
    QUIET(TargetHealth.WARNING, "not heard for a while"),
    UNSEEN(TargetHealth.BAD, "not heard for long"),
    CHECK_BAD(TargetHealth.BAD, "fails: "),
    NEEDS_PERSON(TargetHealth.BAD, "needs a person: "),
    DRIFT(TargetHealth.WARNING, "is not what was installed: "),
    CLOCK(TargetHealth.WARNING, "its clock is wrong");

    private final TargetHealth health;
    private final String words;

    Code(TargetHealth health, String words) {
      this.health = health;
      this.words = words;
    }

    TargetHealth health() {
      return health;
    }
  }

  String words() {
    return code.words + about;
  }

  String row() {
    return code.name() + " " + about;
  }

  static HealthReason ofRow(String row) {
    int blank = row.indexOf(' ');
    return new HealthReason(Code.valueOf(row.substring(0, blank)), row.substring(blank + 1));
  }
}
