@NullMarked
package org.chimerapool.stratum.server;

import org.jspecify.annotations.NullMarked;
