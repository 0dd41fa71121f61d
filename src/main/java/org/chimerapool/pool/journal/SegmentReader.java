package org.chimerapool.pool.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chimerapool.pool.ShareCredit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads shares out of a segment's file, past damage where whole records follow it.
final class SegmentReader {

  private static final Logger log = LoggerFactory.getLogger(SegmentReader.class);
  private static final int CHUNK = 1 << 20;

  private final Path file;
  private final long limit;

  /// @param limit where the written part ends; the file's size where that is not known
  SegmentReader(Path file, long limit) {
    this.file = file;
    this.limit = limit;
  }

  /// @param next where to go on
  /// @param end whether no record follows
  record Read(List<ShareCredit> shares, long next, boolean end) {}

  /// Reads at most `max` shares from `from` on.
  Read read(long from, int max) throws IOException {
    List<ShareCredit> shares = new ArrayList<>();
    long at = from;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (shares.size() < max && at < limit) {
        long before = at;
        at += take(load(channel, at, Math.min(CHUNK, limit - at)), max, shares);
        if (at == before) {
          long next = afterDamage(channel, at);
          if (next < 0) {
            return new Read(shares, at, true);
          }
          at = next;
        }
      }
    }
    return new Read(shares, at, at >= limit);
  }

  /// @return how many bytes the whole records at the start of the chunk take
  private static int take(byte[] chunk, int max, List<ShareCredit> shares) {
    int at = 0;
    while (shares.size() < max && ShareRecord.isValid(chunk, at, chunk.length)) {
      shares.add(ShareRecord.decode(chunk, at));
      at += ShareRecord.PREFIX_BYTES + ShareRecord.lengthAt(chunk, at);
    }
    return at;
  }

  /// Looks for the next whole record behind a place where none begins.
  ///
  /// @return its place, -1 where the segment ends here
  private long afterDamage(FileChannel channel, long at) throws IOException {
    byte[] rest = load(channel, at, limit - at);
    int lastWritten = rest.length - 1;
    while (lastWritten >= 0 && rest[lastWritten] == 0) {
      lastWritten--;
    }
    for (int next = 1; next <= lastWritten; next++) {
      if (ShareRecord.isValid(rest, next, rest.length)) {
        log.error(
            "{} is damaged: {} bytes at {} are not readable; what follows them is used",
            file,
            next,
            at);
        return at + next;
      }
    }
    if (lastWritten >= 0) {
      log.warn(
          "{} ends in {} bytes of an unfinished record, which no miner was told about",
          file,
          lastWritten + 1);
    }
    return -1;
  }

  private static byte[] load(FileChannel channel, long at, long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
      // Until all of it is there.
    }
    byte[] read = bytes.array();
    return bytes.hasRemaining() ? Arrays.copyOf(read, bytes.position()) : read;
  }
}
