package org.chimerapool.database;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// See [DatabaseTest].
public final class DatabaseExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The store closes what is closeable when the test is over.
    return context
        .getStore(ExtensionContext.Namespace.create(DatabaseExtension.class))
        .computeIfAbsent(TestDatabase.class, type -> TestDatabase.fresh(), TestDatabase.class);
  }
}
