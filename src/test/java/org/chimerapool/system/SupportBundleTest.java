package org.chimerapool.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class SupportBundleTest {

  @Test
  void masksWhatLooksLikeASecretInEveryFile() throws IOException {
    byte[] bytes =
        SupportBundle.zip(
            Map.of("settings.yaml", "user: anna\npassword: purple lantern\nurl: a://b:c@d/\n"));

    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("settings.yaml");
      String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains("user: anna").doesNotContain("purple", "b:c@");
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  void namesThisThreadAmongTheOthers() {
    assertThat(SupportBundle.threads()).contains("namesThisThreadAmongTheOthers");
  }

  @Test
  void findsLibrariesWithTheirVersions() {
    assertThat(Libraries.read())
        .anySatisfy(
            library -> {
              assertThat(library.name()).contains("netty");
              assertThat(library.version()).startsWith("4.");
            });
  }
}
