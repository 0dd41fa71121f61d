/// Rollouts: what is on its way to many machines, how far it is, what decided, and planning one.
@NullMarked
package org.chimerapool.ui.rollouts;

import org.jspecify.annotations.NullMarked;
