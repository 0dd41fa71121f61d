package org.chimerapool.simulation.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The way to the console over HTTP, shared by all machines.
final class Door implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final URI console;

  Door(URI console) {
    this.console = console;
  }

  /// What came back.
  record Reply(int status, String text) {}

  Reply get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(console.resolve(path)).GET());
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
