@NullMarked
package org.chimerapool.stratum.session;

import org.jspecify.annotations.NullMarked;
