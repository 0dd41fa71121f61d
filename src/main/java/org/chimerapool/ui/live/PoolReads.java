package org.chimerapool.ui.live;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Blocks;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stats.SeriesPoint;
import org.chimerapool.stats.SeriesQuery;
import org.chimerapool.stats.TimeRange;
import org.springframework.stereotype.Component;

/// The database's figures, read once for all pages that are open. Blocks the caller for a moment.
@Component
public class PoolReads {

  /// As many blocks as a screen lists.
  public static final int BLOCKS = 100;

  private final LoadingCache<PoolId, List<BlockSummary>> blocks;
  private final LoadingCache<PoolId, Long> blockCount;
  private final LoadingCache<SeriesKey, List<SeriesPoint>> series;

  PoolReads(Blocks source, SeriesQuery query) {
    blocks = cache(Duration.ofSeconds(3)).build(pool -> source.recent(pool, BLOCKS));
    blockCount = cache(Duration.ofSeconds(3)).build(source::count);
    series = cache(Duration.ofSeconds(5)).build(key -> key.read(query));
    source.onChange(
        () -> {
          blocks.invalidateAll();
          blockCount.invalidateAll();
        });
  }

  /// The newest first, at most [#BLOCKS].
  public List<BlockSummary> blocks(PoolId pool) {
    return blocks.get(pool);
  }

  public long blockCount(PoolId pool) {
    return blockCount.get(pool);
  }

  public List<SeriesPoint> series(PoolId pool, TimeRange range) {
    return series.get(new SeriesKey(pool, "", range));
  }

  public List<SeriesPoint> series(PoolId pool, String address, TimeRange range) {
    return series.get(new SeriesKey(pool, address, range));
  }

  private static Caffeine<Object, Object> cache(Duration fresh) {
    return Caffeine.newBuilder().maximumSize(500).expireAfterWrite(fresh);
  }

  private record SeriesKey(PoolId pool, String address, TimeRange range) {

    List<SeriesPoint> read(SeriesQuery query) {
      return address.isEmpty() ? query.pool(pool, range) : query.miner(pool, address, range);
    }
  }
}
