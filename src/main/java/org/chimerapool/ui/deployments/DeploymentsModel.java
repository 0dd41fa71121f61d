package org.chimerapool.ui.deployments;

import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.Run;
import org.chimerapool.ui.kit.Reading;

/// @param runs the newest first, those that go on before all
record DeploymentsModel(Reading<List<Run>> runs, Instant now) {}
