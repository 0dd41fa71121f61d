/// Log lines on their way from a machine into the database, each once.
@NamedInterface("log")
@NullMarked
package org.chimerapool.deployment.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
