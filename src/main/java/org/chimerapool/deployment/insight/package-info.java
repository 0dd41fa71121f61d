/// What the screens show of deployments beyond a single row: what runs now, every log as a book
/// that can be opened anywhere, what past runs teach, and what they say of a run that is planned.
@NamedInterface("insight")
@NullMarked
package org.chimerapool.deployment.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
