/// The program's start; nothing else lives in the root package.
@NullMarked
package org.chimerapool;

import org.jspecify.annotations.NullMarked;
