package org.chimerapool.chain.simulator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;

/// What a coinbase has to say: its height (BIP 34) and what the witnesses are (BIP 141).
final class CoinbaseRules {

  private static final int OP_1 = 0x51;
  private static final int OP_RETURN = 0x6a;
  private static final byte[] COMMITMENT_HEAD = {
    OP_RETURN, 0x24, (byte) 0xaa, 0x21, (byte) 0xa9, (byte) 0xed
  };
  private static final int COMMITMENT_LENGTH = COMMITMENT_HEAD.length + Hash256.BYTES;

  private CoinbaseRules() {}

  /// The height as BIP 34 wants it at the start of the script: 1 to 16 by their own opcodes, others
  /// as a little-endian number with room for its sign.
  static byte[] heightPush(long height) {
    if (height >= 1 && height <= 16) {
      return new byte[] {(byte) (OP_1 + height - 1)};
    }
    byte[] number = BigInteger.valueOf(height).toByteArray();
    WireWriter push = new WireWriter().writeByte(number.length);
    for (int i = number.length - 1; i >= 0; i--) {
      push.writeByte(number[i]);
    }
    return push.toBytes();
  }

  static boolean saysHeight(WireTransaction coinbase, long height) {
    byte[] expected = heightPush(height);
    byte[] script = coinbase.firstScript();
    return script.length >= expected.length
        && Arrays.equals(script, 0, expected.length, expected, 0, expected.length);
  }

  /// The output script that commits to the witnesses of all other transactions; the reserved value
  /// is 32 zero bytes.
  static byte[] commitment(List<Hash256> witnessIds) {
    return new WireWriter()
        .writeBytes(COMMITMENT_HEAD)
        .writeBytes(commitmentHash(witnessIds, new byte[Hash256.BYTES]))
        .toBytes();
  }

  /// The reason to refuse the block's witnesses (`CheckWitnessMalleation` of Bitcoin Core).
  static Optional<String> witnessRefusal(WireBlock block) {
    WireTransaction coinbase = block.transactions().getFirst();
    List<WireTransaction> others = block.transactions().subList(1, block.transactions().size());
    Optional<byte[]> claimed =
        coinbase.outputs().stream()
            .map(WireTransaction.Output::script)
            .filter(CoinbaseRules::isCommitment)
            .reduce((earlier, later) -> later);
    if (claimed.isEmpty()) {
      boolean witnesses = block.transactions().stream().anyMatch(WireTransaction::hasWitness);
      return witnesses ? Optional.of("unexpected-witness") : Optional.empty();
    }
    if (coinbase.witness().size() != 1 || coinbase.witness().getFirst().length != Hash256.BYTES) {
      return Optional.of("bad-witness-nonce-size");
    }
    byte[] expected =
        commitmentHash(
            others.stream().map(WireTransaction::witnessId).toList(),
            coinbase.witness().getFirst());
    byte[] found = Arrays.copyOfRange(claimed.get(), COMMITMENT_HEAD.length, COMMITMENT_LENGTH);
    return Arrays.equals(expected, found)
        ? Optional.empty()
        : Optional.of("bad-witness-merkle-match");
  }

  private static boolean isCommitment(byte[] script) {
    return script.length >= COMMITMENT_LENGTH
        && Arrays.equals(
            script, 0, COMMITMENT_HEAD.length, COMMITMENT_HEAD, 0, COMMITMENT_HEAD.length);
  }

  private static byte[] commitmentHash(List<Hash256> witnessIds, byte[] reserved) {
    List<Hash256> leaves = new ArrayList<>(witnessIds.size() + 1);
    leaves.add(Hash256.ZERO);
    leaves.addAll(witnessIds);
    return DoubleSha256.digest(MerkleTree.of(leaves).root().toBytes(), reserved);
  }
}
