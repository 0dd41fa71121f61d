/// Tests of the package of the same name.
@NullMarked
package org.chimerapool.deployment.rollout.keep;

import org.jspecify.annotations.NullMarked;
