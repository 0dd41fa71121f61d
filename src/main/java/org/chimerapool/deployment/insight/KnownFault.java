package org.chimerapool.deployment.insight;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Failures that machines everywhere have, and by which words they tell them. Cause and remedy are
/// in the bundles of the screens.
public enum KnownFault {
  DISK_FULL("no space left on device|disk (is )?full|enospc|disk quota exceeded"),
  PACKAGE_LOCK(
      "could not get lock /var/lib/(dpkg|apt)|dpkg.*lock|unable to acquire the dpkg|another app is"
          + " currently holding the yum lock|rpm.*lock|unable to lock (the )?database"),
  PACKAGE_BROKEN("dpkg was interrupted|unmet dependencies|held broken packages"),
  PACKAGE_MISSING(
      "unable to locate package|no package .* available|has no installation candidate|unable to"
          + " find a match"),
  NAME_UNKNOWN(
      "could not resolve host|temporary failure in name resolution|name or service not known|no"
          + " address associated|the name \\S+ is not known|nxdomain"),
  TLS(
      "ssl certificate|certificate (has expired|verify failed|is not yet valid|signed by unknown)|x509"
          + "|tls handshake|ssl_error|unable to get local issuer"),
  PORT_TAKEN(
      "address already in use|eaddrinuse|port (is |\\d+ )?(already )?(in use|taken|allocated)"),
  NO_MEMORY("out of memory|cannot allocate memory|oom.?kill|enomem|java\\.lang\\.outofmemory"),
  CLOCK_WRONG(
      "the clock is|clock skew|not yet valid|certificate is from the future|release file.*not valid yet"),
  NOT_ALLOWED(
      "permission denied|operation not permitted|eacces|must be root|are you root|sudo: a password"),
  READ_ONLY("read-only file system|erofs"),
  CHECKSUM(
      "checksum|sha256sum: warning|hash sum mismatch|digest mismatch|signature verification failed"),
  UNREACHABLE(
      "network is unreachable|no route to host|host is unreachable|enetunreach|connection timed out|timed"
          + " out after"),
  REFUSED("connection refused|econnrefused"),
  NOT_FOUND_REMOTE("(404|410) (not found|gone)|error: 404|returned error: 4\\d\\d"),
  SERVER_FAULT("returned error: 5\\d\\d|50[234] (bad gateway|service unavailable|gateway time)"),
  COMMAND_MISSING(
      "command not found|no such file or directory.*(bin|sbin)/|executable file not found"),
  WRONG_PROCESSOR("exec format error|cannot execute binary file|illegal instruction"),
  TOO_SLOW("not done within \\d+ s"),
  UNIT_FAILED("job for .* failed|failed to start|unit .* (not found|entered failed state)"),
  DOCKER_MISSING("cannot connect to the docker daemon|is the docker daemon running"),
  TOO_MANY_FILES("too many open files|emfile");

  private final Pattern words;

  KnownFault(String words) {
    this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }

  /// @param line as a machine said it
  public static Optional<KnownFault> in(String line) {
    String begin = line.length() > 2_000 ? line.substring(0, 2_000) : line;
    return Arrays.stream(values()).filter(each -> each.words.matcher(begin).find()).findFirst();
  }

  /// @param name as [#name()] gives it, from the database
  public static Optional<KnownFault> named(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }
}
