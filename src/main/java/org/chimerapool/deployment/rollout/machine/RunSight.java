package org.chimerapool.deployment.rollout.machine;

import org.chimerapool.deployment.RunState;

/// A run as a rollout sees it.
///
/// @param stopping it has been told to stop already
/// @param notUndone something that was begun could not be undone
/// @param detail why, in the machine's words
public record RunSight(RunState state, boolean stopping, boolean notUndone, String detail) {}
