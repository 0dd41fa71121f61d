package org.chimerapool.deployment.insight;

import java.time.Instant;
import java.util.Optional;
import org.chimerapool.deployment.RunState;

/// A run in the history.
///
/// @param failedStep empty unless it failed
/// @param told the line that told of the failure; may hold anything
public record PastRun(
    long id,
    String label,
    String recipe,
    String title,
    int version,
    RunState state,
    boolean notUndone,
    String detail,
    Instant createdAt,
    String createdBy,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    String host,
    String place,
    String hardware,
    String failedStep,
    String told,
    long lines,
    long warnings,
    long errors) {}
