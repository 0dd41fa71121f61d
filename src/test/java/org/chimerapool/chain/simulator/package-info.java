@NullMarked
package org.chimerapool.chain.simulator;

import org.jspecify.annotations.NullMarked;
