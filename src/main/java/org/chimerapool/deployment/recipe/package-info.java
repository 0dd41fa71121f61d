/// Deployments as data: read, checked with the line of each fault.
@NamedInterface("recipe")
@NullMarked
package org.chimerapool.deployment.recipe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
