package org.chimerapool.deployment.log;

import java.util.Optional;
import org.chimerapool.deployment.LogLine;

/// A line as the machine sent it.
///
/// @param phase place of the phase in the recipe, -1 outside of all
public record AgentLine(LogLine line, int phase, Optional<AgentEvent> event) {}
