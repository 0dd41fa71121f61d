package org.chimerapool.stratum.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.LittleEndian;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.TestPool;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replays work that real pools gave out and real miners solved, byte for byte. The lines and the
/// difficulties in them were computed without Chimera's code.
class RecordedExchangeTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(strings = {"p2pool-b", "p2pool-version-rolling", "p2pool-a", "bitaxe"})
  void answersAsRecorded(String name) throws IOException {
    List<String> lines = lines(name);
    JsonNode setup = JSON.readTree(lines.getFirst()).get("setup");
    Recorded recorded = new Recorded(setup);
    TestPool pool = recorded.pool();
    try (Miner miner = new Miner(pool.pool, recorded.clock())) {
      Deque<String> heard = new ArrayDeque<>();
      for (String line : lines.subList(1, lines.size())) {
        JsonNode step = JSON.readTree(line);
        if (step.has("miner")) {
          assertThat(heard).as("before %s", line).isEmpty();
          heard.addAll(miner.say(step.get("miner").asString()));
        } else {
          assertThat(withoutIds(heard.poll())).isEqualTo(withoutIds(step.get("server").asString()));
        }
      }
      assertThat(heard).isEmpty();
    }
    assertThat(pool.journal).hasSize(1);
    assertThat(pool.journal.getFirst().hash().toDisplayHex())
        .isEqualTo(setup.get("hash").asString());
  }

  /// Ours are secrets, so that they differ each time.
  private static String withoutIds(@Nullable String line) {
    return Objects.requireNonNull(line)
        .replaceAll("(\"mining\\.(set_difficulty|notify)\"),\"[0-9a-f]+\"]", "$1,\"ID\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p2pool-b", "p2pool-version-rolling", "p2pool-a"})
  void handsOnTheBlockThatTheShareIs(String name) throws IOException {
    List<String> lines = lines(name);
    JsonNode setup = JSON.readTree(lines.getFirst()).get("setup");
    Recorded recorded = new Recorded(setup);
    TestPool pool = recorded.pool();
    try (Miner miner = new Miner(pool.pool, recorded.clock())) {
      for (String line : lines) {
        JsonNode step = JSON.readTree(line);
        if (step.has("miner")) {
          miner.say(step.get("miner").asString());
        }
      }
    }
    assertThat(pool.blocks).hasSize(1);
    assertThat(HEX.formatHex(pool.blocks.getFirst().raw(), 0, 80))
        .isEqualTo(setup.get("header").asString());
    assertThat(pool.blocks.getFirst().id().toDisplayHex()).isEqualTo(setup.get("hash").asString());
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            RecordedExchangeTest.class.getResourceAsStream("/stratum/" + name + ".jsonl"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /// The pool and the job of a recording.
  private record Recorded(JsonNode setup) {

    Clock clock() {
      return Clock.fixed(time(), ZoneOffset.UTC);
    }

    TestPool pool() {
      byte[] extranonce1 = HEX.parseHex(text("e1"));
      int slot = Integer.reverseBytes(LittleEndian.getInt(extranonce1, 0)) & 0xffffff;
      return new TestPool(
          template(),
          new Source(this),
          new ExtranonceAllocator(extranonce1[0] & 0xff, slot),
          TestPool.policy(setup.get("diff").asDouble()),
          new Sha256d(),
          clock());
    }

    private BlockTemplate template() {
      byte[] header = HEX.parseHex(text("header"));
      byte[] previous = new byte[32];
      System.arraycopy(header, 4, previous, 0, 32);
      return new BlockTemplate(
          1,
          HexFormat.fromHexDigits(text("ver")),
          Hash256.ofBytes(previous),
          HexFormat.fromHexDigits(text("nbits")),
          time(),
          time().minusSeconds(600),
          Amount.of(1, CoinId.of("TST")),
          List.of(),
          new byte[0]);
    }

    private Job job(BlockTemplate template, boolean clean, Instant now) {
      String second = text("c2");
      return new Job(
          text("job"),
          template,
          HEX.parseHex(text("c1")),
          HEX.parseHex(second),
          second.indexOf("ffffffff") / 2,
          new byte[0],
          setup
              .get("br")
              .valueStream()
              .map(b -> Hash256.ofBytes(HEX.parseHex(b.asString())))
              .toList(),
          setup.get("e2s").asInt(),
          template.networkTarget(),
          clean,
          now);
    }

    private Instant time() {
      return Instant.ofEpochSecond(HexFormat.fromHexDigits(text("ntime")));
    }

    private String text(String key) {
      return setup.get(key).asString();
    }
  }

  private record Source(Recorded recorded) implements JobSource {

    @Override
    public int extranonce2Size() {
      return recorded.setup().get("e2s").asInt();
    }

    @Override
    public Job make(BlockTemplate template, boolean clean, Instant now) {
      return recorded.job(template, clean, now);
    }
  }
}
