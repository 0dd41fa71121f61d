/// The states of a run, and who moves it between them.
@NullMarked
package org.chimerapool.deployment.engine;

import org.jspecify.annotations.NullMarked;
