package org.chimerapool.simulation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.chimerapool.kernel.Live;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The virtual miners.
///
/// @param enabled the one switch: whether virtual miners start with the program
/// @param host where their pool is
/// @param port the pool's Stratum port; with 0 nobody can know it, and the miners stay off
/// @param miners who mines; empty stands for six miners with 150 kH/s together
@Validated
@ConfigurationProperties("chimera.simulation")
record SimulationSettings(
    @Live @DefaultValue("true") boolean enabled,
    @DefaultValue("127.0.0.1") @NotBlank String host,
    @DefaultValue("3333") @Min(0) @Max(65535) int port,
    @DefaultValue @Size(max = 64) List<@Valid Miner> miners) {

  private static final List<Miner> SIX =
      List.of(
          new Miner("simAda", "attic", 60_000, MinerBehaviour.STEADY),
          new Miner("simAda", "garage", 25_000, MinerBehaviour.STEADY),
          new Miner("simBrahe", "tower", 40_000, MinerBehaviour.STEADY),
          new Miner("simBrahe", "shed", 12_000, MinerBehaviour.CARELESS),
          new Miner("simCurie", "lab", 9_000, MinerBehaviour.FLAKY),
          new Miner("simCurie", "window", 4_000, MinerBehaviour.STEADY));

  SimulationSettings {
    miners = List.copyOf(miners);
  }

  /// One virtual miner.
  ///
  /// @param address who is paid
  /// @param rig the miner's own name
  /// @param hashrate hashes per second that it keeps to
  /// @param behaviour how well it behaves
  record Miner(
      @Pattern(regexp = "[A-Za-z0-9]{4,90}", message = "must be 4 to 90 letters or digits")
          String address,
      @Pattern(regexp = "[A-Za-z0-9_-]{1,32}", message = "must be 1 to 32 letters or digits")
          String rig,
      @DefaultValue("10000") @Min(1) @Max(1_000_000) int hashrate,
      @DefaultValue("STEADY") MinerBehaviour behaviour) {}

  List<Miner> fleet() {
    return miners.isEmpty() ? SIX : miners;
  }
}
