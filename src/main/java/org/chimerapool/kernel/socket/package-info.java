/// Which kind of sockets this host serves fastest. Chooses; opens none.
@NamedInterface("socket")
@NullMarked
package org.chimerapool.kernel.socket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
