package org.chimerapool.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @TempDir Path folder;

  @Test
  void belongsToOneAtATime() throws IOException {
    Path path = folder.resolve("home");
    Home first = Home.open(path);

    assertThatExceptionOfType(StartupFailure.class)
        .isThrownBy(() -> Home.open(path))
        .withMessageContaining("Another Chimera (process %d)", ProcessHandle.current().pid())
        .withMessageContaining(path.toString());

    first.close();
    Home.open(path).close();
  }

  @Test
  void makesFoldersBelowItself() throws IOException {
    try (Home home = Home.open(folder.resolve("a/b"))) {
      assertThat(home.folder("journal")).isDirectory();
    }
  }

  @Test
  void saysThatItCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatExceptionOfType(StartupFailure.class)
        .isThrownBy(() -> Home.open(file.resolve("home")))
        .withMessageContaining("cannot be written")
        .satisfies(failure -> assertThat(failure.fix()).contains("chimera.home"));
  }
}
