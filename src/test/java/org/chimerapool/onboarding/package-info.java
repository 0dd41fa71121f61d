@NullMarked
package org.chimerapool.onboarding;

import org.jspecify.annotations.NullMarked;
