@NullMarked
package org.chimerapool.api.agent;

import org.jspecify.annotations.NullMarked;
