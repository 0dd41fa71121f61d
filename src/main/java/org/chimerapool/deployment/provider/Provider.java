package org.chimerapool.deployment.provider;

import java.util.Optional;

/// Somebody who makes hosts. Everything may take minutes and may be asked again after a crash. An
/// interruption ends the wait and nothing else: what was asked for may or may not have been done.
public interface Provider {

  /// Names it in the database; lower case.
  String code();

  /// Why it cannot be used on this console now, for people; empty when it can.
  Optional<String> missing();

  /// The host of that name, where it exists already.
  ///
  /// @throws ProviderException when that cannot be found out
  Optional<Made> find(String name) throws ProviderException, InterruptedException;

  /// @param publicKey whose holder may log in
  /// @throws ProviderException when there is no such host afterwards, or only a part of it
  Made make(Wishes wishes, String publicKey) throws ProviderException, InterruptedException;

  /// @throws ProviderException when it may still be there
  void remove(String name) throws ProviderException, InterruptedException;

  /// A host that can be logged in to.
  record Made(String address, String user) {}
}
