/// What tests of every module share.
@NullMarked
package org.chimerapool.testing;

import org.jspecify.annotations.NullMarked;
