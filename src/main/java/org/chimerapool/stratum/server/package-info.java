/// The listening socket and the pipeline of each connection.
@NullMarked
package org.chimerapool.stratum.server;

import org.jspecify.annotations.NullMarked;
