package org.chimerapool.chain.coin;

import static org.chimerapool.chain.CoinNetwork.MAIN;
import static org.chimerapool.chain.CoinNetwork.REGTEST;
import static org.chimerapool.chain.CoinNetwork.TEST;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.chain.CoinNetwork;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinSource;
import org.chimerapool.chain.TemplateRules;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.springframework.stereotype.Component;

/// The coins of the Bitcoin family that the program knows by itself.
///
/// Prefixes, intervals, first blocks and names of networks are those of `chainparams.cpp` in
/// Bitcoin Core 29, Litecoin Core 0.21 and Dash Core 22. Litecoin's older P2SH prefixes are left
/// out, as they cannot be told from Bitcoin's.
@Component
public final class ShippedCoins implements CoinSource {

  private static final int DECIMALS = 8;
  private static final int MATURITY = 100;

  private static final Family BITCOIN =
      new Family(
          "sha256d", Duration.ofMinutes(10), new TemplateRules(List.of("segwit"), false, false));
  private static final Family SIGNET =
      new Family(
          "sha256d",
          Duration.ofMinutes(10),
          new TemplateRules(List.of("segwit", "signet"), false, false));
  private static final Family LITECOIN =
      new Family(
          "scrypt",
          Duration.ofSeconds(150),
          new TemplateRules(List.of("mweb", "segwit"), false, true));
  private static final Family DASH =
      new Family("x11", Duration.ofSeconds(150), new TemplateRules(List.of(), true, false));

  private static final List<Network> NETWORKS =
      List.of(
          new Network(
              BITCOIN,
              "BTC",
              "Bitcoin",
              MAIN,
              "main",
              "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
              0,
              5,
              "bc",
              "1…, 3… or bc1…"),
          new Network(
              BITCOIN,
              "tBTC",
              "Bitcoin testnet4",
              TEST,
              "testnet4",
              "00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043",
              111,
              196,
              "tb",
              "m…, n…, 2… or tb1…"),
          new Network(
              SIGNET,
              "sBTC",
              "Bitcoin signet",
              TEST,
              "signet",
              "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6",
              111,
              196,
              "tb",
              "m…, n…, 2… or tb1…"),
          new Network(
              BITCOIN,
              "rBTC",
              "Bitcoin regtest",
              REGTEST,
              "regtest",
              "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206",
              111,
              196,
              "bcrt",
              "m…, n…, 2… or bcrt1…"),
          new Network(
              LITECOIN,
              "LTC",
              "Litecoin",
              MAIN,
              "main",
              "12a765e31ffd4059bada1e25190f6e98c99d9714d334efa41a195a7e7e04bfe2",
              48,
              50,
              "ltc",
              "L…, M… or ltc1…"),
          new Network(
              LITECOIN,
              "tLTC",
              "Litecoin testnet",
              TEST,
              "test",
              "4966625a4b2851d9fdee139e56211a0d88575f59ed816ff5e6a63deb4e3e29a0",
              111,
              58,
              "tltc",
              "m…, n…, Q… or tltc1…"),
          new Network(
              LITECOIN,
              "rLTC",
              "Litecoin regtest",
              REGTEST,
              "regtest",
              "530827f38f93b43ed12af0b3ad25a288dc02ed74d6d7857862df51fc56c416f9",
              111,
              58,
              "rltc",
              "m…, n…, Q… or rltc1…"),
          new Network(
              DASH,
              "DASH",
              "Dash",
              MAIN,
              "main",
              "00000ffd590b1485b3caadc19b22e6379c733355108f107a430458cdf3407ab6",
              76,
              16,
              "",
              "X… or 7…"),
          new Network(
              DASH,
              "tDASH",
              "Dash testnet",
              TEST,
              "test",
              "00000bafbc94add76cb75e2ec92894837288a481e5c005f6563d91623bf8bc2c",
              140,
              19,
              "",
              "y…, 8… or 9…"),
          new Network(
              DASH,
              "rDASH",
              "Dash regtest",
              REGTEST,
              "regtest",
              "000008ca1832a4baf228eb1553c03d3a2c8e02399550dd6ea8d65cec3ef23d2e",
              140,
              19,
              "",
              "y…, 8… or 9…"));

  /// What the networks of one coin have in common.
  private record Family(String algorithm, Duration interval, TemplateRules template) {}

  /// See [CoinProfile] and [AddressPrefixes].
  private record Network(
      Family family,
      String ticker,
      String name,
      CoinNetwork network,
      String nodeChain,
      String firstBlock,
      int keyHash,
      int scriptHash,
      String segwit,
      String form) {

    AddressPrefixes prefixes() {
      return new AddressPrefixes(keyHash, scriptHash, segwit, form);
    }

    /// @param known prefixes of every network by its name
    CoinProfile profile(Map<String, AddressPrefixes> known) {
      return new CoinProfile(
          CoinId.of(ticker),
          name,
          network,
          family.algorithm(),
          DECIMALS,
          family.interval(),
          MATURITY,
          nodeChain,
          Hash256.ofDisplayHex(firstBlock),
          new BitcoinAddresses(name, prefixes(), known),
          family.template());
    }
  }

  @Override
  public List<CoinProfile> coins() {
    Map<String, AddressPrefixes> known = new LinkedHashMap<>();
    NETWORKS.forEach(network -> known.put(network.name(), network.prefixes()));
    return NETWORKS.stream().map(network -> network.profile(known)).toList();
  }
}
