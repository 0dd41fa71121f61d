/// The way in: who asks, how often they may, and what is said to those who may not.
@NullMarked
package org.chimerapool.api.door;

import org.jspecify.annotations.NullMarked;
