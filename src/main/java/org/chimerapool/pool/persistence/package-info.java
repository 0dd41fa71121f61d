/// What the pool keeps in the database: shares by way of the journal, refusals, blocks, pools.
///
/// Shares arrive exactly once: a batch and the journal's new position are one transaction, which
/// only goes through from the position that the batch was read at.
@NullMarked
package org.chimerapool.pool.persistence;

import org.jspecify.annotations.NullMarked;
