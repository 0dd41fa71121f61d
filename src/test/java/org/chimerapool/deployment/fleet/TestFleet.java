package org.chimerapool.deployment.fleet;

import java.time.Clock;
import org.chimerapool.database.TestDatabase;

/// The fleet on a test's database, for tests of other packages.
public final class TestFleet {

  private TestFleet() {}

  public static Fleet on(TestDatabase database) {
    return new JooqFleet(database.sql(), Clock.systemUTC());
  }
}
