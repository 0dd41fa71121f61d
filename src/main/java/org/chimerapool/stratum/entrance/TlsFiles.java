package org.chimerapool.stratum.entrance;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.chimerapool.kernel.Home;
import org.chimerapool.kernel.OwnerOnly;

/// The PEM files of certificate and key.
///
/// @param own whether Chimera made them and may make them anew
record TlsFiles(Path certificate, Path key, boolean own) {

  private static final Duration RENEW_BEFORE = Duration.ofDays(30);

  /// The state of both files; differs when one of them was written.
  record Stamp(FileTime certificate, long certificateSize, FileTime key, long keySize) {}

  /// Those that the settings name, otherwise the ones in the home folder, made where they are
  /// missing or about to end.
  ///
  /// @throws IOException when they cannot be read or written
  static TlsFiles of(TlsSettings settings, Home home, Instant now) throws IOException {
    if (!settings.certificate().isBlank()) {
      return new TlsFiles(Path.of(settings.certificate()), Path.of(settings.key()), false);
    }
    Path folder = home.folder("tls");
    TlsFiles files =
        new TlsFiles(folder.resolve("stratum.crt"), folder.resolve("stratum.key"), true);
    if (!files.areGood(now)) {
      SelfSigned fresh = SelfSigned.make(now);
      OwnerOnly.write(files.key, fresh.key());
      Files.writeString(files.certificate, fresh.certificate());
    }
    return files;
  }

  Stamp stamp() throws IOException {
    return new Stamp(
        Files.getLastModifiedTime(certificate),
        Files.size(certificate),
        Files.getLastModifiedTime(key),
        Files.size(key));
  }

  /// TLS 1.2 and 1.3 with this certificate.
  ///
  /// @throws IOException when a file cannot be read
  /// @throws IllegalArgumentException when a file is not what it should be, or they do not belong
  /// together
  SslContext read() throws IOException {
    byte[] chain = Files.readAllBytes(certificate);
    byte[] secret = Files.readAllBytes(key);
    return SslContextBuilder.forServer(
            new ByteArrayInputStream(chain), new ByteArrayInputStream(secret))
        .sslProvider(SslProvider.JDK)
        .protocols("TLSv1.3", "TLSv1.2")
        .build();
  }

  private boolean areGood(Instant now) {
    if (!Files.isRegularFile(certificate) || !Files.isRegularFile(key)) {
      return false;
    }
    try (InputStream pem = Files.newInputStream(certificate)) {
      X509Certificate read =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
      return read.getNotAfter().toInstant().minus(RENEW_BEFORE).isAfter(now);
    } catch (IOException | CertificateException e) {
      return false;
    }
  }
}
