package org.chimerapool.chain.adapter.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.CoinbaseTerms;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.Hash256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class TemplateReaderTest {

  private final TemplateReader reader = new TemplateReader(TestCoins.BITCOIN);

  @Test
  void readsEveryFieldOfBitcoinsTemplate() throws RpcException {
    Offer offer = reader.read(TemplateJson.bitcoin().put("longpollid", "abc1"));
    BlockTemplate template = offer.template();
    assertThat(offer.longPollId()).isEqualTo("abc1");
    assertThat(template.height()).isEqualTo(870_001);
    assertThat(template.version()).isEqualTo(0x20000000);
    assertThat(template.previousHash()).isEqualTo(Hash256.ofDisplayHex(TemplateJson.PREVIOUS));
    assertThat(template.bits()).isEqualTo(0x207fffff);
    assertThat(template.time()).isEqualTo(Instant.ofEpochSecond(1_763_712_000));
    assertThat(template.minTime()).isEqualTo(Instant.ofEpochSecond(1_763_700_000));
    assertThat(template.reward()).isEqualTo(Amount.of(312_512_345, TestCoins.BITCOIN.coin()));
    assertThat(template.witnessCommitment())
        .isEqualTo(HexFormat.of().parseHex(TemplateJson.COMMITMENT));
    assertThat(template.coinbase()).isEqualTo(CoinbaseTerms.PLAIN);
    assertThat(template.extensionBlock()).isEmpty();
    BlockTemplate.Transaction transaction = template.transactions().getFirst();
    assertThat(transaction.id().toDisplayHex()).isEqualTo("11".repeat(32));
    assertThat(transaction.fee()).isEqualTo(12_345);
    assertThat(transaction.raw()).isEqualTo(new byte[] {2, 0, 0, 0, 0, 1, 0});
  }

  @Test
  void readsVersionWhoseHighestBitIsSet() throws RpcException {
    ObjectNode json = TemplateJson.bitcoin().put("version", 0xe0000000L);
    assertThat(reader.read(json).template().version()).isEqualTo(0xe0000000);
  }

  @Test
  void readsExtensionBlockOfLitecoin() throws RpcException {
    ObjectNode json = TemplateJson.bitcoin().put("mweb", "0102ff");
    json.putArray("rules").add("csv").add("!segwit").add("!mweb");
    assertThat(new TemplateReader(TestCoins.LITECOIN).read(json).template().extensionBlock())
        .isEqualTo(new byte[] {1, 2, (byte) 0xff});
  }

  @Test
  void readsPayloadAndRequiredOutputsOfDash() throws RpcException {
    BlockTemplate template =
        new TemplateReader(TestCoins.DASH).read(TemplateJson.dash()).template();
    assertThat(template.coinbase().version()).isEqualTo(0x00050003);
    assertThat(template.coinbase().payload()).isEqualTo(HexFormat.of().parseHex("0300a14f0d00"));
    assertThat(template.coinbase().outputs())
        .extracting(CoinbaseTerms.Output::value)
        .containsExactly(100_000_000L, 5L);
    assertThat(template.coinbase().outputs().get(1).script())
        .isEqualTo(HexFormat.of().parseHex("76a91401"));
    assertThat(template.witnessCommitment()).isEmpty();
    assertThat(template.transactions().getFirst().id().toDisplayHex()).isEqualTo("22".repeat(32));
  }

  @Test
  void refusesRuleThatMustBeUnderstoodAndIsNot() {
    ObjectNode json = TemplateJson.bitcoin();
    json.putArray("rules").add("!segwit").add("!signet");
    assertThatExceptionOfType(RpcException.class)
        .isThrownBy(() -> reader.read(json))
        .withMessageContaining("'signet'");
  }

  @Test
  void readsTemplatesOnlyOfASignetThatNeedsNoSignature() throws RpcException {
    TemplateReader signet = new TemplateReader(TestCoins.SIGNET);
    ObjectNode json = TemplateJson.bitcoin().put("signet_challenge", "51");
    json.putArray("rules").add("!segwit").add("!signet");
    assertThat(signet.read(json).template().height()).isEqualTo(870_001);
    json.put("signet_challenge", "5121" + "03".repeat(33) + "51ae");
    assertThatExceptionOfType(RpcException.class)
        .isThrownBy(() -> signet.read(json))
        .withMessageContaining("blocks must be signed");
  }

  @Test
  void refusesATemplateWhoseRequiredOutputsTakeMoreThanThereIs() {
    ObjectNode json = TemplateJson.dash().put("coinbasevalue", 100_000_004);
    assertThatExceptionOfType(RpcException.class)
        .isThrownBy(() -> new TemplateReader(TestCoins.DASH).read(json))
        .withMessageContaining("a coinbasevalue of 100000004 below the outputs to pay, 100000005");
  }

  @Test
  void refusesATemplateThatContradictsItself() {
    ObjectNode poor = TemplateJson.bitcoin().put("coinbasevalue", 12_344);
    ObjectNode early = TemplateJson.bitcoin().put("curtime", 1_763_699_999);
    ObjectNode twice = TemplateJson.bitcoin();
    ((ArrayNode) twice.path("transactions")).add(twice.path("transactions").path(0).deepCopy());
    for (ObjectNode json : List.of(poor, early, twice)) {
      assertThatExceptionOfType(RpcException.class)
          .isThrownBy(() -> reader.read(json))
          .withMessageContaining("contradicts itself");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "height | -1",
        "height | 1.5",
        "height | \"7\"",
        "previousblockhash | \"00\"",
        "previousblockhash | \"zz00000000000000000000000000000000000000000000000000000000000000\"",
        "bits | \"00000000\"",
        "bits | \"ff7fffff\"",
        "bits | \"hello\"",
        "curtime | 99999999999",
        "coinbasevalue | -5",
        "coinbasevalue | 1e30",
        "coinbasevalue | 9223372036854775807",
        "transactions | {}",
        "transactions | [7]",
        "transactions | [{\"data\":\"0\",\"txid\":\"00\",\"fee\":1}]",
        "default_witness_commitment | \"abc\"",
        "version | 99999999999",
        "mintime | null"
      })
  void namesTheFieldThatIsNonsense(String field, String value) {
    ObjectNode json = TemplateJson.bitcoin();
    json.set(field, JsonMapper.shared().readTree(value));
    assertThatExceptionOfType(RpcException.class)
        .isThrownBy(() -> reader.read(json))
        .withMessageContaining("getblocktemplate." + field);
  }

  @Test
  void refusesWhatIsNoObject() {
    for (String json : List.of("null", "[]", "7", "\"x\"")) {
      assertThatExceptionOfType(RpcException.class)
          .isThrownBy(() -> reader.read(JsonMapper.shared().readTree(json)));
    }
  }
}
