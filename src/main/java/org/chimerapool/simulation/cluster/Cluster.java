package org.chimerapool.simulation.cluster;

import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.socket.Transport;

/// Many virtual miners on few threads. May be used from any thread but the miners' own.
final class Cluster implements AutoCloseable {

  private static final int STOP_SECONDS = 5;

  private final EventLoopGroup loops;
  private final List<Crew> crews = new ArrayList<>();
  private final BlockArrivals arrivals = new BlockArrivals();

  Cluster(ClusterPlan plan, Algorithm algorithm) {
    loops = Transport.BEST.loops("miners", plan.loops());
    SplittableRandom random = new SplittableRandom(plan.seed());
    for (int i = 0; i < plan.loops(); i++) {
      crews.add(new Crew(loops.next(), random.split()));
    }
    Dialer dialer = new Dialer(plan.tls(), algorithm, arrivals);
    for (int i = 0; i < plan.miners(); i++) {
      Crew crew = crews.get(i % crews.size());
      crew.add(new ClusterMiner(i, plan, crew, dialer));
    }
  }

  void start() {
    long begin = System.nanoTime();
    crews.forEach(crew -> crew.start(begin));
  }

  /// What has been counted until now.
  Figures figures() {
    Figures all = new Figures();
    onEach(crew -> crew.figures.copy()).forEach(all::add);
    return all;
  }

  List<BlockArrivals.Block> blocks() {
    return arrivals.all();
  }

  /// Counts shares from here on only.
  void forgetShares() {
    var _ =
        onEach(
            crew -> {
              crew.figures.forgetShares();
              return crew;
            });
  }

  @Override
  public void close() {
    var _ =
        onEach(
            crew -> {
              crew.stop();
              return crew;
            });
    loops
        .shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
  }

  /// Asks every crew on its own thread.
  private <T> List<T> onEach(Function<Crew, T> question) {
    return crews.stream()
        .map(crew -> crew.loop.submit(() -> question.apply(crew)))
        .toList()
        .stream()
        .map(answer -> answer.syncUninterruptibly().getNow())
        .toList();
  }
}
