/// Jobs: from a node's template to what miners hash.
@NullMarked
package org.chimerapool.pool.job;

import org.jspecify.annotations.NullMarked;
