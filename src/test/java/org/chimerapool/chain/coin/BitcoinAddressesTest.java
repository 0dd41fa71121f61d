package org.chimerapool.chain.coin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.chimerapool.chain.AddressCheck;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.kernel.CoinId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses and scripts from BIP 13, BIP 173 and BIP 350, from the tests of the coins' own nodes
/// and from well known payments.
class BitcoinAddressesTest {

  private static final CoinProfiles COINS = new CoinProfiles(new ShippedCoins().coins());

  @ParameterizedTest
  @CsvSource({
    "BTC, P2PKH, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,"
        + " 76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac",
    "BTC, P2WPKH, BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4,"
        + " 0014751e76e8199196d454941c45d1b3a323f1433bd6",
    "BTC, P2TR, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0,"
        + " 512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
    "tBTC, P2WSH, tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7,"
        + " 00201863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262",
    "tBTC, P2WSH, tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy,"
        + " 0020000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433",
    "tBTC, P2TR, tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c,"
        + " 5120000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433",
    "LTC, P2WPKH, LTC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KGMN4N9,"
        + " 0014751e76e8199196d454941c45d1b3a323f1433bd6",
    "tLTC, P2WPKH, tltc1qw508d6qejxtdg4y5r3zarvary0c5xw7klfsuq0,"
        + " 0014751e76e8199196d454941c45d1b3a323f1433bd6",
    "tDASH, P2PKH, yVXDAM73Tg6A44Bm3qduXsMCYxzuqBCT48,"
        + " 76a91464f2b2b84f62d68a2cd7f7f5fb2b5aa75ef716d788ac",
    "tDASH, P2PKH, yNkA6gVSPqKzW6WmJtTazRLKbSkQA5ND2h,"
        + " 76a9141a9cab092e161f3822af4b27f4f33051dbb7d32088ac"
  })
  void readsAddressesWithTheirScripts(String coin, String kind, String address, String script) {
    assertThat(check(coin, address))
        .isInstanceOfSatisfying(
            AddressCheck.Valid.class,
            valid -> {
              assertThat(HexFormat.of().formatHex(valid.script())).isEqualTo(script);
              assertThat(valid.kind()).isEqualTo(kind);
            });
  }

  /// One payee in two spellings: Litecoin's own and the one that it once shared with Bitcoin.
  @Test
  void readsScriptHashes() {
    assertThat(check("LTC", "MMDkQMv8pGGmAXdVyxaW8YtQMCHw7eouma"))
        .isInstanceOfSatisfying(
            AddressCheck.Valid.class,
            litecoin -> {
              assertThat(litecoin.kind()).isEqualTo("P2SH");
              assertThat(HexFormat.of().formatHex(litecoin.script())).matches("a914[0-9a-f]{40}87");
              assertThat(check("BTC", "3F1c6UWAs9RLN2Mbt5bAJue12VhVCorXzs"))
                  .isInstanceOfSatisfying(
                      AddressCheck.Valid.class,
                      bitcoin -> assertThat(bitcoin.script()).isEqualTo(litecoin.script()));
            });
  }

