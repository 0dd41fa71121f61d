package org.chimerapool.chain.coin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.chimerapool.chain.AddressCheck;
import org.chimerapool.chain.AddressRules;
import org.chimerapool.kernel.Hash256;

/// Addresses of a network of the Bitcoin family: base58check, bech32 (BIP 173), bech32m (BIP 350).
///
/// @param network the network's name, for example `Bitcoin testnet4`
/// @param known prefixes of every network by its name, this one included: an address of another one
/// is told by them
record BitcoinAddresses(String network, AddressPrefixes own, Map<String, AddressPrefixes> known)
    implements AddressRules {

  private static final int HASH = 20;
  private static final int MAX_LENGTH = 120;

  @Override
  public AddressCheck check(String address) {
    try {
      return read(address);
    } catch (MalformedAddressException e) {
      return new AddressCheck.Invalid(
          "%s Expected an address of %s: %s".formatted(e.getMessage(), network, own.form()));
    }
  }

  @Override
  public String form() {
    return own.form();
  }

  private AddressCheck read(String address) throws MalformedAddressException {
    if (address.isEmpty()) {
      throw new MalformedAddressException("It is empty.");
    }
    if (address.length() > MAX_LENGTH) {
      throw new MalformedAddressException("It has %d characters.".formatted(address.length()));
    }
    // Beyond ASCII, a small letter may come of something else: that of the Kelvin sign is k.
    OptionalInt foreign = address.codePoints().filter(c -> c <= ' ' || c > '~').findFirst();
    if (foreign.isPresent()) {
      throw MalformedAddressException.foreign(foreign.getAsInt());
    }
    String small = address.toLowerCase(Locale.ROOT);
    if (own.isSegwit(small)) {
      return segwit(SegwitText.read(address));
    }
    List<String> others = networksOf(prefixes -> prefixes.isSegwit(small));
    if (!others.isEmpty()) {
      throw foreign(others);
    }
    return base58(address);
  }

  private static AddressCheck segwit(SegwitText text) throws MalformedAddressException {
    byte[] program = text.program();
    byte[] script = OutputScripts.witness(text.version(), program);
    if (text.version() == 0 && program.length == HASH) {
      return new AddressCheck.Valid(script, "P2WPKH");
    }
    if (text.version() == 0 && program.length == Hash256.BYTES) {
      return new AddressCheck.Valid(script, "P2WSH");
    }
    if (text.version() == 0) {
      throw new MalformedAddressException(
          "A witness program of version 0 has 20 or 32 bytes, this one has %d."
              .formatted(program.length));
    }
    if (text.version() == 1 && program.length == Hash256.BYTES) {
      return new AddressCheck.Valid(script, "P2TR");
    }
    throw new MalformedAddressException(
        "Witness version %d with %d bytes has no rules yet, so that anybody could take the money."
            .formatted(text.version(), program.length));
  }

  private AddressCheck base58(String address) throws MalformedAddressException {
    if (!Base58Check.isSpelled(address)) {
      throw MalformedAddressException.foreign(
          address
              .codePoints()
              .filter(c -> !Base58Check.isSpelled(Character.toString(c)))
              .findFirst()
              .orElseThrow());
    }
    byte[] payload =
        Base58Check.decode(address)
            .orElseThrow(
                () ->
                    new MalformedAddressException(
                        "Its checksum is wrong: a character was mistyped or is missing."));
    if (payload.length != 1 + HASH) {
      throw new MalformedAddressException(
          "It holds %d bytes, an address holds 21.".formatted(payload.length));
    }
    int version = payload[0] & 0xff;
    byte[] hash = Arrays.copyOfRange(payload, 1, payload.length);
    if (version == own.keyHash()) {
      return new AddressCheck.Valid(OutputScripts.keyHash(hash), "P2PKH");
    }
    if (version == own.scriptHash()) {
      return new AddressCheck.Valid(OutputScripts.scriptHash(hash), "P2SH");
    }
    List<String> others = networksOf(prefixes -> prefixes.knows(version));
    if (!others.isEmpty()) {
      throw foreign(others);
    }
    throw new MalformedAddressException(
        "Its version byte is %d, not %d or %d."
            .formatted(version, own.keyHash(), own.scriptHash()));
  }

  private List<String> networksOf(Predicate<AddressPrefixes> fits) {
    return known.entrySet().stream()
        .filter(entry -> fits.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static MalformedAddressException foreign(List<String> networks) {
    return new MalformedAddressException(
        "It is an address of %s.".formatted(String.join(" or ", networks)));
  }
}
