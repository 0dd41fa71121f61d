package org.chimerapool.pool.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.chimerapool.kernel.StartupFailure;

/// The files of one journal.
final class JournalFolder {

  static final int MAGIC = 0x4348534A; // CHSJ
  static final int FORMAT = 1;

  private static final String SUFFIX = ".shares";
  private static final int ZEROS = 1 << 20;

  private final Path folder;
  private final UUID id;

  private JournalFolder(Path folder, UUID id) {
    this.folder = folder;
    this.id = id;
  }

  /// Opens the journal in a folder, making both where they are missing.
  static JournalFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("id");
    if (!Files.exists(file)) {
      Path fresh = folder.resolve("id.new");
      Files.writeString(fresh, UUID.randomUUID() + "\n", StandardCharsets.US_ASCII);
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      forceFolder(folder);
    }
    return new JournalFolder(folder, readId(file));
  }

  /// The shares in the folder can only be told from those of another journal by it: guessing would
  /// lose them or count them twice.
  private static UUID readId(Path file) throws IOException {
    byte[] text = Files.readAllBytes(file);
    try {
      return UUID.fromString(new String(text, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException e) {
      throw new StartupFailure(
          "%s should hold the share journal's key, a UUID, but holds %d bytes of something else."
              .formatted(file, text.length),
          "Put the file back from a copy; the key also stands in the table pool.journal. Without"
              + " either, move the whole folder away and begin a new one.");
    }
  }

  UUID id() {
    return id;
  }

  Path file(long number) {
    return folder.resolve("%016d%s".formatted(number, SUFFIX));
  }

  /// The numbers of the segments that are there.
  NavigableSet<Long> segments() throws IOException {
    NavigableSet<Long> numbers = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9]{16}\\" + SUFFIX))
          .forEach(name -> numbers.add(Long.parseLong(name.substring(0, 16))));
    }
    return numbers;
  }

  /// Makes a segment of zeros. They are really written, so that storing into the mapped file
  /// later can never run into a full disk.
  ///
  /// @throws IOException when there is no room; nothing is left behind then
  Segment create(long number, long size) throws IOException {
    Path fresh = folder.resolve("segment.new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      fill(channel, size);
      channel.write(header(number), 0);
      channel.force(true);
      Arena arena = Arena.ofShared();
      Segment segment =
          new Segment(number, arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, size, arena));
      Files.move(fresh, file(number), StandardCopyOption.ATOMIC_MOVE);
      forceFolder(folder);
      return segment;
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }

  /// What is wrong with the segment's header; empty when nothing is.
  Optional<String> fault(long number) throws IOException {
    ByteBuffer found = ByteBuffer.allocate(Segment.HEADER_BYTES);
    try (FileChannel channel = FileChannel.open(file(number), StandardOpenOption.READ)) {
      channel.read(found, 0);
    }
    return found.flip().equals(header(number))
        ? Optional.empty()
        : Optional.of("its header is not that of segment %d of journal %s".formatted(number, id));
  }

  void delete(long number) throws IOException {
    Files.deleteIfExists(file(number));
  }

  long usableSpace() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private ByteBuffer header(long number) {
    return ByteBuffer.allocate(Segment.HEADER_BYTES)
        .putInt(MAGIC)
        .putInt(FORMAT)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .putLong(number)
        .flip();
  }

  private static void fill(FileChannel channel, long size) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(ZEROS, size));
    for (long at = 0; at < size; at = channel.position()) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
      channel.write(zeros);
    }
  }

  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
