package org.chimerapool.deployment.rollout;

import java.util.List;

/// A plan that cannot be carried out, with everything that is wrong in it.
public class InvalidPlanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<PlanFault> faults;

  public InvalidPlanException(List<PlanFault> faults) {
    super("a plan with " + faults.size() + " faults: " + faults);
    this.faults = List.copyOf(faults);
  }

  public List<PlanFault> faults() {
    return faults;
  }
}
