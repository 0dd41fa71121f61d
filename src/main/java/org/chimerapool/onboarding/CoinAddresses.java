package org.chimerapool.onboarding;

import java.util.Optional;
import org.chimerapool.chain.AddressCheck;
import org.chimerapool.chain.AddressRules;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.Pool;
import org.springframework.stereotype.Component;

/// What is wrong with an address, by the rules of its coin and in words.
@Component
public class CoinAddresses {

  private final CoinProfiles coins;

  CoinAddresses(CoinProfiles coins) {
    this.coins = coins;
  }

  /// How addresses of the coin look; empty where the program does not know the coin.
  public String form(CoinId coin) {
    return rules(coin).map(AddressRules::form).orElse("");
  }

  /// What is wrong with an address; empty where nothing is.
  public Optional<String> fault(Pool pool, String user) {
    Optional<WorkerName> name = WorkerName.parse(user);
    String address = name.map(WorkerName::address).orElse(user);
    if (name.isPresent() && pool.chain().payoutScript(address).isPresent()) {
      return Optional.empty();
    }
    CoinId coin = pool.description().chain().coin();
    Optional<String> said =
        rules(coin).map(rules -> rules.check(address)).flatMap(CoinAddresses::reason);
    return said.or(
        () -> Optional.of("An address of " + pool.description().chain().name() + " was expected."));
  }

  /// Another coin of this program that has such an address; empty where none has.
  public Optional<CoinProfile> other(Pool pool, String address) {
    return coins.all().stream()
        .filter(coin -> !coin.coin().equals(pool.description().chain().coin()))
        .filter(coin -> coin.addresses().check(address) instanceof AddressCheck.Valid)
        .findFirst();
  }

  private Optional<AddressRules> rules(CoinId coin) {
    return coins.find(coin).map(CoinProfile::addresses);
  }

  private static Optional<String> reason(AddressCheck check) {
    return switch (check) {
      case AddressCheck.Valid valid -> Optional.empty();
      case AddressCheck.Invalid(String reason) -> Optional.of(reason);
    };
  }
}
