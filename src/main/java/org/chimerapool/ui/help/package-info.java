/// Words of mining, explained.
@NullMarked
package org.chimerapool.ui.help;

import org.jspecify.annotations.NullMarked;
