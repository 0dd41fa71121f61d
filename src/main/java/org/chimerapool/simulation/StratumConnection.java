package org.chimerapool.simulation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chimerapool.simulation.client.PoolLink;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A line of JSON up, a line of JSON down. Sends on the caller's thread, reads on one of its own.
final class StratumConnection implements PoolLink, AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CONNECT_MILLIS = 5_000;

  /// A pool sends a job at least every minute or so; one that is silent for longer is gone.
  private static final int SILENCE_MILLIS = 300_000;

  private static final int MAX_LINE = 1 << 18;
  private static final int MAX_WAITING = 256;

  private final Socket socket;
  private final BlockingQueue<Message> inbox = new ArrayBlockingQueue<>(MAX_WAITING);

  /// What the reader hands over.
  sealed interface Message {

    /// One line from the pool.
    record Line(JsonNode json) implements Message {}

    /// The connection has ended.
    record Ended(String cause) implements Message {}
  }

  private StratumConnection(Socket socket) {
    this.socket = socket;
  }

  static StratumConnection open(String host, int port, String name) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(SILENCE_MILLIS);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    StratumConnection connection = new StratumConnection(socket);
    Thread.ofVirtual().name(name + "-reader").start(connection::readAll);
    return connection;
  }

  @Override
  public void request(long id, String method, List<?> params) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", id);
    line.put("method", method);
    line.put("params", params);
    write(line);
  }

  @Override
  public void answer(JsonNode id, Object result) throws IOException {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("id", id);
    line.put("result", result);
    line.put("error", null);
    write(line);
  }

  /// The next message, or nothing when none came in time.
  Optional<Message> next(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(inbox.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to be done with a socket that cannot be closed.
      inbox.clear();
    }
  }

  private void write(Map<String, ?> line) throws IOException {
    byte[] json = JSON.writeValueAsBytes(line);
    byte[] bytes = new byte[json.length + 1];
    System.arraycopy(json, 0, bytes, 0, json.length);
    bytes[json.length] = '\n';
    socket.getOutputStream().write(bytes);
  }

  private void readAll() {
    String cause = "the pool closed the connection";
    try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
      for (String line = readLine(in); line != null; line = readLine(in)) {
        if (!line.isBlank()) {
          inbox.put(new Message.Line(JSON.readTree(line)));
        }
      }
    } catch (IOException | JacksonException e) {
      cause = String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!inbox.offer(new Message.Ended(cause))) {
      inbox.clear();
      inbox.add(new Message.Ended(cause));
    }
  }

  private static @Nullable String readLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (line.size() == MAX_LINE) {
        throw new IOException("the pool sent a line of more than " + MAX_LINE + " bytes");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
