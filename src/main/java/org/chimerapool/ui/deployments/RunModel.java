package org.chimerapool.ui.deployments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.Figure;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.StepStanding;

/// One run.
///
/// @param link empty once a machine has taken it
/// @param fresh lines after those that the page has; empty while it shows something else
/// @param found what the page looks for, where it looks for something
record RunModel(
    Optional<Run> run,
    Optional<String> link,
    List<StepStanding> steps,
    List<Figure> figures,
    List<LogLine> fresh,
    Optional<List<LogLine>> found,
    Instant now) {}
