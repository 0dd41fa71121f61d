package org.chimerapool.deployment.fleet;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What a request of a machine says of itself before its body is read. Everything in it is a
/// stranger's until its signature was checked.
///
/// @param path of the request, which the signature covers
/// @param target the machine's number
/// @param fingerprint of the key that it signs with
/// @param stamp milliseconds since 1970 as the machine believes the console's clock to be; greater
/// each time, so that no request counts twice
/// @param bodySha256 of the body that follows, hex
/// @param console fingerprint of the console's key that the machine has pinned
/// @param signature over [#message()], DER in Base64
public record Claim(
    String path,
    long target,
    String fingerprint,
    long stamp,
    String bodySha256,
    String console,
    String signature) {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /// @throws RefusedAgentException when the header is none of a machine
  public static Claim read(String path, String header) {
    String[] parts = header.split(" ", 7);
    boolean fit =
        parts.length == 6
            && parts[0].matches("[0-9]{1,18}")
            && HASH.matcher(parts[1]).matches()
            && parts[2].matches("[0-9]{1,15}")
            && HASH.matcher(parts[3]).matches()
            && HASH.matcher(parts[4]).matches()
            && parts[5].matches("[A-Za-z0-9+/=]{16,200}");
    if (!fit) {
      throw new RefusedAgentException(
          RefusedAgentException.Why.UNFIT, "expected the header chimera-machine");
    }
    return new Claim(
        path,
        Long.parseLong(parts[0]),
        parts[1],
        Long.parseLong(parts[2]),
        parts[3],
        parts[4],
        parts[5]);
  }

  /// What is signed.
  byte[] message() {
    return "chimera request\n%s\n%d\n%s\n%d\n%s\n%s\n"
        .formatted(path, target, fingerprint, stamp, bodySha256, console)
        .getBytes(StandardCharsets.UTF_8);
  }
}
