package org.chimerapool.chain.simulator;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;

/// A transaction as on the wire (BIP 144), taken apart as far as the rules need it.
///
/// @param id over the serialisation without witness
/// @param witnessId over the whole serialisation
/// @param coinbase whether its only input spends nothing
/// @param firstScript script of the first input
/// @param witness items of the first input's witness
record WireTransaction(
    Hash256 id,
    Hash256 witnessId,
    boolean coinbase,
    byte[] firstScript,
    List<Output> outputs,
    List<byte[]> witness,
    byte[] raw) {

  private static final int OUTPOINT = 36;
  private static final int SEQUENCE = 4;
  private static final int MIN_INPUT = OUTPOINT + 1 + SEQUENCE;
  private static final int MIN_OUTPUT = 9;

  /// @param value in the smallest unit; whatever the bytes say, also when negative
  record Output(long value, byte[] script) {}

  WireTransaction {
    outputs = List.copyOf(outputs);
    witness = List.copyOf(witness);
  }

  boolean hasWitness() {
    return !id.equals(witnessId);
  }

  static WireTransaction read(WireReader in) throws MalformedBlockException {
    int start = in.position();
    in.skip(4);
    boolean extended = skipExtension(in);
    int body = in.position();
    int inputs = in.readCount(MIN_INPUT);
    boolean spendsNothing = inputs == 1 && isNull(in);
    byte[] firstScript = readInputs(in, inputs);
    List<Output> outputs = readOutputs(in);
    int bodyEnd = in.position();
    List<byte[]> witness = extended ? readWitness(in, inputs) : List.of();
    in.skip(4);
    int end = in.position();
    byte[] raw = in.slice(start, end);
    Hash256 witnessId = DoubleSha256.hash(raw);
    Hash256 id =
        extended
            ? DoubleSha256.hash(
                in.slice(start, start + 4), in.slice(body, bodyEnd), in.slice(end - 4, end))
            : witnessId;
    return new WireTransaction(id, witnessId, spendsNothing, firstScript, outputs, witness, raw);
  }

  /// @return whether the marker and flag of BIP 144 were there
  private static boolean skipExtension(WireReader in) throws MalformedBlockException {
    if (in.peek(0) != 0 || in.peek(1) == 0) {
      return false;
    }
    if (in.peek(1) != 1) {
      throw new MalformedBlockException("unknown transaction flags " + in.peek(1));
    }
    in.skip(2);
    return true;
  }

  /// @return the first input's script
  private static byte[] readInputs(WireReader in, int count) throws MalformedBlockException {
    byte[] firstScript = new byte[0];
    for (int i = 0; i < count; i++) {
      in.skip(OUTPOINT);
      byte[] script = in.takeCounted();
      firstScript = i == 0 ? script : firstScript;
      in.skip(SEQUENCE);
    }
    return firstScript;
  }

  private static boolean isNull(WireReader in) throws MalformedBlockException {
    for (int i = 0; i < Hash256.BYTES; i++) {
      if (in.peek(i) != 0) {
        return false;
      }
    }
    for (int i = Hash256.BYTES; i < OUTPOINT; i++) {
      if (in.peek(i) != 0xff) {
        return false;
      }
    }
    return true;
  }

  private static List<Output> readOutputs(WireReader in) throws MalformedBlockException {
    int count = in.readCount(MIN_OUTPUT);
    List<Output> outputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      outputs.add(new Output(in.readLong(), in.takeCounted()));
    }
    return outputs;
  }

  private static List<byte[]> readWitness(WireReader in, int inputs)
      throws MalformedBlockException {
    List<byte[]> first = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      int items = in.readCount(1);
      for (int j = 0; j < items; j++) {
        byte[] item = in.takeCounted();
        if (i == 0) {
          first.add(item);
        }
      }
    }
    return first;
  }
}
