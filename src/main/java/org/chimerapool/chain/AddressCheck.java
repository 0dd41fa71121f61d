package org.chimerapool.chain;

/// What came of looking at an address.
public sealed interface AddressCheck {

  /// @param script the output script that pays to the address
  /// @param kind what sort of address it is, for example `P2WPKH`
  record Valid(byte[] script, String kind) implements AddressCheck {}

  /// @param reason one sentence: what was expected and what came
  record Invalid(String reason) implements AddressCheck {}
}