  @Test
  void readsTheDashFoundationsAddress() {
    assertThat(check("DASH", "7gnwGHt17heGpG9Crfeh4KGpYNFugPhJdh"))
        .isInstanceOfSatisfying(
            AddressCheck.Valid.class, valid -> assertThat(valid.kind()).isEqualTo("P2SH"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BTC | mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn | It is an address of Bitcoin testnet4 or Bitcoin"
            + " signet or Bitcoin regtest or Litecoin testnet or Litecoin regtest.",
        "BTC | tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7 | It is an address of"
            + " Bitcoin testnet4 or Bitcoin signet.",
        "BTC | MMDkQMv8pGGmAXdVyxaW8YtQMCHw7eouma | It is an address of Litecoin.",
        "LTC | 3F1c6UWAs9RLN2Mbt5bAJue12VhVCorXzs | It is an address of Bitcoin.",
        "LTC | bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 | It is an address of Bitcoin.",
        "DASH | yVXDAM73Tg6A44Bm3qduXsMCYxzuqBCT48 | It is an address of Dash testnet or Dash"
            + " regtest.",
        "rBTC | 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa | It is an address of Bitcoin."
      })
  void namesTheNetworkOfForeignAddress(String coin, String address, String sentence) {
    assertThat(reason(coin, address)).startsWith(sentence);
  }

  @Test
  void saysWhatWasExpected() {
    assertThat(reason("tBTC", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"))
        .isEqualTo(
            "It is an address of Bitcoin. Expected an address of Bitcoin testnet4: m…, n…, 2… or"
                + " tb1…");
  }

  /// The list of BIP 350.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BTC | bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd | needs bech32m",
        "tBTC | tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf | needs bech32m",
        "BTC | BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL | needs bech32m",
        "BTC | bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh | needs bech32,",
        "tBTC | tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47 | needs bech32,",
        "BTC | bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4 | character 'o'",
        "BTC | BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R | version is 17",
        "BTC | bc1pw5dgrnzv | 1 bytes",
        "BTC | bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav | 41"
            + " bytes",
        "BTC | BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P | this one has 16",
        "tBTC | tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq | mixes capital",
        "BTC | bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf | no padding",
        "tBTC | tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j | no padding",
        "BTC | bc1gmk9yu | too short"
      })
  void refusesMalformedSegwitAddresses(String coin, String address, String part) {
    assertThat(reason(coin, address)).contains(part);
  }

  /// Valid by BIP 350, but nobody can say yet who may spend them.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
        "BC1SW50QGDZ25J",
        "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs"
      })
  void refusesWitnessVersionsWithoutRules(String address) {
    assertThat(reason("BTC", address)).contains("has no rules yet");
  }

  @ParameterizedTest
  @CsvSource({
    "BC1SW50QGDZ25J, 16, 751e",
    "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs, 2, 751e76e8199196d454941c45d1b3a323"
  })
  void decodesEveryWitnessVersion(String address, int version, String program) throws Exception {
    SegwitText text = SegwitText.read(address);

    assertThat(text.prefix()).isEqualTo("bc");
    assertThat(text.version()).isEqualTo(version);
    assertThat(HexFormat.of().formatHex(text.program())).isEqualTo(program);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | It is empty.",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb | Its checksum is wrong",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN | Its checksum is wrong",
        "1 | Its checksum is wrong",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf0a | The character '0'",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf a | The character U+0020",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf😀 | The character U+1F600",
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7\u212aV8F3T4 | The character U+212A",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5 | Its checksum is wrong",
        "tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut | The character '0'",
        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ | It holds 33 bytes"
      })
  void saysWhatIsWrong(String address, String sentence) {
    assertThat(reason("BTC", address)).startsWith(sentence);
  }

  @Test
  void looksAtNoMoreThanAnAddressCanHave() {
    assertThat(reason("BTC", "1".repeat(1_000_000))).contains("1000000 characters");
  }

  /// Of an address with a few characters changed, nothing is left; and nothing at all makes the
  /// check fail.
  @Test
  void acceptsNoDamagedAddress() {
    SplittableRandom random = new SplittableRandom(7);
    for (String address :
        List.of(
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")) {
      for (int i = 0; i < 20_000; i++) {
        StringBuilder damaged = new StringBuilder(address);
        for (int j = random.nextInt(3); j >= 0; j--) {
          char character = (char) random.nextInt(i % 2 == 0 ? 0x80 : 0x10000);
          damaged.setCharAt(random.nextInt(address.length()), character);
        }
        if (random.nextInt(4) == 0) {
          damaged.setLength(random.nextInt(address.length()));
        }
        if (!damaged.toString().equals(address)) {
          assertThat(check("BTC", damaged.toString())).isInstanceOf(AddressCheck.Invalid.class);
        }
      }
    }
  }

  @Test
  void listsCoinsWhenOneIsUnknown() {
    assertThatThrownBy(() -> COINS.get(CoinId.of("DOGE")))
        .hasMessageContaining("DOGE")
        .hasMessageContaining("rBTC");
  }

  private static AddressCheck check(String coin, String address) {
    return COINS.get(CoinId.of(coin)).addresses().check(address);
  }

  private static String reason(String coin, String address) {
    return switch (check(coin, address)) {
      case AddressCheck.Invalid(String reason) -> reason;
      case AddressCheck.Valid valid -> throw new AssertionError(address + " is " + valid.kind());
    };
  }
}
