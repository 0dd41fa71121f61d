/// The operations of the first version and the records that they answer.
@NullMarked
package org.chimerapool.api.v1;

import org.jspecify.annotations.NullMarked;
