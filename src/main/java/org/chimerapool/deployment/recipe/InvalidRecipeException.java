package org.chimerapool.deployment.recipe;

import java.util.List;
import java.util.stream.Collectors;

/// A recipe that cannot be run as it is. Tells every fault, not only the first.
public class InvalidRecipeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<RecipeFault> faults;

  public InvalidRecipeException(List<RecipeFault> faults) {
    super(faults.stream().map(RecipeFault::toString).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  public List<RecipeFault> faults() {
    return faults;
  }
}
