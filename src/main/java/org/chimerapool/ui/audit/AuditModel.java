package org.chimerapool.ui.audit;

import java.time.Instant;
import java.util.List;
import org.chimerapool.identity.AuditEntry;
import org.chimerapool.ui.kit.Reading;

/// A page of the trail.
///
/// @param older whether there are more after the last one
/// @param filtered whether only some were asked for
record AuditModel(Instant now, Reading<List<AuditEntry>> rows, boolean older, boolean filtered) {}
