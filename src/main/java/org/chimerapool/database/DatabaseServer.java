package org.chimerapool.database;

/// A server that answers, and how to get in.
interface DatabaseServer extends AutoCloseable {

  DatabaseMode mode();

  String url();

  String user();

  String password();

  @Override
  void close();
}
