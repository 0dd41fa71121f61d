package org.chimerapool.chain.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.kernel.Hash256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ChainFileTest {

  @TempDir Path home;

  @Test
  void goesOnWhereItWasAfterRestart() throws InterruptedException {
    try (SimulatorFixture fixture = new SimulatorFixture(home)) {
      RestOfNetwork rest = fixture.restOfNetwork();
      rest.mineBlock();
      Hash256 orphan = rest.mineBlock();
      rest.reorg(1);
      ChainTip before = fixture.simulator.tip();
      fixture.restart();
      assertThat(fixture.simulator.tip()).isEqualTo(before);
      assertThat(fixture.simulator.standing(orphan)).isEqualTo(new BlockStanding.Orphaned());
      fixture.restOfNetwork().mineBlock();
      assertThat(fixture.simulator.tip().height()).isEqualTo(before.height() + 1);
    }
  }

  @Test
  void cutsOffTornTailAndAppendsBehindTheRest() throws IOException, InterruptedException {
    try (SimulatorFixture fixture = new SimulatorFixture(home)) {
      fixture.restOfNetwork().mineBlock();
      ChainTip whole = fixture.simulator.tip();
      long length = Files.size(file());
      fixture.restOfNetwork().mineBlock();
      byte[] all = Files.readAllBytes(file());
      for (int torn = 1; torn < all.length - length; torn += 97) {
        fixture.simulator.stop();
        Files.write(file(), Arrays.copyOf(all, all.length - torn));
        fixture.restart();
        assertThat(fixture.simulator.tip()).isEqualTo(whole);
        assertThat(Files.size(file())).isEqualTo(length);
      }
      fixture.restOfNetwork().mineBlock();
      fixture.restart();
      assertThat(fixture.simulator.tip().height()).isEqualTo(whole.height() + 1);
    }
  }

  @Test
  void cutsOffFrameWhoseBytesChanged() throws IOException, InterruptedException {
    try (SimulatorFixture fixture = new SimulatorFixture(home)) {
      fixture.restOfNetwork().mineBlock();
      ChainTip whole = fixture.simulator.tip();
      fixture.restOfNetwork().mineBlock();
      fixture.simulator.stop();
      byte[] all = Files.readAllBytes(file());
      all[all.length - 1] ^= 1;
      Files.write(file(), all);
      fixture.restart();
      assertThat(fixture.simulator.tip()).isEqualTo(whole);
    }
  }

  @Test
  void refusesFileThatIsSomethingElse() throws IOException {
    Path other = home.resolve("other.dat");
    Files.writeString(other, "a letter to somebody");
    assertThatThrownBy(() -> ChainFile.open(other, (_, _) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other.dat");
    assertThat(Files.readString(other)).isEqualTo("a letter to somebody");
  }

  @Test
  void treatsStartOfItsMagicAsNewFile() throws IOException {
    Path torn = home.resolve("torn.dat");
    Files.writeString(torn, "CHI", StandardOpenOption.CREATE_NEW);
    ChainFile.open(torn, (_, _) -> {}).close();
    assertThat(Files.readString(torn)).isEqualTo("CHIMSIM1");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void loadsHundredThousandBlocksInAboutASecond() throws IOException {
    Path path = home.resolve("long.dat");
    writeChain(path, 100_000);
    long start = System.nanoTime();
    StoredChain stored = StoredChain.open(path, 100_000, new byte[0]);
    long millis = (System.nanoTime() - start) / 1_000_000;
    stored.file().close();
    assertThat(stored.tree().tip().height()).isEqualTo(100_000);
    assertThat(millis).isLessThan(5_000);
  }

  @Test
  void dropsOldBlocksWhenThereAreTwiceAsManyAsKept() throws IOException {
    Path path = home.resolve("long.dat");
    writeChain(path, 2_000);
    long before = Files.size(path);
    StoredChain stored = StoredChain.open(path, 1_000, new byte[0]);
    assertThat(stored.tree().tip().height()).isEqualTo(2_000);
    assertThat(stored.tree().root().height()).isEqualTo(1_000);
    assertThat(Files.size(path)).isLessThan(before * 6 / 10);
    stored.file().append(2_001, new byte[BlockHeader.BYTES]);
    stored.file().close();
    List<Long> heights = new ArrayList<>();
    ChainFile.open(path, (height, _) -> heights.add(height)).close();
    assertThat(heights).hasSize(1_002).startsWith(1_000L).endsWith(2_001L);
  }

  private Path file() {
    return home.resolve("simulator").resolve("blocks.dat");
  }

  /// Blocks with a real link to each other, 1.2 kB each, without proof of work.
  private static void writeChain(Path path, int blocks) throws IOException {
    try (ChainFile file = ChainFile.open(path, (_, _) -> {})) {
      Hash256 previous = Hash256.ZERO;
      for (int height = 0; height <= blocks; height++) {
        BlockHeader header =
            new BlockHeader(4, previous, Hash256.ZERO, 1_700_000_000 + height, 0x1e01a900, height);
        previous = header.id();
        file.append(height, Arrays.copyOf(header.toBytes(), 1_200));
      }
    }
  }
}
