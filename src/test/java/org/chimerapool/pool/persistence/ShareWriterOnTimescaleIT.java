package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.chimerapool.database.TestDatabase;
import org.chimerapool.database.TimescaleTest;
import org.junit.jupiter.api.Test;

/// The same promises where shares are a hypertable.
@TimescaleTest
class ShareWriterOnTimescaleIT extends ShareWriterContract {

  @Test
  void keepsSharesInAHypertableByDay(TestDatabase database) {
    assertThat(
            database
                .sql()
                .fetchValue(
                    """
                SELECT time_interval::text FROM timescaledb_information.dimensions
                WHERE hypertable_schema = 'pool' AND hypertable_name = 'share'"""))
        .isEqualTo("1 day");
  }
}
