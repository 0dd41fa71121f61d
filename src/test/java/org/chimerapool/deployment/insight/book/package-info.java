@NullMarked
package org.chimerapool.deployment.insight.book;

import org.jspecify.annotations.NullMarked;
