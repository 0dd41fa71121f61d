/// What a machine is given to run: the recipe's steps and the runtime around them.
@NullMarked
package org.chimerapool.deployment.script;

import org.jspecify.annotations.NullMarked;
