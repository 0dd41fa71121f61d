package org.chimerapool.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A pool in a process of its own that can be asked questions.
final class PoolProcess implements AutoCloseable {

  private static final String MARK = "bench ";

  private final int port;
  private final int consolePort;
  private final Process process;
  private final BufferedReader out;
  private final Writer in;
  private final List<String> printed = new ArrayList<>();

  private PoolProcess(int port, int consolePort, Process process) {
    this.port = port;
    this.consolePort = consolePort;
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.in = process.outputWriter(StandardCharsets.US_ASCII);
  }

  /// Starts a pool whose data lies in a folder, and waits until it takes miners.
  ///
  /// @param settings further ones, each `--name=value`
  static PoolProcess start(Path home, List<String> settings) throws IOException {
    int[] ports = freePorts();
    Files.createDirectories(home);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--chimera.home=" + home,
                "--server.port=" + ports[0],
                "--chimera.stratum.port=" + ports[1],
                "--chimera.simulation.port=" + ports[1],
                "--chimera.database.port=" + ports[2],
                "--chimera.stratum.max-connections=100000",
                "--chimera.stratum.max-connections-per-address=100000",
                "--chimera.simulator.rival-share=0"));
    arguments.addAll(settings);
    if (!String.join(" ", settings).contains("--chimera.simulation.enabled")) {
      arguments.add("--chimera.simulation.enabled=false");
    }
    Process process =
        JavaProcess.start(
            JavaProcess.of("1g", BenchServer.class.getName(), arguments).redirectErrorStream(true));
    PoolProcess pool = new PoolProcess(ports[1], ports[0], process);
    pool.answer();
    return pool;
  }

  /// Starts a server that only writes jobs to its connections.
  static PoolProcess startPlain() throws IOException {
    int port = freePorts()[0];
    Process process =
        JavaProcess.start(
            JavaProcess.of("1g", FanOutServer.class.getName(), List.of(Integer.toString(port)))
                .redirectErrorStream(true));
    PoolProcess plain = new PoolProcess(port, 0, process);
    plain.answer();
    return plain;
  }

  int port() {
    return port;
  }

  int consolePort() {
    return consolePort;
  }

  String ask(String word) throws IOException {
    in.write(word + "\n");
    in.flush();
    return answer();
  }

  long number(String word) throws IOException {
    return Long.parseLong(ask(word));
  }

  @Override
  public void close() throws IOException {
    try {
      in.write("quit\n");
      in.flush();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private String answer() throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(MARK)) {
        return line.substring(MARK.length());
      }
      printed.add(line);
    }
    throw new IOException("the pool has ended:\n" + String.join("\n", printed));
  }

  static int[] freePorts() throws IOException {
    int[] ports = new int[3];
    List<ServerSocket> held = new ArrayList<>();
    for (int i = 0; i < ports.length; i++) {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      held.add(socket);
      ports[i] = socket.getLocalPort();
    }
    for (ServerSocket socket : held) {
      socket.close();
    }
    return ports;
  }
}
