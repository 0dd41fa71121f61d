/// Tests of the share journal.
@NullMarked
package org.chimerapool.pool.journal;

import org.jspecify.annotations.NullMarked;
