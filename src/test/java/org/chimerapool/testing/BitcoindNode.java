package org.chimerapool.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A real bitcoind in regtest on free ports of loopback, with its data below the given folder.
///
/// RPC, ZMQ `hashblock` and a port for peers; nothing leaves the host.
public final class BitcoindNode implements AutoCloseable {

  public static final String USER = "chimera";
  public static final String PASSWORD = "regtest";

  private static final String SALT = "00112233445566778899aabbccddeeff";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String name;
  private final Path data;
  private final int rpcPort;
  private final int peerPort;
  private final int zmqPort;
  private Process process;

  /// Starts a node and waits until it answers.
  ///
  /// @param name tells nodes below the same folder apart
  public static BitcoindNode start(Path folder, String name) throws IOException {
    return new BitcoindNode(Files.createDirectories(folder.resolve(name)), name);
  }

  private BitcoindNode(Path data, String name) throws IOException {
    this.name = name;
    this.data = data;
    this.rpcPort = FreePort.next();
    this.peerPort = FreePort.next();
    this.zmqPort = FreePort.next();
    this.process = launch();
    awaitAnswer();
  }

  public String name() {
    return name;
  }

  public URI rpcUrl() {
    return URI.create("http://127.0.0.1:" + rpcPort);
  }

  public URI zmqUrl() {
    return URI.create("tcp://127.0.0.1:" + zmqPort);
  }

  /// The file by which this host's programs get in, as long as the node lives.
  public Path cookie() {
    return data.resolve("regtest").resolve(".cookie");
  }

  /// The result of a request.
  ///
  /// @throws IllegalStateException when the node answers with an error
  public JsonNode call(String method, Object... parameters) {
    ObjectNode body = JSON.createObjectNode().put("method", method);
    body.set("params", JSON.valueToTree(parameters));
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(rpcUrl())
                  .timeout(PATIENCE)
                  .header("Authorization", "Basic " + secret())
                  .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode answer = JSON.readTree(response.body());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("%s: %s".formatted(method, response.body()));
      }
      return answer.path("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Lets the node mine blocks to a script that anybody may spend.
  ///
  /// @return the id of the last one in display order
  public String mine(int count) {
    // A script of each node's own: two nodes that mine the same in the same second mine one block.
    String script =
        call("getdescriptorinfo", "raw(02%04x7551)".formatted(rpcPort))
            .path("descriptor")
            .asString();
    JsonNode blocks = call("generatetodescriptor", count, script);
    return blocks.path(count - 1).asString();
  }

  public String best() {
    return call("getbestblockhash").asString();
  }

  public long height() {
    return call("getblockcount").asLong();
  }

  /// Makes two nodes peers and waits until they have the same tip.
  public void join(BitcoindNode other) {
    call("setnetworkactive", true);
    call("addnode", "127.0.0.1:" + other.peerPort, "onetry");
    await("the same tip as " + other.name, () -> best().equals(other.best()));
  }

  /// Ends all connections with other nodes, until this one joins one.
  public void part() {
    call("setnetworkactive", false);
    await("no peers", () -> call("getconnectioncount").asInt() == 0);
  }

  /// Ends the process the hard way, as `kill -9` does.
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Lets the process hang without ending it, as a full disk or a lost network would.
  public void freeze() throws IOException {
    signal("STOP");
  }

  public void thaw() throws IOException {
    signal("CONT");
  }

  /// Starts the node again after it was killed.
  public void startAgain() throws IOException {
    process = launch();
    awaitAnswer();
  }

  @Override
  public void close() throws IOException {
    thaw();
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    http.close();
  }

  private Process launch() throws IOException {
    List<String> command =
        List.of(
            System.getenv("CHIMERA_TEST_BITCOIND"),
            "-regtest",
            "-datadir=" + data,
            "-server",
            "-listen",
            "-dnsseed=0",
            "-fixedseeds=0",
            "-listenonion=0",
            "-bind=127.0.0.1:" + peerPort,
            "-rpcbind=127.0.0.1",
            "-rpcallowip=127.0.0.1",
            "-rpcport=" + rpcPort,
            "-rpcauth=" + USER + ":" + SALT + "$" + hash(),
            "-zmqpubhashblock=" + zmqUrl(),
            "-fallbackfee=0.0001",
            "-printtoconsole=1");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("output.log").toFile()))
        .start();
  }

  private void awaitAnswer() throws IOException {
    await("an answer", () -> !process.isAlive() || answers());
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "bitcoind ended:\n" + Files.readString(data.resolve("output.log")));
    }
  }

  private boolean answers() {
    try {
      call("getblockcount");
      return true;
    } catch (UncheckedIOException | IllegalStateException notYet) {
      return false;
    }
  }

  private void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "node %s: %s not within %s".formatted(name, what, PATIENCE));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private void signal(String signal) throws IOException {
    if (process.isAlive()) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
          .start()
          .onExit()
          .join();
    }
  }

  /// As `share/rpcauth` of Bitcoin Core makes it. With `rpcpassword` there would be no cookie.
  private static String hash() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SALT.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(PASSWORD.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String secret() {
    return Base64.getEncoder()
        .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
  }
}
