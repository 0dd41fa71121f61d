package org.chimerapool.stratum.dialect;

/// The error codes of Stratum V1, as miners count them.
public enum ErrorCode {
  OTHER(20),
  JOB_NOT_FOUND(21),
  DUPLICATE_SHARE(22),
  LOW_DIFFICULTY_SHARE(23),
  UNAUTHORIZED_WORKER(24),
  NOT_SUBSCRIBED(25);

  private final int number;

  ErrorCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
