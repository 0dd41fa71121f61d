package org.chimerapool.kernel;

/// A listener's place in a list; closing it takes the listener out. Closing twice does nothing.
@FunctionalInterface
public interface Registration extends AutoCloseable {

  @Override
  void close();
}
