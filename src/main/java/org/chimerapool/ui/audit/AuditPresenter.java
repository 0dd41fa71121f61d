package org.chimerapool.ui.audit;

import java.time.Clock;
import java.util.List;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Audit;
import org.chimerapool.identity.AuditEntry;
import org.chimerapool.identity.AuditFilter;
import org.chimerapool.identity.AuditVerdict;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// Reads the trail a page at a time.
@Component
class AuditPresenter {

  static final int ROWS = 50;

  private final Audit audit;
  private final Clock clock;

  AuditPresenter(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  AuditModel read(Actor visitor, AuditFilter filter) {
    Reading<List<AuditEntry>> found = Reading.of(() -> audit.page(visitor, filter, ROWS + 1));
    int count = found.map(List::size).orElse(0);
    return new AuditModel(
        clock.instant(),
        found.map(rows -> rows.stream().limit(ROWS).toList()),
        count > ROWS,
        !filter.text().isEmpty() || filter.action().isPresent() || filter.olderThan().isPresent());
  }

  /// May take seconds.
  AuditVerdict verify(Actor visitor) {
    return audit.verify(visitor);
  }
}
