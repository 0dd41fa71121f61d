package org.chimerapool.stratum.entrance;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chimerapool.kernel.Home;
import org.chimerapool.kernel.StartupFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate that miners are shown. New files are taken up for connections that come a few
/// seconds after they were written; as long as they cannot be read, the old one stays. May be used
/// from any thread, and never makes it wait for the disk.
final class TlsIdentity {

  static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(TlsIdentity.class);

  /// Read by the JDK before its first handshake as a server. A client of TLS 1.2 could otherwise
  /// ask for one handshake after the other, each of which costs the server more than the client.
  private static final String REFUSE_RENEGOTIATION = "jdk.tls.rejectClientInitiatedRenegotiation";

  private final TlsFiles files;
  private final Clock clock;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile TlsFiles.Stamp stamp;
  private volatile SslContext context;
  private volatile Instant lookedAt;

  /// @throws StartupFailure when there is no usable certificate
  TlsIdentity(TlsSettings settings, Home home, Clock clock) {
    this.clock = clock;
    if (System.getProperty(REFUSE_RENEGOTIATION) == null) {
      System.setProperty(REFUSE_RENEGOTIATION, "true");
    }
    try {
      files = TlsFiles.of(settings, home, clock.instant());
      stamp = files.stamp();
      context = files.read();
    } catch (IOException | IllegalArgumentException e) {
      throw new StartupFailure(
          "The certificate for TLS on the Stratum ports cannot be used: " + words(e) + ".",
          "Set chimera.stratum.tls.certificate and .key to PEM files that belong together, leave"
              + " both empty for a self-signed certificate, or set chimera.stratum.tls.enabled to"
              + " false.");
    }
    lookedAt = clock.instant();
    LOG.info(
        "Miners may use TLS on the same ports; the {}certificate is {}",
        files.own() ? "self-signed " : "",
        files.certificate());
  }

  SslContext context() {
    Instant now = clock.instant();
    boolean due = !now.isBefore(lookedAt.plus(LOOK_EVERY));
    if (due && looking.compareAndSet(false, true)) {
      lookedAt = now;
      Thread.ofVirtual().name("tls-files").start(this::look);
    }
    return context;
  }

  /// Reads the files if one of them was written since the last time.
  void look() {
    try {
      TlsFiles.Stamp seen = files.stamp();
      if (!seen.equals(stamp)) {
        // A set that cannot be used is complained about once.
        stamp = seen;
        context = files.read();
        LOG.info("New connections get the certificate that was written to {}", files.certificate());
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("The new certificate for TLS cannot be used, the old one stays: {}", words(e));
    } finally {
      looking.set(false);
    }
  }

  private static String words(Exception e) {
    return e.getCause() == null ? e.toString() : e.getMessage() + " (" + e.getCause() + ")";
  }
}
