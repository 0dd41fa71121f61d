package org.chimerapool.stratum.guard;

import org.chimerapool.stratum.Limit;

/// Not let in.
public record Refused(Limit limit) implements Admitted {}
