/// What strangers may ask of the server, and what becomes of those who ask for more.
@NullMarked
package org.chimerapool.stratum.guard;

import org.jspecify.annotations.NullMarked;
