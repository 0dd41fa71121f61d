package org.chimerapool.chain;

/// Which addresses a coin has. Pure: never asks a node, may be used from any thread.
public interface AddressRules {

  /// Never throws, whatever `address` is.
  AddressCheck check(String address);

  /// How the coin's addresses look, for people: for example `1…, 3… or bc1…`.
  String form();
}
