package org.chimerapool.deployment;

/// What is known about a run's log as a whole.
public enum LogProof {
  /// There is more to come.
  OPEN,
  /// The machine's count and checksum agree with what is kept.
  PROVEN,
  /// They do since the log was joined: before that the machine had lost a part of it.
  JOINED,
  /// They do not, and sending it again did not help.
  NOT_PROVEN;

  /// Nothing more is wanted of the machine.
  public boolean closed() {
    return switch (this) {
      case OPEN -> false;
      case PROVEN, JOINED, NOT_PROVEN -> true;
    };
  }
}
