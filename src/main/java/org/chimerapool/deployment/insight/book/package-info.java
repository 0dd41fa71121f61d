/// Logs that are opened anywhere and searched while they grow.
@NullMarked
package org.chimerapool.deployment.insight.book;

import org.jspecify.annotations.NullMarked;
