package org.chimerapool.deployment.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.chimerapool.deployment.AgentDesk;

/// The way between a machine and the desk, which can be cut: requests are then dropped before the
/// desk hears them, or its answers before the machine does.
final class AgentLink implements AutoCloseable {

  enum Fault {
    NONE,
    REQUESTS_LOST,
    ANSWERS_LOST
  }

  private final HttpServer server;
  private final AgentDesk desk;
  final AtomicInteger lost = new AtomicInteger();
  volatile Fault fault = Fault.NONE;

  AgentLink(AgentDesk desk) throws IOException {
    this(desk, InetAddress.getLoopbackAddress());
  }

  AgentLink(AgentDesk desk, InetAddress address) throws IOException {
    this.desk = desk;
    server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    server.createContext("/deploy/", this::deploy);
    server.createContext("/deploy/runs/", this::log);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI url() {
    return URI.create(
        "http://%s:%d"
            .formatted(
                server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort()));
  }

  private void deploy(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String machine = exchange.getRequestHeaders().getFirst("chimera-machine");
    String text =
        path.length == 3
            ? desk.bootstrap(path[2], url()).orElse("")
            : desk.script(path[2], machine == null ? "" : machine, url()).orElse("");
    answer(exchange, text.isEmpty() ? 404 : 200, text);
  }

  private void log(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    if (fault == Fault.REQUESTS_LOST) {
      lost.incrementAndGet();
      exchange.close();
      return;
    }
    String path = exchange.getRequestURI().getPath();
    long run = Long.parseLong(path.split("/", -1)[3]);
    String key = exchange.getRequestHeaders().getFirst("authorization").substring(7);
    long offset = Long.parseLong(exchange.getRequestHeaders().getFirst("chimera-offset"));
    String words;
    try {
      words = desk.take(run, key, offset, bytes).get().words(0);
    } catch (ExecutionException e) {
      answer(exchange, 500, String.valueOf(e.getCause()));
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (fault == Fault.ANSWERS_LOST) {
      lost.incrementAndGet();
      exchange.close();
    } else {
      answer(exchange, 200, words);
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
