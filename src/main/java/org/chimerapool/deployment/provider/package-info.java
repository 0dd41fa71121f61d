/// Hosts that the console orders from somebody else: made, added to the fleet, and given back.
@NamedInterface("provider")
@NullMarked
package org.chimerapool.deployment.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
