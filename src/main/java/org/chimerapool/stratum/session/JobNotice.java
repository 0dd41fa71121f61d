package org.chimerapool.stratum.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.chimerapool.pool.Job;
import org.chimerapool.stratum.dialect.Messages;

/// A job as bytes on the wire, made once and shared by all connections.
///
/// The bytes lie outside the heap and are freed by the garbage collector once the last connection
/// has sent them, so nobody has to count who still needs them.
final class JobNotice {

  private final Job job;
  private final ByteBuf clean;
  private final ByteBuf keep;

  JobNotice(Job job) {
    this.job = job;
    this.clean = direct(Messages.notify(job, true));
    this.keep = direct(Messages.notify(job, false));
  }

  Job job() {
    return job;
  }

  /// A view of the shared bytes. Releasing it is allowed and does nothing.
  ///
  /// @param cleanJobs whether the miner must drop what it works on
  ByteBuf bytes(boolean cleanJobs) {
    return (cleanJobs ? clean : keep).duplicate();
  }

  private static ByteBuf direct(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(buffer.asReadOnlyBuffer()));
  }
}
