package org.chimerapool.deployment.fleet;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A machine that things are installed on.
///
/// @param place where it stands; may be empty
/// @param hardware as it reported it: `cores`, `memoryKb`, `os`, `gpu`, …
/// @param versions component to version, as installed or as reported
/// @param healthWords why it is in this health; may be empty
/// @param spare stands by for another one
/// @param seenAt when it was last heard or reached, by the console's clock
public record Target(
    long id,
    String name,
    TargetKind kind,
    TargetState state,
    Set<String> labels,
    String place,
    Map<String, String> hardware,
    Map<String, String> versions,
    TargetHealth health,
    String healthWords,
    boolean spare,
    Reach reach,
    Optional<Instant> seenAt,
    Instant createdAt) {

  public Target {
    labels = Set.copyOf(labels);
    hardware = Map.copyOf(hardware);
    versions = Map.copyOf(versions);
  }
}
