package org.chimerapool;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.identity.AuditCommand;
import org.chimerapool.simulation.cluster.MinersCommand;
import org.chimerapool.simulation.fleet.FleetCommand;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the pool, its console and, unless told otherwise, an embedded database. A first argument
/// `miners` starts virtual miners instead, `fleet` simulated machines, `audit` checks the audit
/// trail.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ChimeraApplication {

  static void main(String[] args) {
    List<String> arguments = Arrays.asList(args);
    if (!arguments.isEmpty() && arguments.getFirst().equals("miners")) {
      System.exit(miners(arguments.subList(1, arguments.size())));
    }
    if (!arguments.isEmpty() && arguments.getFirst().equals("fleet")) {
      System.exit(fleet(arguments.subList(1, arguments.size())));
    }
    if (!arguments.isEmpty() && arguments.getFirst().equals("audit")) {
      System.exit(audit(arguments.subList(1, arguments.size())));
    }
    SpringApplication.run(ChimeraApplication.class, args);
  }

  private static int audit(List<String> arguments) {
    quiet();
    Charset charset = Charset.defaultCharset();
    return AuditCommand.run(
        arguments,
        new PrintWriter(System.out, true, charset),
        new PrintWriter(System.err, true, charset),
        System.getenv());
  }

  private static int fleet(List<String> arguments) {
    quiet();
    Charset charset = Charset.defaultCharset();
    return FleetCommand.run(
        arguments,
        new PrintWriter(System.out, true, charset),
        new PrintWriter(System.err, true, charset));
  }

  private static void quiet() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
  }

  private static int miners(List<String> arguments) {
    quiet();
    Charset charset = Charset.defaultCharset();
    return MinersCommand.run(
        arguments,
        new Sha256d(),
        new PrintWriter(System.out, true, charset),
        new PrintWriter(System.err, true, charset),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(),
        System.getenv());
  }
}
