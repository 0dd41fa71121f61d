package org.chimerapool.deployment.executor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/// Bash on a host, one program after the other over one connection.
final class SshShell implements Shell {

  private static final Duration OPENS_WITHIN = Duration.ofSeconds(15);
  private static final int MOST_BYTES = 8 << 20;

  private final ClientSession session;
  private final String command;
  private final String host;

  SshShell(ClientSession session, boolean sudo, String host) {
    this.session = session;
    this.command = sudo ? "sudo -n bash -s" : "bash -s";
    this.host = host;
  }

  @Override
  public Output run(String program, Duration most) throws UnreachableException {
    Bounded out = new Bounded();
    Bounded err = new Bounded();
    try (ChannelExec channel = session.createExecChannel(command)) {
      channel.setIn(new ByteArrayInputStream(program.getBytes(StandardCharsets.UTF_8)));
      channel.setOut(out);
      channel.setErr(err);
      channel.open().verify(OPENS_WITHIN);
      Set<ClientChannelEvent> events =
          channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), most.toMillis());
      Integer code = channel.getExitStatus();
      if (events.contains(ClientChannelEvent.TIMEOUT)) {
        throw new UnreachableException(
            Layer.CONNECTION, "%s did not answer within %d s".formatted(host, most.toSeconds()));
      }
      if (code == null && !session.isOpen()) {
        throw new UnreachableException(
            Layer.CONNECTION, "the connection to %s broke".formatted(host));
      }
      return new Output(
          code == null ? -1 : code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnreachableException(
          Layer.CONNECTION, "the connection to %s broke: %s".formatted(host, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    session.close(false);
  }

  /// A host may say anything, but not fill the console's memory.
  private static final class Bounded extends ByteArrayOutputStream {

    @Override
    public synchronized void write(int one) {
      if (count < MOST_BYTES) {
        super.write(one);
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, Math.clamp(MOST_BYTES - (long) count, 0, length));
    }
  }
}
