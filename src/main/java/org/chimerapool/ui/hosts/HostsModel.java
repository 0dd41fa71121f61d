package org.chimerapool.ui.hosts;

import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.provider.Provision;
import org.chimerapool.ui.kit.Reading;

/// Machines that the console reaches by itself, and those that it ordered.
record HostsModel(Reading<List<Target>> hosts, List<Provision> ordered, Instant now) {}
