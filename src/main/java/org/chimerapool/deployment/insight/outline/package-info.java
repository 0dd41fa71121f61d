/// A recipe's phases and steps without its commands, read once per run.
@NullMarked
package org.chimerapool.deployment.insight.outline;

import org.jspecify.annotations.NullMarked;
