/// What runs now, read once for all who watch.
@NullMarked
package org.chimerapool.deployment.insight.live;

import org.jspecify.annotations.NullMarked;
