/// Facts about chains, published after they happened.
@NamedInterface("events")
@NullMarked
package org.chimerapool.chain.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
