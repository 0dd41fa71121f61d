/// The rules of the house that no module boundary can express, and the proof that each bites.
@NullMarked
package org.chimerapool.architecture;

import org.jspecify.annotations.NullMarked;
