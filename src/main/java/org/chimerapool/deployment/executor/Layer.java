package org.chimerapool.deployment.executor;

/// What has to work, one after the other, until a machine can be deployed to.
public enum Layer {
  /// Its name has an address.
  NAME,
  /// Something listens there.
  CONNECTION,
  /// It speaks SSH that the console understands too.
  KEY_EXCHANGE,
  /// It is the host that it was.
  HOST_KEY,
  /// The console may log in.
  LOGIN,
  /// The console may become root there, where that is wanted.
  ROOT,
  /// It has bash and the few tools that a run needs.
  SHELL
}
