/// What stands before a connection's first line: the header of a trusted proxy, and TLS or plain on
/// the same port.
@NullMarked
package org.chimerapool.stratum.entrance;

import org.jspecify.annotations.NullMarked;
