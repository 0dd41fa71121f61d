package org.chimerapool.pool;

import org.chimerapool.kernel.Difficulty;

/// A job as one connection is to be given it.
///
/// @param difficulty bound to this job: what its shares have to meet and are credited with
public record Work(Job job, Difficulty difficulty) {}
