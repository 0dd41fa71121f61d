@NullMarked
package org.chimerapool.deployment.recipe.store;

import org.jspecify.annotations.NullMarked;
