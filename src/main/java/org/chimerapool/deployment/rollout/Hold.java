package org.chimerapool.deployment.rollout;

import java.time.Instant;

/// A person does not want it to go on. Never ends by itself.
public record Hold(String by, String reason, Instant at) {}
