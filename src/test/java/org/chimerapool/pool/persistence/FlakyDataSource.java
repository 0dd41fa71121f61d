package org.chimerapool.pool.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A data source whose connections break when a test says so.
final class FlakyDataSource extends DelegatingDataSource {

  enum Fault {
    NONE,
    /// No connection at all.
    AWAY,
    /// The next connection meets a fault that nobody has thought of.
    BROKEN,
    /// The next commit fails before the server hears of it.
    BEFORE_COMMIT,
    /// The next commit succeeds, but the answer is lost.
    AFTER_COMMIT
  }

  private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);

  FlakyDataSource(DataSource real) {
    super(real);
  }

  void set(Fault fault) {
    next.set(fault);
  }

  Fault fault() {
    return Objects.requireNonNull(next.get());
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (next.get() == Fault.AWAY) {
      throw new SQLException("connection refused by the test", "08001");
    }
    if (next.compareAndSet(Fault.BROKEN, Fault.NONE)) {
      throw new IllegalStateException("a fault made by the test");
    }
    Connection real = super.getConnection();
    Object proxy =
        Proxy.newProxyInstance(
            FlakyDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> invoke(real, method, arguments));
    return (Connection) proxy;
  }

  @SuppressWarnings("NullAway") // what a void method returns, and arguments where there are none
  private Object invoke(Connection real, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("commit")) {
      commit(real);
      return null;
    }
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void commit(Connection real) throws SQLException {
    if (next.compareAndSet(Fault.BEFORE_COMMIT, Fault.NONE)) {
      throw new SQLException("connection lost before the commit", "08006");
    }
    real.commit();
    if (next.compareAndSet(Fault.AFTER_COMMIT, Fault.NONE)) {
      throw new SQLException("connection lost after the commit", "08006");
    }
  }
}
