/// What runs that have ended teach.
@NullMarked
package org.chimerapool.deployment.insight.past;

import org.jspecify.annotations.NullMarked;
