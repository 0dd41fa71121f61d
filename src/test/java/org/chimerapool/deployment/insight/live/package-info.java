@NullMarked
package org.chimerapool.deployment.insight.live;

import org.jspecify.annotations.NullMarked;
