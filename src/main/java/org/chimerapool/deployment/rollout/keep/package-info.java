/// Rollouts in the database, and the pass that moves them on.
@NullMarked
package org.chimerapool.deployment.rollout.keep;

import org.jspecify.annotations.NullMarked;
