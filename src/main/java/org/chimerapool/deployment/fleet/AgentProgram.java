package org.chimerapool.deployment.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.chimerapool.deployment.script.Quoted;

/// The agent's text, and the checks that it reads.
///
/// The program is the same for everyone and comes without the token: what stands in a URL stands in
/// the logs of every proxy on the way. The token is an argument of the shell, `bash -s -- TOKEN`,
/// seen by the machine alone, and opens nothing once it was used.
final class AgentProgram {

  private static final String RESOURCE = "/deployment/resident.sh";

  private AgentProgram() {}

  static String of(URI console, String publicKeyBase64) {
    return "#!/usr/bin/env bash\n# Chimera agent: lives on a machine, fetches what it is to run, and tells how it is.\n"
        + "CHIMERA_URL="
        + Quoted.word(console.toString())
        + "\nCHIMERA_CONSOLE_KEY="
        + Quoted.word(publicKeyBase64)
        + "\n"
        + text();
  }

  static String checks(List<HealthCheck> checks) {
    return array("CHECK_ID", checks, each -> Long.toString(each.id()))
        + array("CHECK_NAME", checks, each -> each.name().replaceAll("\\p{Cntrl}", " "))
        + array("CHECK_RUN", checks, HealthCheck::command)
        + array("CHECK_EVERY", checks, each -> Long.toString(each.every().toSeconds()))
        + array("CHECK_LIMIT", checks, each -> Long.toString(each.limit().toSeconds()))
        + array("REPAIR_RUN", checks, HealthCheck::repair)
        + array("REPAIR_MOST", checks, each -> Integer.toString(each.repairMost()))
        + array("REPAIR_WINDOW", checks, each -> Long.toString(each.repairWindow().toSeconds()));
  }

  private static String array(
      String name, List<HealthCheck> checks, Function<HealthCheck, String> value) {
    return Quoted.array(name, checks.stream().map(value).toList());
  }

  private static String text() {
    try (InputStream stream = AgentProgram.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the program was built without " + RESOURCE);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
