/// What is known about kinds of mining devices.
@NullMarked
package org.chimerapool.ui.devices;

import org.jspecify.annotations.NullMarked;
