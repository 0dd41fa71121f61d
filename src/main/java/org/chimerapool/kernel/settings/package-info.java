/// The check of all settings at start: every fault of every module at once, before anything runs.
@NullMarked
package org.chimerapool.kernel.settings;

import org.jspecify.annotations.NullMarked;
