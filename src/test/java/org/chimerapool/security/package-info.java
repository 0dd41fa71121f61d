/// What attackers try against a running installation.
@NullMarked
package org.chimerapool.security;

import org.jspecify.annotations.NullMarked;
