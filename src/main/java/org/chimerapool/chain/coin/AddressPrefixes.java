package org.chimerapool.chain.coin;

/// By what the addresses of one network are told.
///
/// @param keyHash version byte of P2PKH in base58check, 0 to 255
/// @param scriptHash version byte of P2SH
/// @param segwit human-readable part of native segwit addresses, empty where there are none
/// @param form how they begin, for people
record AddressPrefixes(int keyHash, int scriptHash, String segwit, String form) {

  boolean isSegwit(String smallLetters) {
    return !segwit.isEmpty() && smallLetters.startsWith(segwit + "1");
  }

  boolean knows(int version) {
    return version == keyHash || version == scriptHash;
  }
}
