package org.chimerapool.database;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// See [TimescaleTest].
public final class TimescaleExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(ExtensionContext.Namespace.create(TimescaleExtension.class))
        .computeIfAbsent(TestDatabase.class, type -> fresh(), TestDatabase.class);
  }

  private static TestDatabase fresh() {
    try {
      return TestDatabase.on(
          System.getenv("CHIMERA_TEST_TIMESCALE_URL"),
          System.getenv().getOrDefault("CHIMERA_TEST_TIMESCALE_USER", "postgres"),
          System.getenv().getOrDefault("CHIMERA_TEST_TIMESCALE_PASSWORD", ""));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
