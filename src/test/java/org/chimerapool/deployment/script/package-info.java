@NullMarked
package org.chimerapool.deployment.script;

import org.jspecify.annotations.NullMarked;
