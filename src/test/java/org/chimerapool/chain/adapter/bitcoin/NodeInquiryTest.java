package org.chimerapool.chain.adapter.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.chain.NodeTrial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NodeInquiryTest {

  private final NodeInquiry inquiry = new NodeInquiry(TestCoins.REGTEST, NodeTiming.USUAL);
  private FakeNode node;

  @BeforeEach
  void start() throws IOException {
    node = new FakeNode("one");
    node.result("getzmqnotifications", List.of());
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void tellsWhatGoodNodeSays() {
    NodeTrial.Answered answered = answered(node.access());
    assertThat(answered.agent()).isEqualTo("/Fake:1.0/");
    assertThat(answered.chain()).isEqualTo("regtest");
    assertThat(answered.height()).isEqualTo(10);
    assertThat(answered.peers()).isEqualTo(8);
    assertThat(answered.syncing()).isFalse();
    assertThat(answered.zmqHashBlock()).isEmpty();
    assertThat(answered.warnings()).isEmpty();
  }

  @Test
  void tellsFaultInOneSentence() {
    node.stop();
    assertThat(inquiry.of(node.access()))
        .isEqualTo(
            new NodeTrial.Failed(
                "The node does not answer at 127.0.0.1:%d: nothing listens there."
                    .formatted(node.url().getPort())));
  }

  @Test
  void warnsOfForeignChain() {
    node.chain = "main";
    assertThat(answered(node.access()).warnings())
        .containsExactly("It is on the chain 'main', expected is 'regtest'.");
  }

  @Test
  void warnsWhenNodeGivesNoTemplate() {
    node.error("getblocktemplate", -9, "not connected");
    assertThat(answered(node.access()).warnings())
        .containsExactly("It gives no template: it refuses getblocktemplate: not connected (-9).");
  }

  @Test
  void tellsWhereNodePublishesBlocks() {
    node.result(
        "getzmqnotifications",
        List.of(
            Map.of("type", "pubrawtx", "address", "tcp://127.0.0.1:1"),
            Map.of("type", "pubhashblock", "address", "tcp://127.0.0.1:28332")));
    NodeTrial.Answered answered = answered(node.access());
    assertThat(answered.zmqHashBlock()).isEqualTo("tcp://127.0.0.1:28332");
    assertThat(answered.warnings()).singleElement().asString().contains("tcp://127.0.0.1:28332");
  }

  @Test
  void warnsWhenWantedFeedIsNotThere() {
    NodeAccess plain = node.access();
    NodeAccess wanted =
        new NodeAccess(
            plain.id(),
            plain.name(),
            plain.rpc(),
            plain.user(),
            plain.password(),
            "",
            "tcp://127.0.0.1:28332");
    assertThat(answered(wanted).warnings())
        .singleElement()
        .asString()
        .contains("does not publish hashblock");
  }

  private NodeTrial.Answered answered(NodeAccess access) {
    return (NodeTrial.Answered) inquiry.of(access);
  }
}
