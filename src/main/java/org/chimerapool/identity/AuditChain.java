package org.chimerapool.identity;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;

/// How one row of the audit trail is tied to the one before.
///
/// The canonical bytes of a row: the ASCII words `chimera-audit-1`, its number and its time in
/// microseconds since 1970 as 8 bytes each, most significant first, then each text in the order of
/// the table as 4 bytes of length and its UTF-8. What the hash is over: the previous hash, then
/// these.
final class AuditChain {

  static final String GENESIS = "0".repeat(64);

  private static final byte[] FORM = "chimera-audit-1".getBytes(StandardCharsets.US_ASCII);
  private static final HexFormat HEX = HexFormat.of();

  private AuditChain() {}

  /// The hash that fits the row, whatever hash it carries. 64 hex digits.
  static String hash(AuditEntry row) {
    MessageDigest sha256 = sha256();
    sha256.update(HEX.parseHex(row.previous()));
    sha256.update(canonical(row));
    return HEX.formatHex(sha256.digest());
  }

  private static byte[] canonical(AuditEntry row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(FORM);
      out.writeLong(row.number());
      out.writeLong(micros(row.at()));
      for (String text : texts(row)) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static List<String> texts(AuditEntry row) {
    return List.of(
        row.actor(),
        row.role(),
        row.origin(),
        row.action(),
        row.subject(),
        row.before(),
        row.after());
  }

  private static long micros(Instant at) {
    return Math.addExact(
        Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.get(ChronoField.MICRO_OF_SECOND));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
