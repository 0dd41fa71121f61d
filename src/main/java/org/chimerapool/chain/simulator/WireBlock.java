package org.chimerapool.chain.simulator;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.kernel.Hash256;

/// A block as on the wire.
record WireBlock(Hash256 id, BlockHeader header, List<WireTransaction> transactions) {

  /// Bitcoin's limit of 4 million weight units allows no longer serialisation.
  static final int MAX_BYTES = 4_000_000;

  private static final int MIN_TRANSACTION = 10;

  WireBlock {
    transactions = List.copyOf(transactions);
  }

  static WireBlock read(byte[] raw) throws MalformedBlockException {
    WireReader in = new WireReader(raw);
    BlockHeader header = BlockHeader.read(in.take(BlockHeader.BYTES));
    int count = in.readCount(MIN_TRANSACTION);
    List<WireTransaction> transactions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      transactions.add(WireTransaction.read(in));
    }
    if (in.remaining() > 0) {
      throw new MalformedBlockException(in.remaining() + " bytes follow the block");
    }
    return new WireBlock(header.id(), header, transactions);
  }

  static byte[] write(BlockHeader header, List<byte[]> transactions) {
    WireWriter out = new WireWriter().writeBytes(header.toBytes()).writeCount(transactions.size());
    transactions.forEach(out::writeBytes);
    return out.toBytes();
  }

  List<Hash256> transactionIds() {
    return transactions.stream().map(WireTransaction::id).toList();
  }
}
