package org.chimerapool.deployment.executor;

import org.chimerapool.deployment.fleet.Target;

/// Opens ways to machines.
interface Shells {

  Shell open(Target target) throws UnreachableException;
}
