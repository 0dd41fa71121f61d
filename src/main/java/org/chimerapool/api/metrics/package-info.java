/// Figures for Prometheus, with labels of which there are few.
@NullMarked
package org.chimerapool.api.metrics;

import org.jspecify.annotations.NullMarked;
