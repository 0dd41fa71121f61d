/// Variable difficulty as a pure function.
@NamedInterface("vardiff")
@NullMarked
package org.chimerapool.pool.vardiff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
