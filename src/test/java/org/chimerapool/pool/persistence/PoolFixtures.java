package org.chimerapool.pool.persistence;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.chimerapool.chain.AddressCheck;
import org.chimerapool.chain.AddressRules;
import org.chimerapool.chain.CoinNetwork;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.chain.TemplateRules;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;

/// Coins and settings for tests of pools.
final class PoolFixtures {

  private PoolFixtures() {}

  /// `TST`, mined with sha256d, and `SCR`, whose algorithm nobody has. Addresses are valid unless
  /// they begin with `bad`.
  static CoinProfiles coins() {
    return new CoinProfiles(List.of(coin("TST", "sha256d"), coin("SCR", "scrypt")));
  }

  static PoolSettings settings() {
    return new PoolSettings(
        "",
        "/Chimera/",
        0,
        new PoolSettings.Resume(Duration.ofMinutes(5), 100),
        new PoolSettings.Vardiff(1e-5, 1e-7, 1e12, Duration.ofSeconds(5), Duration.ofSeconds(60)));
  }

  private static CoinProfile coin(String ticker, String algorithm) {
    return new CoinProfile(
        CoinId.of(ticker),
        "Test " + ticker,
        CoinNetwork.SIMULATED,
        algorithm,
        8,
        Duration.ofMinutes(1),
        10,
        "test",
        new Hash256(0, 0, 0, 1),
        new Addresses(),
        TemplateRules.PLAIN);
  }

  private static final class Addresses implements AddressRules {

    @Override
    public AddressCheck check(String address) {
      return address.startsWith("bad")
          ? new AddressCheck.Invalid("an address does not begin with bad")
          : new AddressCheck.Valid(address.getBytes(StandardCharsets.US_ASCII), "test");
    }

    @Override
    public String form() {
      return "anything but bad…";
    }
  }
}
