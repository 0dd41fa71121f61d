/// Facts about found blocks, published after they were committed. Listeners must be idempotent: a
/// crash between commit and publishing, or a restart, may lose or repeat one.
@NamedInterface("events")
@NullMarked
package org.chimerapool.pool.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
