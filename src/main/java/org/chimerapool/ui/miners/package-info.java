/// Every worker of the last day.
@NullMarked
package org.chimerapool.ui.miners;

import org.jspecify.annotations.NullMarked;
