/// The parts that every screen is made of, each with its own loading, empty, error and stale face.
@NullMarked
package org.chimerapool.ui.kit;

import org.jspecify.annotations.NullMarked;
