package org.chimerapool.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {

  private static final String KEY = "00112233445566778899aabbccddeeff".repeat(2);

  private final SecretBox box = SecretBox.withKey(KEY);

  @Test
  void givesBackWhatItSealed() {
    byte[] sealed = box.seal("pässword", "test");

    assertThat(SecretBox.withKey(KEY).open(sealed, "test")).isEqualTo("pässword");
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ssword");
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTime() {
    assertThat(box.seal("same", "test")).isNotEqualTo(box.seal("same", "test"));
  }

  @Test
  void refusesOtherKeyOtherPurposeAndEveryChangedByte() {
    byte[] sealed = box.seal("secret", "test");

    assertThatThrownBy(() -> SecretBox.withKey("ff".repeat(32)).open(sealed, "test"))
        .isInstanceOf(UnreadableSecretException.class);
    assertThatThrownBy(() -> box.open(sealed, "other"))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageContaining("other");
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> box.open(changed, "test"))
          .isInstanceOf(UnreadableSecretException.class);
    }
    assertThatThrownBy(() -> box.open(new byte[0], "test"))
        .isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void keepsItsKeyInFileThatOnlyItsOwnerReads(@TempDir Path home) throws IOException {
    Path file = home.resolve("secret.key");
    byte[] sealed = SecretBox.withKeyIn(file).seal("secret", "test");

    assertThat(SecretBox.withKeyIn(file).open(sealed, "test")).isEqualTo("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
  }

  @Test
  void refusesToStartOverFileThatIsNoKey(@TempDir Path home) throws IOException {
    Path file = Files.writeString(home.resolve("secret.key"), "not a key");

    assertThatThrownBy(() -> SecretBox.withKeyIn(file))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("64 hex digits")
        .hasMessageNotContaining("not a key");
    assertThat(file).hasContent("not a key");
  }

  @Test
  void tellsNothingOfTheKeyInSettings() {
    assertThat(new SecretSettings(KEY).toString()).doesNotContain("0011");
  }
}
