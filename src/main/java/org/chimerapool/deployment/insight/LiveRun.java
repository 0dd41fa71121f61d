package org.chimerapool.deployment.insight;

import java.time.Instant;
import java.util.Optional;
import org.chimerapool.deployment.RunState;

/// One run as a list shows it.
///
/// @param phase where it is; empty outside of all
/// @param done 0 to 1, phases by their weight
/// @param eta empty where too few runs of the recipe have succeeded
/// @param lastLine what the machine said last; may hold anything
/// @param place of its target; may be empty
public record LiveRun(
    long id,
    String label,
    String recipe,
    String title,
    int version,
    RunState state,
    Instant stateSince,
    String detail,
    boolean notUndone,
    Instant createdAt,
    String createdBy,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<Instant> heardAt,
    String phase,
    String step,
    double done,
    Optional<Eta> eta,
    String lastLine,
    String place,
    long lines,
    long warnings,
    long errors) {}
