package org.chimerapool.chain.coin;

import java.io.Serial;

/// What is wrong with the text of an address, in one sentence. Has no stack trace: it is an answer,
/// not a fault.
final class MalformedAddressException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  MalformedAddressException(String sentence) {
    super(sentence, null, false, false);
  }

  static MalformedAddressException foreign(int character) {
    return new MalformedAddressException(
        character > ' ' && character < 127
            ? "The character '%c' does not occur in addresses.".formatted(character)
            : "The character U+%04X does not occur in addresses.".formatted(character));
  }
}
