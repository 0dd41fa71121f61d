package org.chimerapool.simulation.cluster;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.simulation.client.FoundShare;
import org.chimerapool.simulation.client.MiningSession;
import org.chimerapool.simulation.client.PoolLine;
import org.chimerapool.simulation.client.PoolLink;
import org.chimerapool.simulation.client.ShareWatch;
import org.chimerapool.simulation.client.StratumJob;
import org.chimerapool.simulation.cluster.MinerProfile.Manner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One connection of a miner, with all that its profile makes of it. Belongs to its event loop.
final class MinerConnection extends ChannelInboundHandlerAdapter implements PoolLink, ShareWatch {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Shares that a miner keeps for being late with them.
  private static final int MAX_KEPT = 16;

  private final ClusterMiner miner;
  private final ClusterPlan plan;
  private final MinerProfile profile;
  private final Crew crew;
  private final BlockArrivals arrivals;
  private final MiningSession session;
  private final LineInput input = new LineInput();
  private final Map<Long, Long> sentAt = new HashMap<>();
  private final List<FoundShare> kept = new ArrayList<>();
  private @Nullable ChannelHandlerContext ctx;
  private @Nullable Flood flood;
  private byte @Nullable [] previous;
  private @Nullable String ending;
  private boolean byItself;
  private long connectedAt;

  MinerConnection(ClusterMiner miner, Algorithm algorithm, BlockArrivals arrivals) {
    this.miner = miner;
    this.plan = miner.plan();
    this.profile = miner.profile();
    this.crew = miner.crew();
    this.arrivals = arrivals;
    this.session =
        new MiningSession(this, plan.userOf(miner.number()), algorithm, this, crew.random.split());
  }

  @Override
  public void channelActive(ChannelHandlerContext opened) throws IOException {
    ctx = opened;
    connectedAt = System.nanoTime();
    crew.figures.connected++;
    miner.connected(this);
    if (profile.manner() == Manner.SILENT) {
      return;
    }
    if (!plan.floods()) {
      session.configure();
    }
    session.greet(plan.password());
    opened.flush();
  }

  @Override
  public void channelRead(ChannelHandlerContext from, Object message) throws IOException {
    ByteBuf bytes = (ByteBuf) message;
    crew.heardAt = System.nanoTime();
    try {
      input.read(bytes, crew.scratch, this::line);
    } finally {
      bytes.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext from) {
    if (flood != null) {
      flood.refill(from);
    }
    from.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext closed) {
    crew.figures.closed++;
    crew.figures.ended(ending == null ? "closed by the pool" : ending);
    if (session.hasWork()) {
      crew.figures.working--;
    }
    miner.lost(session.hasWork(), byItself);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
    end(Dialer.cause(cause));
  }

  boolean hasWork() {
    return session.hasWork();
  }

  /// Ends the connection from this side.
  void leave(String cause) {
    byItself = true;
    end(cause);
  }

  /// Tries so many hashes and deals with what is found as the profile says.
  void hash(int count) {
    try {
      for (FoundShare share : session.search(count)) {
        if (chance(profile.stale()) && kept.size() < MAX_KEPT) {
          kept.add(share);
        } else if (profile.latency().isZero()) {
          deliver(share);
        } else {
          var _ =
              crew.loop.schedule(
                  () -> delivered(share), profile.latency().toMillis(), TimeUnit.MILLISECONDS);
        }
      }
      flush();
    } catch (IOException e) {
      end(Dialer.cause(e));
    }
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

  @Override
  public void accepted(long id) {
    crew.figures.accepted++;
    answered(id);
  }

  @Override
  public void refused(long id, String words) {
    crew.figures.refused(Reasons.of(words));
    answered(id);
  }

  @Override
  public void difficulty(double difficulty) {
    // What the miners work on is the pool's affair; the report tells what comes of it.
  }

  private void line(byte[] bytes, int from, int to) throws IOException {
    if (flood != null && flood.answer(bytes, from, to)) {
      return;
    }
    if (to - from < 2) {
      return;
    }
    try {
      PoolLine line = crew.lines.read(bytes, from, to);
      boolean before = session.hasWork();
      session.handle(line);
      if (line.job() != null) {
        begin(line.job(), before);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void begin(StratumJob job, boolean before) throws IOException {
    crew.figures.jobs++;
    if (!before) {
      crew.figures.working++;
      crew.figures.firstJobs.add(crew.heardAt - connectedAt);
      firstJob();
    } else if (previous != null && !Arrays.equals(previous, job.previous())) {
      arrivals.arrived(Hash256.ofBytes(job.previous()), crew.heardAt);
      for (FoundShare late : kept) {
        submit(late);
      }
      kept.clear();
    }
    previous = job.previous();
    if (flood != null) {
      flood.begin(job, session.extranonce2Size());
    }
  }

  private void firstJob() {
    if (plan.floods()) {
      flood = new Flood(plan.userOf(miner.number()), plan.inFlight(), crew);
    } else if (profile.manner() == Manner.DEAF && ctx != null) {
      ctx.channel().config().setAutoRead(false);
    }
  }

  private void delivered(FoundShare share) {
    try {
      deliver(share);
      flush();
    } catch (IOException e) {
      end(Dialer.cause(e));
    }
  }

  private void deliver(FoundShare share) throws IOException {
    Optional<FoundShare> wrong = chance(profile.invalid()) ? session.tooEasy() : Optional.empty();
    submit(wrong.orElse(share));
    if (chance(profile.duplicate())) {
      submit(wrong.orElse(share));
    }
  }

  private void submit(FoundShare share) throws IOException {
    sentAt.put(session.submit(share), System.nanoTime());
    crew.figures.sent++;
  }

  private void answered(long id) {
    Long at = sentAt.remove(id);
    if (at != null) {
      crew.figures.answers.add(crew.heardAt - at);
    }
  }

  private boolean chance(double part) {
    return part > 0 && crew.random.nextDouble() < part;
  }

  private void write(Map<String, ?> line) throws IOException {
    if (ctx == null || !ctx.channel().isActive()) {
      throw new IOException("the connection is gone");
    }
    byte[] json = JSON.writeValueAsBytes(line);
    var _ = ctx.write(ctx.alloc().buffer(json.length + 1).writeBytes(json).writeByte('\n'));
  }

  private void flush() {
    if (ctx != null) {
      ctx.flush();
    }
  }

  private void end(String cause) {
    if (ending == null) {
      ending = cause;
    }
    if (ctx != null) {
      var _ = ctx.close();
    }
  }
}
