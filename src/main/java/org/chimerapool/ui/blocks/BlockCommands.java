package org.chimerapool.ui.blocks;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chimerapool.identity.Visitor;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.live.PoolReads;
import org.chimerapool.ui.palette.Command;
import org.chimerapool.ui.palette.CommandSource;
import org.springframework.stereotype.Component;

/// Recent blocks by height and by hash.
@Component
class BlockCommands implements CommandSource {

  private final OwnPools pools;
  private final PoolReads reads;

  BlockCommands(OwnPools pools, PoolReads reads) {
    this.pools = pools;
    this.reads = reads;
  }

  @Override
  public boolean ofTenant() {
    return true;
  }

  @Override
  public List<Command> commands(Visitor visitor) {
    return List.of();
  }

  @Override
  public List<Command> search(Visitor visitor, String text, int limit) {
    return pools.all(visitor.tenant()).stream()
        .map(Pool::description)
        .flatMap(
            pool ->
                reads.blocks(pool.id()).stream()
                    .filter(block -> fits(block, text))
                    .limit(limit)
                    .map(block -> command(pool, block)))
        .toList();
  }

  private static boolean fits(BlockSummary block, String text) {
    return Stream.of(Long.toString(block.height()), block.hash().toString())
        .anyMatch(one -> one.contains(text));
  }

  private static Command command(PoolDescription pool, BlockSummary block) {
    String name =
        block.height() + " " + pool.chain().coin().ticker() + " " + block.hash().toString();
    return Command.thing(
        Command.Group.BLOCKS, name, new ScreenUrl("console/blocks", Map.of()).with(pool.id()));
  }
}
