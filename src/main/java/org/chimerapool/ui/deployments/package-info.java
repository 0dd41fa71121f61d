/// Deployments: what runs now, one run with its log, and starting a new one.
@NullMarked
package org.chimerapool.ui.deployments;

import org.jspecify.annotations.NullMarked;
