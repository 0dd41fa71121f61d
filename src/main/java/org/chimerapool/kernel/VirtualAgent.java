package org.chimerapool.kernel;

/// How Chimera's own virtual miners name themselves, so that they can be marked as simulated
/// wherever they show.
public final class VirtualAgent {

  public static final String NAME = "chimera-virtual-miner";

  private VirtualAgent() {}

  public static boolean isNamedBy(String agent) {
    return agent.startsWith(NAME + "/");
  }
}
