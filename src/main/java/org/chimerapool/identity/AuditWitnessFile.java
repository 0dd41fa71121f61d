package org.chimerapool.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line in `audit.head` of the installation's folder: number and hash. Replaced as a whole. A
/// file that cannot be read or written costs the witness, never the row; the log says so.
final class AuditWitnessFile implements AuditWitness {

  static final String NAME = "audit.head";

  private static final Logger LOG = LoggerFactory.getLogger(AuditWitnessFile.class);
  private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})\\s*");

  private final Path file;

  AuditWitnessFile(Path folder) {
    file = folder.resolve(NAME);
  }

  @Override
  public Optional<AuditHead> remembered() {
    try {
      Matcher line = LINE.matcher(Files.exists(file) ? Files.readString(file) : "");
      return line.matches()
          ? Optional.of(new AuditHead(Long.parseLong(line.group(1)), line.group(2)))
          : Optional.empty();
    } catch (IOException e) {
      LOG.warn("the end of the audit trail cannot be read from {}: {}", file, e.toString());
      return Optional.empty();
    }
  }

  @Override
  public synchronized void remember(AuditHead head) {
    if (remembered().filter(known -> known.number() >= head.number()).isPresent()) {
      return;
    }
    try {
      Path fresh = file.resolveSibling(NAME + ".new");
      Files.writeString(fresh, head.number() + " " + head.hash() + "\n", StandardCharsets.US_ASCII);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("the end of the audit trail cannot be kept in {}: {}", file, e.toString());
    }
  }
}
