package org.chimerapool.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.chimerapool.kernel.WorkerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a miner is told to type.
class RigSetupTest {

  private static final StratumAddress AT = new StratumAddress("pool.example", 3333, true);
  private static final WorkerName ME = new WorkerName("bc1qme", "attic");

  private final RigRecipes recipes = new RigRecipes();

  @Test
  void fillsACommandThatCanBePasted() {
    RigSetup setup = setup("cpuminer", "scrypt", false);

    assertThat(setup.paste().orElseThrow().text().strip())
        .isEqualTo("minerd -a scrypt -o stratum+tcp://pool.example:3333 -u bc1qme.attic -p x");
    assertThat(setup.paste().orElseThrow().isFile()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256d", "scrypt", "x11"})
  void leavesNoPlaceUnfilled(String algorithm) {
    for (RigRecipe rig : recipes.of(algorithm)) {
      RigSetup setup = RigSetup.of(rig, AT, ME, algorithm, false);
      String all =
          setup.lines().stream().map(RigRecipe.Line::value).collect(Collectors.joining(" "))
              + setup.paste().map(RigRecipe.Paste::text).orElse("");
      assertThat(all)
          .as(rig.id())
          .doesNotContainPattern("\\{[a-z]+}")
          .contains("pool.example", "3333", "bc1qme.attic");
    }
  }

  @Test
  void offersOnlyRigsThatCanHashForThePool() {
    assertThat(recipes.of("scrypt"))
        .extracting(RigRecipe::id)
        .contains("goldshell", "antminer", "cpuminer", "other")
        .doesNotContain("bitaxe", "whatsminer");
    assertThat(recipes.of("x11")).extracting(RigRecipe::id).containsExactly("other");
    assertThat(recipes.find("bitaxe", "scrypt")).isEmpty();
  }

  @Test
  void asksForTheDifficultyThatRentedHashrateWants() {
    assertThat(setup("rented", "sha256d", false).password()).isEqualTo("d=500000");
  }

  @Test
  void encryptsOnlyWherePoolAndRigBothCan() {
    assertThat(setup("bitaxe", "sha256d", true).url()).isEqualTo("stratum+ssl://pool.example:3333");
    assertThat(setup("antminer", "sha256d", true).url()).startsWith("stratum+tcp://");
    StratumAddress plain = new StratumAddress("pool.example", 3333, false);
    assertThat(
            RigSetup.of(recipes.find("bitaxe", "sha256d").orElseThrow(), plain, ME, "sha256d", true)
                .url())
        .startsWith("stratum+tcp://");
  }

  @Test
  void writesAnIpv6HostAsUrlsDo() {
    assertThat(new StratumAddress("2001:db8::7", 3333, true).plainUrl())
        .isEqualTo("stratum+tcp://[2001:db8::7]:3333");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.9.9.9", "::1", "LOCALHOST"})
  void knowsWhatNobodyElseReaches(String host) {
    assertThat(new StratumAddress(host, 3333, true).isLoopback()).isTrue();
    assertThat(AT.isLoopback()).isFalse();
  }

  private RigSetup setup(String rig, String algorithm, boolean tls) {
    return RigSetup.of(recipes.find(rig, algorithm).orElseThrow(), AT, ME, algorithm, tls);
  }
}
