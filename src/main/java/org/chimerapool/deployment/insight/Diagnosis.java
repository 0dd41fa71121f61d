package org.chimerapool.deployment.insight;

import java.util.OptionalInt;

/// Why a run failed.
///
/// @param line number of the line that tells; 0 where none does
/// @param told that line
public record Diagnosis(
    long run,
    String phase,
    String step,
    OptionalInt exitCode,
    long line,
    String told,
    Signature signature) {}
