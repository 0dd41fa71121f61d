package org.chimerapool.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder that holds everything one installation keeps: embedded database, share journal.
///
/// Belongs to one living process, which a file lock sees to. The lock goes with the process,
/// however it ends.
public final class Home implements AutoCloseable {

  private static final String LOCK = "chimera.lock";

  private final Path folder;
  private final FileChannel lock;

  private Home(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Makes the folder where it is missing, readable for its owner only, and takes it.
  ///
  /// @throws StartupFailure when it cannot be written or another process has it
  public static Home open(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        OwnerOnly.folder(folder);
      }
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      take(channel, folder);
      return new Home(folder, channel);
    } catch (IOException e) {
      throw new StartupFailure(
          "Chimera's folder " + folder + " cannot be written (" + e + ").",
          "Give the user that runs Chimera the right to write there, or set chimera.home to another"
              + " folder.");
    }
  }

  public Path folder() {
    return folder;
  }

  /// A folder below this one, made where it is missing.
  public Path folder(String name) {
    Path below = folder.resolve(name);
    try {
      return Files.createDirectories(below);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + below, e);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static void take(FileChannel channel, Path folder) throws IOException {
    if (!tryLock(channel)) {
      String other = holder(channel);
      channel.close();
      throw new StartupFailure(
          "Another Chimera" + other + " is running in the folder " + folder + ".",
          "Stop that one first, or give this one a folder of its own by chimera.home.");
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
        0);
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    channel.read(pid, 0);
    String text = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII);
    return text.matches("[0-9]+") ? " (process " + text + ")" : "";
  }
}
