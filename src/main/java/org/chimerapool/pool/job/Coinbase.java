package org.chimerapool.pool.job;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.CoinbaseTerms;
import org.chimerapool.kernel.LittleEndian;

/// Builds the two halves of a coinbase transaction around the extranonces, without witness.
///
/// The input script is: height (BIP 34), extranonce1, extranonce2, the pool's tag. It may hold 100
/// bytes. The outputs are: those that the coin requires, the pool's, the commitment to the
/// witnesses (BIP 141). A special transaction's payload ends it (DIP 2).
///
/// @param sequenceAt where in `second` the input's sequence number stands
record Coinbase(byte[] first, byte[] second, int sequenceAt) {

  private static final int MAX_SCRIPT = 100;
  private static final int OP_1 = 0x51;
  private static final int SEQUENCE = 0xffffffff;

  /// @throws IllegalArgumentException when the template asks for what cannot be built
  static Coinbase of(BlockTemplate template, byte[] payoutScript, String tag, int extranonceBytes) {
    byte[] height = heightPush(template.height());
    byte[] tagBytes = tag.getBytes(StandardCharsets.US_ASCII);
    // Both extranonces are one push, so that no data in them is ever read as an opcode.
    int scriptLength = height.length + 1 + extranonceBytes + 1 + tagBytes.length;
    if (scriptLength > MAX_SCRIPT || tagBytes.length > 75) {
      throw new IllegalArgumentException("the coinbase tag makes the script longer than 100 bytes");
    }
    CoinbaseTerms terms = template.coinbase();
    var first = new ByteArrayOutputStream();
    writeInt(first, terms.version());
    first.write(1);
    first.writeBytes(new byte[32]);
    writeInt(first, SEQUENCE);
    first.write(scriptLength);
    first.writeBytes(height);
    first.write(extranonceBytes);

    var second = new ByteArrayOutputStream();
    second.write(tagBytes.length);
    second.writeBytes(tagBytes);
    int sequenceAt = second.size();
    writeInt(second, SEQUENCE);
    writeOutputs(second, template, payoutScript);
    writeInt(second, 0);
    if (terms.payload().length > 0) {
      VarInt.write(second, terms.payload().length);
      second.writeBytes(terms.payload());
    }
    return new Coinbase(first.toByteArray(), second.toByteArray(), sequenceAt);
  }

  private static void writeOutputs(
      ByteArrayOutputStream out, BlockTemplate template, byte[] payoutScript) {
    CoinbaseTerms terms = template.coinbase();
    byte[] commitment = template.witnessCommitment();
    if (commitment.length > 0 && terms.payload().length > 0) {
      throw new IllegalArgumentException(
          "a coinbase with a payload cannot carry the witness that its commitment needs");
    }
    VarInt.write(out, terms.outputs().size() + (commitment.length == 0 ? 1 : 2));
    for (CoinbaseTerms.Output required : terms.outputs()) {
      writeOutput(out, BigInteger.valueOf(required.value()), required.script());
    }
    writeOutput(out, template.poolReward().units(), payoutScript);
    if (commitment.length > 0) {
      writeOutput(out, BigInteger.ZERO, commitment);
    }
  }

  /// The height as BIP 34 wants it pushed: 1 to 16 by their own opcodes, others as a little-endian
  /// number.
  private static byte[] heightPush(long height) {
    if (height >= 1 && height <= 16) {
      return new byte[] {(byte) (OP_1 + height - 1)};
    }
    byte[] bigEndian = BigInteger.valueOf(height).toByteArray();
    byte[] push = new byte[1 + bigEndian.length];
    push[0] = (byte) bigEndian.length;
    for (int i = 0; i < bigEndian.length; i++) {
      push[1 + i] = bigEndian[bigEndian.length - 1 - i];
    }
    return push;
  }

  private static void writeOutput(ByteArrayOutputStream out, BigInteger value, byte[] script) {
    byte[] amount = new byte[Long.BYTES];
    LittleEndian.putLong(amount, 0, value.longValueExact());
    out.writeBytes(amount);
    VarInt.write(out, script.length);
    out.writeBytes(script);
  }

  private static void writeInt(ByteArrayOutputStream out, int value) {
    byte[] bytes = new byte[Integer.BYTES];
    LittleEndian.putInt(bytes, 0, value);
    out.writeBytes(bytes);
  }
}
