package org.chimerapool.simulation.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/// The way to the console over HTTP, shared by all machines.
final class Door implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final URI console;
  private final ReentrantLock asking = new ReentrantLock();
  private String program = "";

  Door(URI console) {
    this.console = console;
  }

  /// What came back.
  record Reply(int status, String text) {}

  /// The agent that the console offers, the same for all machines, asked for once.
  String program() throws IOException, InterruptedException {
    asking.lockInterruptibly();
    try {
      if (program.isEmpty()) {
        Reply reply = send(HttpRequest.newBuilder(console.resolve("/deploy/agent")).GET());
        if (reply.status() != 200) {
          throw new IOException(reply.status() + " " + reply.text().strip());
        }
        program = reply.text();
      }
      return program;
    } finally {
      asking.unlock();
    }
  }

  Reply post(String path, byte[] body, String... headers) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(console.resolve(path))
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            request.timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new Reply(response.statusCode(), response.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
