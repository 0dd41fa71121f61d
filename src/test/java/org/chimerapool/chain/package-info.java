@NullMarked
package org.chimerapool.chain;

import org.jspecify.annotations.NullMarked;
