/// The machines that things are installed on: known ones, new ones, and how each is.
@NamedInterface("fleet")
@NullMarked
package org.chimerapool.deployment.fleet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
