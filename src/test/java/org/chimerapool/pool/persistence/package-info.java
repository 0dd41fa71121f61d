/// Tests of what the pool keeps in the database.
@NullMarked
package org.chimerapool.pool.persistence;

import org.jspecify.annotations.NullMarked;
