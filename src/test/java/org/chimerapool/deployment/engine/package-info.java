/// Tests of the package of the same name.
@NullMarked
package org.chimerapool.deployment.engine;

import org.jspecify.annotations.NullMarked;
