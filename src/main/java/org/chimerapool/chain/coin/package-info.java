/// The coins that the program ships with, and their addresses.
@NullMarked
package org.chimerapool.chain.coin;

import org.jspecify.annotations.NullMarked;
