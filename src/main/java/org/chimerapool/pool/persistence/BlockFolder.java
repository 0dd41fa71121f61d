package org.chimerapool.pool.persistence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.journal.ShareRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Found blocks on the local disk, one file each, until it is settled in the database what became
/// of them.
///
/// A file `<id>.block` holds, big-endian: `CHBK`, int format (2), the coin (UTF), 32 bytes of id,
/// double network difficulty, the reward (UTF, decimal), the credit (int length, a record as in
/// the share journal), the whole block (int length, bytes), the payout script (int length, bytes),
/// and the CRC-32C of all that (int). Format 1 has no payout script.
final class BlockFolder {

  private static final Logger log = LoggerFactory.getLogger(BlockFolder.class);
  private static final int MAGIC = 0x4348424B; // CHBK
  private static final int FORMAT = 2;
  private static final int FORMAT_WITHOUT_SCRIPT = 1;
  private static final String SUFFIX = ".block";
  private static final String UNFINISHED = ".new";
  private static final String NAME = "[0-9a-f]{64}\\.block";

  private static final Comparator<FoundBlock> FOUND =
      Comparator.comparing((FoundBlock block) -> block.credit().at())
          .thenComparingLong(block -> block.credit().height());

  private final Path folder;

  BlockFolder(Path folder) {
    this.folder = folder;
  }

  void keep(FoundBlock block) throws IOException {
    keep(List.of(block));
  }

  /// Returns when the blocks are on the disk.
  void keep(List<FoundBlock> blocks) throws IOException {
    for (FoundBlock block : blocks) {
      write(block);
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void write(FoundBlock block) throws IOException {
    Path fresh = folder.resolve(block.id().toDisplayHex() + UNFINISHED);
    ByteBuffer bytes = ByteBuffer.wrap(encode(block));
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, file(block.id()), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Everything kept, in the order in which it was found. A file that cannot be read is named in
  /// the log and left where it is.
  List<FoundBlock> all() throws IOException {
    List<FoundBlock> blocks = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
        read(file).ifPresent(blocks::add);
      }
    }
    blocks.sort(FOUND);
    return blocks;
  }

  Optional<FoundBlock> find(Hash256 id) throws IOException {
    Path file = file(id);
    return Files.exists(file) ? read(file) : Optional.empty();
  }

  void retire(Hash256 id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  /// The ids of what has lain here since before `time`, without reading it. What was being written
  /// when an earlier run died is deleted on the way.
  List<Hash256> olderThan(Instant time) throws IOException {
    List<Hash256> ids = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(time);
        String name = file.getFileName().toString();
        if (old && name.endsWith(UNFINISHED)) {
          Files.deleteIfExists(file);
        } else if (old && name.matches(NAME)) {
          ids.add(Hash256.ofDisplayHex(name.substring(0, 2 * Hash256.BYTES)));
        }
      }
    }
    return ids;
  }

  /// Where a block is kept.
  Path file(Hash256 id) {
    return folder.resolve(id.toDisplayHex() + SUFFIX);
  }

  private static Optional<FoundBlock> read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length - 4;
    if (end < 8 || ByteBuffer.wrap(bytes, end, 4).getInt() != checksum(bytes, end)) {
      log.error("{} is damaged and passed over", file);
      return Optional.empty();
    }
    try {
      return Optional.of(decode(Arrays.copyOf(bytes, end)));
    } catch (IOException | RuntimeException e) {
      log.error("{} cannot be understood and is passed over: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private static byte[] encode(FoundBlock block) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeInt(FORMAT);
    out.writeUTF(block.coin().ticker());
    out.write(block.id().toBytes());
    out.writeDouble(block.networkDifficulty().value());
    out.writeUTF(block.reward().units().toString());
    byte[] credit = ShareRecord.encode(block.credit());
    out.writeInt(credit.length);
    out.write(credit);
    out.writeInt(block.raw().length);
    out.write(block.raw());
    out.writeInt(block.payoutScript().length);
    out.write(block.payoutScript());
    out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    return bytes.toByteArray();
  }

  private static FoundBlock decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int magic = in.readInt();
    int format = in.readInt();
    if (magic != MAGIC || (format != FORMAT && format != FORMAT_WITHOUT_SCRIPT)) {
      throw new IOException("not a found block of format 1 or " + FORMAT);
    }
    CoinId coin = CoinId.of(in.readUTF());
    Hash256 id = Hash256.ofBytes(in.readNBytes(Hash256.BYTES));
    Difficulty network = Difficulty.of(in.readDouble());
    Amount reward = new Amount(new BigInteger(in.readUTF()), coin);
    ShareCredit credit = ShareRecord.decode(in.readNBytes(in.readInt()), 0);
    byte[] raw = in.readNBytes(in.readInt());
    byte[] script = format == FORMAT_WITHOUT_SCRIPT ? new byte[0] : in.readNBytes(in.readInt());
    return new FoundBlock(coin, credit, id, raw, network, reward, script);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
