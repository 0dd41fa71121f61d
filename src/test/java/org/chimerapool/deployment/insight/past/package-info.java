@NullMarked
package org.chimerapool.deployment.insight.past;

import org.jspecify.annotations.NullMarked;
