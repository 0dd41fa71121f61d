package org.chimerapool.kernel;

/// How many times harder than an algorithm's difficulty 1 a target or a hash is. Positive, finite,
/// may be below 1.
public record Difficulty(double value) implements Comparable<Difficulty> {

  public static final Difficulty ONE = new Difficulty(1);

  public Difficulty {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a difficulty is a positive number, not " + value);
    }
  }

  public static Difficulty of(double value) {
    return new Difficulty(value);
  }

  /// The difficulty that a target stands for, where `difficultyOne` is the target of difficulty 1.
  public static Difficulty of(Target target, Target difficultyOne) {
    return new Difficulty(difficultyOne.toDouble() / Math.max(target.toDouble(), 1));
  }

  /// The difficulty that a hash would just meet.
  public static Difficulty of(Hash256 hash, Target difficultyOne) {
    return new Difficulty(difficultyOne.toDouble() / Math.max(hash.toDouble(), 1));
  }

  public Target toTarget(Target difficultyOne) {
    return Target.ofDifficulty(this, difficultyOne);
  }

  public Difficulty min(Difficulty other) {
    return value <= other.value ? this : other;
  }

  public Difficulty max(Difficulty other) {
    return value >= other.value ? this : other;
  }

  @Override
  public int compareTo(Difficulty other) {
    return Double.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Double.toString(value);
  }
}
