package org.chimerapool.stratum.guard;

/// What became of somebody who came to the door.
public sealed interface Admitted permits Visit, Refused {}
