/// The life of a connection: what it was told, what it still waits for, why it was closed.
@NullMarked
package org.chimerapool.stratum.session;

import org.jspecify.annotations.NullMarked;
