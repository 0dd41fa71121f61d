package org.chimerapool.chain.coin;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/// The text of a native segwit address: bech32 (BIP 173) for version 0, bech32m (BIP 350) for the
/// others.
///
/// @param prefix the human-readable part, in small letters
/// @param version of the witness program, 0 to 16
record SegwitText(String prefix, int version, byte[] program) {

  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int BECH32 = 1;
  private static final int BECH32M = 0x2bc830a3;
  private static final int CHECKSUM = 6;
  private static final int MAX_LENGTH = 90;

  /// @throws MalformedAddressException saying what is wrong
  static SegwitText read(String text) throws MalformedAddressException {
    String small = text.toLowerCase(Locale.ROOT);
    if (!text.equals(small) && !text.equals(text.toUpperCase(Locale.ROOT))) {
      throw new MalformedAddressException("It mixes capital and small letters.");
    }
    if (text.length() > MAX_LENGTH) {
      throw new MalformedAddressException(
          "It has %d characters, at most 90 are allowed.".formatted(text.length()));
    }
    int separator = small.lastIndexOf('1');
    int[] values = values(small, separator + 1);
    if (separator < 1 || values.length < 1 + CHECKSUM) {
      throw new MalformedAddressException("It is too short: part of it is missing.");
    }
    String prefix = small.substring(0, separator);
    int version = values[0];
    int checksum = checksum(prefix, values);
    int expected = version == 0 ? BECH32 : BECH32M;
    if (checksum != expected) {
      throw new MalformedAddressException(wrongChecksum(checksum, version));
    }
    if (version > 16) {
      throw new MalformedAddressException(
          "Its witness version is %d, the highest is 16.".formatted(version));
    }
    byte[] program = program(values);
    if (program.length < 2 || program.length > 40) {
      throw new MalformedAddressException(
          "Its witness program has %d bytes, 2 to 40 are allowed.".formatted(program.length));
    }
    return new SegwitText(prefix, version, program);
  }

  private static String wrongChecksum(int checksum, int version) {
    if (checksum == BECH32 || checksum == BECH32M) {
      return "Witness version %d needs %s, this is %s."
          .formatted(
              version,
              version == 0 ? "bech32" : "bech32m",
              checksum == BECH32 ? "bech32" : "bech32m");
    }
    return "Its checksum is wrong: a character was mistyped or is missing.";
  }

  private static int[] values(String text, int from) throws MalformedAddressException {
    int[] values = new int[text.length() - from];
    for (int i = 0; i < values.length; i++) {
      char c = text.charAt(from + i);
      values[i] = ALPHABET.indexOf(c);
      if (values[i] < 0) {
        throw MalformedAddressException.foreign(c);
      }
    }
    return values;
  }

  /// 1 for a good bech32 text, [#BECH32M] for a good bech32m text.
  private static int checksum(String prefix, int[] values) {
    int sum = 1;
    for (int i = 0; i < prefix.length(); i++) {
      sum = step(sum) ^ (prefix.charAt(i) >>> 5);
    }
    sum = step(sum);
    for (int i = 0; i < prefix.length(); i++) {
      sum = step(sum) ^ (prefix.charAt(i) & 31);
    }
    for (int value : values) {
      sum = step(sum) ^ value;
    }
    return sum;
  }

  private static int step(int sum) {
    int top = sum >>> 25;
    int next = (sum & 0x1ffffff) << 5;
    for (int i = 0; i < GENERATOR.length; i++) {
      if (((top >>> i) & 1) == 1) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }

  /// The values between version and checksum, eight bits at a time.
  private static byte[] program(int[] values) throws MalformedAddressException {
    var bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (int i = 1; i < values.length - CHECKSUM; i++) {
      buffer = ((buffer << 5) | values[i]) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(buffer >>> bits);
      }
    }
    if (bits >= 5 || (buffer & ((1 << bits) - 1)) != 0) {
      throw new MalformedAddressException("Its last bits are no padding: bits are left over.");
    }
    return bytes.toByteArray();
  }
}
