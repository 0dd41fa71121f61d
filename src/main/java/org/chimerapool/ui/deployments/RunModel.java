package org.chimerapool.ui.deployments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.Figure;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.StepStanding;
import org.chimerapool.deployment.insight.Diagnosis;
import org.chimerapool.deployment.insight.LiveRun;

/// One run.
///
/// @param link empty once a machine has taken it
/// @param news of its log
/// @param live empty once it has ended
/// @param diagnosis why it failed
/// @param around the lines around the one that tells of the failure
record RunModel(
    Optional<Run> run,
    Optional<String> link,
    List<StepStanding> steps,
    List<Figure> figures,
    LogNews news,
    Optional<LiveRun> live,
    Optional<Diagnosis> diagnosis,
    List<LogLine> around,
    Instant now) {}
