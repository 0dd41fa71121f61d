/// Recipes: read, written, checked, compared, brought from elsewhere, and what they would do.
@NullMarked
package org.chimerapool.ui.recipes;

import org.jspecify.annotations.NullMarked;
