package org.chimerapool.chain.adapter.bitcoin;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.chimerapool.kernel.Hash256;

/// Receives `hashblock` from a node's ZMQ publisher.
///
/// Speaks ZMTP 3.0 (rfc.zeromq.org/spec/23) as a subscriber without security. A message is the
/// topic, the block's id in display order and a sequence number of four bytes (`doc/zmq.md` of
/// Bitcoin Core).
final class ZmqSubscriber {

  private static final byte[] TOPIC = "hashblock".getBytes(StandardCharsets.US_ASCII);
  private static final int GREETING = 64;
  private static final int MECHANISM_AT = 12;
  private static final int MECHANISM_LENGTH = 20;
  private static final int MORE = 1;
  private static final int LONG = 2;
  private static final int COMMAND = 4;
  private static final int MAX_FRAME = 1024;
  private static final int MAX_FRAMES = 8;

  private final URI address;
  private final int patience;

  /// @param patience for the connection and each step of the greeting
  ZmqSubscriber(URI address, Duration patience) {
    this.address = address;
    this.patience = Math.toIntExact(patience.toMillis());
  }

  /// Connects and receives on the calling thread until the connection ends, which throws. An
  /// interrupt of a virtual thread ends it.
  ///
  /// @param connected called once the publisher has greeted back
  /// @param block called with each block's id
  void receive(Runnable connected, Consumer<Hash256> block) throws IOException {
    if (!"tcp".equals(address.getScheme()) || address.getHost() == null || address.getPort() < 0) {
      throw new IOException("expected tcp://host:port, not " + address);
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), patience);
      socket.setKeepAlive(true);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(patience);
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      greet(in, socket.getOutputStream());
      // From here on silence is normal: blocks are rare.
      socket.setSoTimeout(0);
      connected.run();
      while (true) {
        List<byte[]> message = message(in);
        if (message.size() >= 2
            && java.util.Arrays.equals(message.getFirst(), TOPIC)
            && message.get(1).length == Hash256.BYTES) {
          block.accept(Hash256.ofDisplayHex(HexFormat.of().formatHex(message.get(1))));
        }
      }
    }
  }

  private static void greet(DataInputStream in, OutputStream out) throws IOException {
    out.write(greeting());
    byte[] theirs = in.readNBytes(GREETING);
    if (theirs.length < GREETING || theirs[0] != (byte) 0xff || theirs[10] < 3) {
      throw new IOException("what listens there does not speak ZMTP 3");
    }
    String mechanism =
        new String(theirs, MECHANISM_AT, MECHANISM_LENGTH, StandardCharsets.US_ASCII).trim();
    if (!mechanism.equals("NULL")) {
      throw new IOException("expected a publisher without security, not " + mechanism);
    }
    out.write(ready());
    Frame answer = frame(in);
    if (!answer.isCommand("READY")) {
      throw new IOException("expected the command READY of a publisher");
    }
    byte[] subscription = new byte[2 + 1 + TOPIC.length];
    subscription[1] = (byte) (1 + TOPIC.length);
    subscription[2] = 1;
    System.arraycopy(TOPIC, 0, subscription, 3, TOPIC.length);
    out.write(subscription);
  }

  private static byte[] greeting() {
    byte[] greeting = new byte[GREETING];
    greeting[0] = (byte) 0xff;
    greeting[9] = 0x7f;
    greeting[10] = 3;
    byte[] mechanism = "NULL".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(mechanism, 0, greeting, MECHANISM_AT, mechanism.length);
    return greeting;
  }

  /// A command frame: its name, then the one property that must be there.
  private static byte[] ready() {
    byte[] body = "\5READY\13Socket-Type\0\0\0\3SUB".getBytes(StandardCharsets.US_ASCII);
    byte[] frame = new byte[2 + body.length];
    frame[0] = COMMAND;
    frame[1] = (byte) body.length;
    System.arraycopy(body, 0, frame, 2, body.length);
    return frame;
  }

  private record Frame(int flags, byte[] body) {

    boolean isCommand(String name) {
      return (flags & COMMAND) != 0
          && body.length > name.length()
          && body[0] == name.length()
          && new String(body, 1, name.length(), StandardCharsets.US_ASCII).equals(name);
    }
  }

  private static List<byte[]> message(DataInputStream in) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    while (true) {
      Frame frame = frame(in);
      if ((frame.flags() & COMMAND) != 0) {
        continue;
      }
      parts.add(frame.body());
      if ((frame.flags() & MORE) == 0) {
        return parts;
      }
      if (parts.size() == MAX_FRAMES) {
        throw new IOException("a message has more than %d parts".formatted(MAX_FRAMES));
      }
    }
  }

  private static Frame frame(DataInputStream in) throws IOException {
    int flags = in.readUnsignedByte();
    long length = (flags & LONG) == 0 ? in.readUnsignedByte() : in.readLong();
    if (length < 0 || length > MAX_FRAME) {
      throw new IOException("a frame of %d bytes, at most %d".formatted(length, MAX_FRAME));
    }
    byte[] body = new byte[(int) length];
    in.readFully(body);
    return new Frame(flags, body);
  }
}
