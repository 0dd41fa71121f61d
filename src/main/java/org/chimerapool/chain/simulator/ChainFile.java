package org.chimerapool.chain.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.chimerapool.kernel.Hash256;

/// Every block that the chain has taken, in the order in which it came; only ever appended to.
///
/// Eight bytes of magic, then frames: length of the body (u32), CRC-32C of the body (u32), body =
/// height (u64) and the block as on the wire; all little-endian. What follows the last whole frame
/// was being written when the process died and is cut off. Nothing is forced to disk: a killed
/// process loses no block, a machine without power may lose the last ones.
///
/// Belongs to one thread at a time.
final class ChainFile implements AutoCloseable {

  private static final byte[] MAGIC = "CHIMSIM1".getBytes(StandardCharsets.US_ASCII);
  private static final int FRAME_HEAD = 8;
  private static final int HEIGHT_BYTES = 8;
  private static final int MAX_BODY = HEIGHT_BYTES + WireBlock.MAX_BYTES;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path path;
  private final FileChannel channel;

  /// Sees each stored block at the start.
  @FunctionalInterface
  interface Visitor {

    /// @param header the block's first 80 bytes
    void block(long height, BlockHeader header);
  }

  private ChainFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// Opens or creates the file, shows what it holds and cuts off a torn tail.
  ///
  /// @throws IOException also when the file is something else
  static ChainFile open(Path path, Visitor visitor) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      long end = replay(path, channel, visitor);
      if (end < MAGIC.length) {
        channel.truncate(0);
        writeFully(channel, ByteBuffer.wrap(MAGIC));
      } else {
        channel.truncate(end);
        channel.position(end);
      }
      return new ChainFile(path, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  void append(long height, byte[] block) throws IOException {
    long start = channel.position();
    ByteBuffer frame =
        ByteBuffer.allocate(FRAME_HEAD + HEIGHT_BYTES + block.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .position(FRAME_HEAD)
            .putLong(height)
            .put(block);
    CRC32C crc = new CRC32C();
    crc.update(frame.array(), FRAME_HEAD, frame.capacity() - FRAME_HEAD);
    frame.putInt(0, frame.capacity() - FRAME_HEAD).putInt(4, (int) crc.getValue()).flip();
    try {
      writeFully(channel, frame);
    } catch (IOException e) {
      channel.truncate(start);
      throw e;
    }
  }

  /// The first transaction of a stored block.
  Optional<WireTransaction> coinbase(long height, Hash256 id) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      for (long at = MAGIC.length; at < all.byteSize(); at += frameLength(all, at)) {
        if (all.get(LONG, at + FRAME_HEAD) == height && headerAt(all, at).id().equals(id)) {
          long block = at + FRAME_HEAD + HEIGHT_BYTES;
          long length = frameLength(all, at) - FRAME_HEAD - HEIGHT_BYTES;
          byte[] raw = all.asSlice(block, length).toArray(ValueLayout.JAVA_BYTE);
          return Optional.of(WireBlock.read(raw).transactions().getFirst());
        }
      }
      return Optional.empty();
    } catch (MalformedBlockException e) {
      throw new IOException("block %s in %s is damaged".formatted(id, path), e);
    }
  }

  /// Keeps the given block and what came above its height after it, by writing a new file and
  /// putting it in the place of this one. This file is closed then; open it again.
  void restartAt(Hash256 root) throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".next");
    Files.deleteIfExists(next);
    try (Arena arena = Arena.ofConfined();
        FileChannel out =
            FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      writeFully(out, ByteBuffer.wrap(MAGIC));
      MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      long floor = Long.MAX_VALUE;
      for (long at = MAGIC.length; at < all.byteSize(); at += frameLength(all, at)) {
        long height = all.get(LONG, at + FRAME_HEAD);
        boolean isRoot = floor == Long.MAX_VALUE && headerAt(all, at).id().equals(root);
        if (isRoot || height > floor) {
          writeFully(out, all.asSlice(at, frameLength(all, at)).asByteBuffer());
          floor = isRoot ? height : floor;
        }
      }
      out.force(true);
    }
    close();
    Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path, e);
    }
  }

  /// @return where the last whole frame ends
  private static long replay(Path path, FileChannel channel, Visitor visitor) throws IOException {
    long size = channel.size();
    if (size < MAGIC.length) {
      return 0;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      if (!Arrays.equals(all.asSlice(0, MAGIC.length).toArray(ValueLayout.JAVA_BYTE), MAGIC)) {
        throw new IOException(path + " does not begin like a chain of the simulator");
      }
      long at = MAGIC.length;
      while (isWhole(all, at)) {
        visitor.block(all.get(LONG, at + FRAME_HEAD), headerAt(all, at));
        at += frameLength(all, at);
      }
      return at;
    }
  }

  private static boolean isWhole(MemorySegment all, long at) {
    if (all.byteSize() - at < FRAME_HEAD) {
      return false;
    }
    int length = all.get(INT, at);
    if (length < HEIGHT_BYTES + BlockHeader.BYTES
        || length > MAX_BODY
        || all.byteSize() - at - FRAME_HEAD < length) {
      return false;
    }
    CRC32C crc = new CRC32C();
    crc.update(all.asSlice(at + FRAME_HEAD, length).asByteBuffer());
    return (int) crc.getValue() == all.get(INT, at + 4);
  }

  private static BlockHeader headerAt(MemorySegment all, long at) {
    return BlockHeader.read(
        all.asSlice(at + FRAME_HEAD + HEIGHT_BYTES, BlockHeader.BYTES)
            .toArray(ValueLayout.JAVA_BYTE));
  }

  private static long frameLength(MemorySegment all, long at) {
    return (long) FRAME_HEAD + all.get(INT, at);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
