/// The rules of rollouts, pure: facts and a moment in, facts and orders out.
@NullMarked
package org.chimerapool.deployment.rollout.machine;

import org.jspecify.annotations.NullMarked;
