/// What other modules may tell a rollout: whether things are well enough to go on.
@NamedInterface("spi")
@NullMarked
package org.chimerapool.deployment.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
