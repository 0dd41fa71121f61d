/// How owners of addresses want to be seen, and which names nobody may take.
@NullMarked
package org.chimerapool.gamification.profile;

import org.jspecify.annotations.NullMarked;
