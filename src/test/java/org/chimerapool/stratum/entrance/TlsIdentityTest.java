package org.chimerapool.stratum.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.chimerapool.kernel.Home;
import org.chimerapool.kernel.StartupFailure;
import org.chimerapool.kernel.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIdentityTest {

  private static final TlsSettings OWN = new TlsSettings(true, "", "", Duration.ofSeconds(2));

  private final TestClock clock = new TestClock(Instant.parse("2026-01-02T03:04:05Z"));
  private final Path folder;
  private final Home home;

  TlsIdentityTest(@TempDir Path folder) {
    this.folder = folder;
    this.home = Home.open(folder);
  }

  @AfterEach
  void leave() throws IOException {
    home.close();
  }

  @Test
  void makesCertificateOnceAndKeepsItsKeySecret() throws IOException {
    var _ = new TlsIdentity(OWN, home, clock);
    Path key = folder.resolve("tls").resolve("stratum.key");
    String first = Files.readString(key);
    var _ = new TlsIdentity(OWN, home, clock);

    assertThat(Files.readString(key)).isEqualTo(first).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void makesItsOwnAnewBeforeItEnds() throws IOException {
    var _ = new TlsIdentity(OWN, home, clock);
    Path certificate = folder.resolve("tls").resolve("stratum.crt");
    String first = Files.readString(certificate);
    clock.advance(SelfSigned.VALID.minusDays(29));
    var _ = new TlsIdentity(OWN, home, clock);

    assertThat(Files.readString(certificate)).isNotEqualTo(first);
  }

  @Test
  void takesUpNewFilesAndKeepsTheOldWhereTheyAreBroken() throws IOException {
    Path certificate = folder.resolve("a.crt");
    Path key = folder.resolve("a.key");
    write(certificate, key);
    TlsIdentity identity =
        new TlsIdentity(
            new TlsSettings(true, certificate.toString(), key.toString(), Duration.ofSeconds(2)),
            home,
            clock);
    SslContext first = identity.context();
    identity.look();
    assertThat(identity.context()).isSameAs(first);

    Files.writeString(certificate, "no certificate");
    identity.look();
    assertThat(identity.context()).isSameAs(first);

    write(certificate, key);
    identity.look();
    assertThat(identity.context()).isNotSameAs(first);
  }

  @Test
  void saysWhatIsWrongWithTheFilesAtStart() throws IOException {
    Path certificate = folder.resolve("a.crt");
    Files.writeString(certificate, "no certificate");

    assertThatExceptionOfType(StartupFailure.class)
        .isThrownBy(
            () ->
                new TlsIdentity(
                    new TlsSettings(
                        true,
                        certificate.toString(),
                        folder.resolve("none").toString(),
                        Duration.ofSeconds(2)),
                    home,
                    clock))
        .withMessageContaining("none")
        .satisfies(failure -> assertThat(failure.fix()).contains("chimera.stratum.tls"));
  }

  @Test
  void wantsCertificateAndKeyTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TlsSettings(true, "a.crt", "", Duration.ofSeconds(2)));
  }

  private void write(Path certificate, Path key) throws IOException {
    SelfSigned fresh = SelfSigned.make(clock.instant());
    Files.writeString(certificate, fresh.certificate());
    Files.writeString(key, fresh.key());
  }
}
