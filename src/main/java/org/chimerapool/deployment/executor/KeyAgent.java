package org.chimerapool.deployment.executor;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/// An ssh-agent behind its socket. Each question is a length of 4 bytes, big-endian, and as many
/// bytes; so is each answer (draft-miller-ssh-agent).
final class KeyAgent extends AbstractAgentProxy {

  private static final int MOST_BYTES = 1 << 20;

  private final SocketChannel socket;

  KeyAgent(Path path) throws IOException {
    super(null);
    socket = SocketChannel.open(StandardProtocolFamily.UNIX);
    socket.connect(UnixDomainSocketAddress.of(path));
  }

  @Override
  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  protected synchronized Buffer request(Buffer question) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(question.array(), question.rpos(), question.available());
    while (out.hasRemaining()) {
      socket.write(out);
    }
    int length = read(4).getInt();
    if (length < 1 || length > MOST_BYTES) {
      throw new IOException(
          "expected an answer of 1 to %d bytes from the ssh-agent, got %d"
              .formatted(MOST_BYTES, length));
    }
    return new ByteArrayBuffer(read(length).array());
  }

  private ByteBuffer read(int bytes) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(bytes);
    while (in.hasRemaining()) {
      if (socket.read(in) < 0) {
        throw new IOException("the ssh-agent went away");
      }
    }
    return in.flip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
