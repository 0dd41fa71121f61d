/// The program itself: version, database, journal, virtual miners.
@NullMarked
package org.chimerapool.ui.system;

import org.jspecify.annotations.NullMarked;
