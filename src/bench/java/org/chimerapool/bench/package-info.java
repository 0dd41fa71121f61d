/// The benchmark that the project keeps: the whole pool in one process, its miners in another, and
/// the hot paths under JMH. Run by `./mvnw -Pbench`; nothing of it is shipped.
@NullMarked
package org.chimerapool.bench;

import org.jspecify.annotations.NullMarked;
