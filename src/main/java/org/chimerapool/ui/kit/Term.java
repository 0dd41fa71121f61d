package org.chimerapool.ui.kit;

/// Words of mining that a page explains, each with its message keys.
public enum Term {
  HASHRATE("term.hashrate"),
  UNCERTAINTY("term.uncertainty"),
  SHARE("term.share"),
  DIFFICULTY("term.difficulty"),
  EFFORT("term.effort"),
  LUCK("term.luck"),
  BEST_SHARE("term.best"),
  REFUSED("term.refused");

  private final String key;

  Term(String key) {
    this.key = key;
  }

  public String nameKey() {
    return key;
  }

  /// Of what it means.
  public String textKey() {
    return key + ".detail";
  }
}
