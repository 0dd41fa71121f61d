package org.chimerapool.pool;

import java.util.List;
import java.util.stream.Collectors;

/// What was asked of a pool cannot be. Tells every fault, not only the first.
public class PoolRuleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<PoolFault> faults;

  public PoolRuleException(List<PoolFault> faults) {
    super(faults.stream().map(PoolFault::words).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  public PoolRuleException(PoolFault fault) {
    this(List.of(fault));
  }

  public List<PoolFault> faults() {
    return faults;
  }
}
