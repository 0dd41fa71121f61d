package org.chimerapool.ui.kit;

/// A number with its unit, to be shown in two sizes.
public record Figure(String number, String unit) {

  static final Figure NONE = new Figure("–", "");

  public static Figure none() {
    return NONE;
  }

  @Override
  public String toString() {
    return unit.isEmpty() ? number : number + "\u00a0" + unit;
  }
}
