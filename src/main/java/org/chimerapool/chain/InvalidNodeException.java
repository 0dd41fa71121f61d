package org.chimerapool.chain;

import java.util.Map;
import java.util.TreeMap;

/// A node plan that will not do.
public class InvalidNodeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final TreeMap<String, String> faults;

  /// @param faults by the name of the [NodePlan] component, each in one sentence
  public InvalidNodeException(Map<String, String> faults) {
    super(faults.toString());
    this.faults = new TreeMap<>(faults);
  }

  public Map<String, String> faults() {
    return Map.copyOf(faults);
  }
}
